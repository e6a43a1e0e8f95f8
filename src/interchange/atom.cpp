#include "interchange/atom.h"

#include "base/text.h"
#include "base/utf8.h"

namespace folkmoot::interchange {

namespace {
constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

/// Section 2.2 of XML 1.0.
bool is_allowed(char32_t code) {
  if (code < 0x20U) return code == U'\t' || code == U'\n' || code == U'\r';
  return code != 0xFFFEU && code != 0xFFFFU;
}

std::string_view reference(std::string_view character) {
  if (character == "<") return "&lt;";
  if (character == ">") return "&gt;";
  if (character == "&") return "&amp;";
  if (character == "\"") return "&quot;";
  if (character == "'") return "&#39;";
  // Left as it is, a reader makes a line feed of it.
  if (character == "\r") return "&#13;";
  return {};
}

void add_element(std::string& out, std::string_view indent, std::string_view name, std::string_view text) {
  // The type of a text construct is "text" by itself; an id and a time have none.
  (((((out += indent) += '<') += name) += '>') += xml_text(text)) += "</";
  (out += name) += ">\n";
}
}  // namespace

std::string xml_text(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const Character next = first_character(text);
    if (next.size == 0) {
      out += kReplacement;
      text.remove_prefix(1);
      continue;
    }
    const std::string_view character = text.substr(0, next.size);
    const std::string_view written = reference(character);
    out += !written.empty() ? written : is_allowed(next.code) ? character : kReplacement;
    text.remove_prefix(next.size);
  }
  return out;
}

std::string atom_feed(const AtomFeed& feed) {
  std::string out = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n";
  add_element(out, "  ", "id", feed.id);
  add_element(out, "  ", "title", feed.title);
  add_element(out, "  ", "updated", rfc3339(feed.updated));
  out += "  <author><name>" + xml_text(feed.author) + "</name></author>\n  <generator>Folkmoot</generator>\n";
  for (const AtomEntry& entry : feed.entries) {
    out += "  <entry>\n";
    add_element(out, "    ", "id", entry.id);
    add_element(out, "    ", "title", entry.title);
    add_element(out, "    ", "updated", rfc3339(entry.updated));
    if (!entry.summary.empty()) add_element(out, "    ", "summary", entry.summary);
    // An entry without a link has to have content (section 4.1.2).
    add_element(out, "    ", "content", entry.content);
    out += "  </entry>\n";
  }
  return out + "</feed>\n";
}

}  // namespace folkmoot::interchange
