#include "interchange/atom.h"

#include "base/text.h"

namespace folkmoot::interchange {

namespace {
constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

/// How many bytes the character at the start of `text` has; 0 where it is none of UTF-8 (RFC 3629).
std::size_t character_size(std::string_view text) {
  const auto first = static_cast<unsigned char>(text.front());
  if (first < 0x80U) return 1;
  const std::size_t size = first >= 0xF0U ? 4 : first >= 0xE0U ? 3 : 2;
  if (first < 0xC2U || first > 0xF4U || text.size() < size) return 0;
  for (std::size_t i = 1; i < size; ++i)
    if (!continues(text[i])) return 0;
  const auto second = static_cast<unsigned char>(text[1]);
  const bool overlong = (first == 0xE0U && second < 0xA0U) || (first == 0xF0U && second < 0x90U);
  const bool beyond = (first == 0xEDU && second > 0x9FU) || (first == 0xF4U && second > 0x8FU);
  return overlong || beyond ? 0 : size;
}

/// Section 2.2 of XML 1.0.
bool is_allowed(std::string_view character) {
  const auto first = static_cast<unsigned char>(character.front());
  if (character.size() == 1) return first >= 0x20U || character == "\t" || character == "\n" || character == "\r";
  return character != "\xEF\xBF\xBE" && character != "\xEF\xBF\xBF";
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
    const std::size_t size = character_size(text);
    if (size == 0) {
      out += kReplacement;
      text.remove_prefix(1);
      continue;
    }
    const std::string_view character = text.substr(0, size);
    const std::string_view written = reference(character);
    out += !written.empty() ? written : is_allowed(character) ? character : kReplacement;
    text.remove_prefix(size);
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
