#include "api/assets.h"

namespace folkmoot::api {

namespace {
/// RFC 9110, section 13.1.2: a list of tags, or a star. Ours hold neither commas nor blanks, and the weak form of one
/// counts as itself.
bool has_already(const Head& head, std::string_view etag) {
  for (const auto& [name, value] : head.headers) {
    if (name != "if-none-match") continue;
    if (value == "*") return true;
    for (std::size_t at = value.find(etag); at != std::string::npos; at = value.find(etag, at + 1)) {
      const std::size_t end = at + etag.size();
      const bool begins = at == 0 || value[at - 1] == ' ' || value[at - 1] == ',' || value[at - 1] == '/';
      if (begins && (end == value.size() || value[end] == ',' || value[end] == ' ')) return true;
    }
  }
  return false;
}
}  // namespace

Answer asset_answer(const Asset& asset, const Head& head) {
  constexpr int kNotModified = 304;
  Answer out;
  out.stored = true;
  out.headers.emplace_back("Cache-Control", asset.is_immutable ? "max-age=31536000, immutable" : "no-cache");
  out.headers.emplace_back("ETag", asset.etag);
  out.headers.emplace_back("Vary", "Accept-Encoding");
  if (has_already(head, asset.etag)) {
    out.status = kNotModified;
    return out;
  }
  out.type = asset.type;
  // Every browser takes it; who does not say so gets it all the same, rather than a second copy in each node.
  if (asset.is_gzip) out.headers.emplace_back("Content-Encoding", "gzip");
  out.body = as_text(asset.bytes);
  return out;
}

}  // namespace folkmoot::api
