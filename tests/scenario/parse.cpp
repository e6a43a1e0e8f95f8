// From the text of a scenario file to its steps.
#include <algorithm>

#include "tests/scenario/language.h"

namespace folkmoot::scenario {

namespace {

using Span = std::span<const Word>;

/// The one sentence of a table that the words follow.
template <class Sentence>
Parsed<Step::Aside> find_sentence(std::span<const Sentence> table, Span words, Place end) {
  Expectations expectations;
  for (std::size_t i = 0; i < table.size(); ++i)
    if (auto slots = match(table[i].pattern, words, expectations)) return Step::Aside{i, std::move(*slots)};
  return tl::unexpected<Fault>(expectations.fault(words, end));
}

/// One file's words, line by line.
class StoryParser {
 public:
  explicit StoryParser(Story& story) : story_(story) {}

  Parsed<Ok> head(const Line& line) {
    const Words& words = line.words;
    if (!words[0].is("rule") && !words[0].is("story"))
      return fault(words[0].place, "expected `rule` or `story` and a sentence in quotes");
    if (words.size() < 2 || words[1].kind != Word::Kind::quoted)
      return fault(words.size() < 2 ? line.end : words[1].place, "expected a sentence in quotes");
    if (words.size() > 2) return fault(words[2].place, "expected the end of the line");
    story_.is_rule = words[0].text == "rule";
    story_.says = words[1].text;
    return Ok{};
  }

  Parsed<Ok> step(const Line& line) {
    const Word& first = line.words[0];
    if (first.is("given")) {
      kind_ = Step::Kind::given;
    } else if (first.is("when")) {
      kind_ = Step::Kind::when;
    } else if (first.is("then")) {
      kind_ = Step::Kind::then;
    } else if (!first.is("and") || !kind_) {
      return fault(first.place, "expected `given`, `when`, `then`, or `and` for more of the same");
    }
    Step out;
    out.kind = *kind_;
    out.place = first.place;
    const Span words = Span(line.words).subspan(1);
    switch (out.kind) {
      case Step::Kind::given:
        FM_TRY(sentence(given_sentences(), words, line.end, out));
        break;
      case Step::Kind::then:
        FM_TRY(sentence(then_sentences(), words, line.end, out));
        break;
      case Step::Kind::when:
        FM_TRY(act(words, line.end, out));
        break;
    }
    story_.steps.push_back(std::move(out));
    return Ok{};
  }

 private:
  template <class Sentence>
  static Parsed<Ok> sentence(std::span<const Sentence> table, Span words, Place end, Step& out) {
    FM_ASSIGN(Step::Aside found, find_sentence(table, words, end));
    out.sentence = found.sentence;
    out.slots = std::move(found.slots);
    return Ok{};
  }

  /// AUTHORS {, MANNER}: COMMAND [as NAME]
  static Parsed<Ok> act(Span words, Place end, Step& out) {
    const auto colon =
        std::find_if(words.begin(), words.end(), [](const Word& word) { return word.kind == Word::Kind::colon; });
    if (colon == words.end()) return fault(end, "expected `:` between who acts and what they do");
    FM_TRY(who(words.first(static_cast<std::size_t>(colon - words.begin())), colon->place, out));
    return command(words.subspan(static_cast<std::size_t>(colon - words.begin()) + 1), end, out);
  }

  static Parsed<Ok> who(Span words, Place end, Step& out) {
    bool only_names = true;
    while (true) {
      const auto comma =
          std::find_if(words.begin(), words.end(), [](const Word& word) { return word.kind == Word::Kind::comma; });
      const Span part = words.first(static_cast<std::size_t>(comma - words.begin()));
      const Place part_end = comma == words.end() ? end : comma->place;
      Expectations expectations;
      auto names = match("NAMES", part, expectations);
      if (only_names && names) {
        out.authors.insert(out.authors.end(), names->front().names.begin(), names->front().names.end());
      } else if (out.authors.empty()) {
        return tl::unexpected<Fault>(expectations.fault(part, part_end));
      } else {
        only_names = false;
        FM_ASSIGN(Step::Aside found, find_sentence(manner_sentences(), part, part_end));
        out.manner.push_back(std::move(found));
      }
      if (comma == words.end()) return Ok{};
      words = words.subspan(part.size() + 1);
    }
  }

  static Parsed<Ok> command(Span words, Place end, Step& out) {
    if (words.size() >= 3 && words[words.size() - 2].is("as")) {
      if (!words.back().is_text()) return fault(words.back().place, "expected a name");
      out.called = words.back();
      words = words.first(words.size() - 2);
    }
    FM_ASSIGN(out.act, parse_act(words, end));
    return Ok{};
  }

  Story& story_;
  std::optional<Step::Kind> kind_;
};

}  // namespace

Parsed<Story> parse_story(const std::string& path, std::string_view text) {
  Story out;
  out.path = path;
  FM_ASSIGN(const std::vector<Line> lines, read_lines(text));
  if (lines.empty()) return fault({1, 1}, "expected `rule` or `story` and a sentence in quotes");
  StoryParser parser(out);
  FM_TRY(parser.head(lines.front()));
  for (std::size_t i = 1; i < lines.size(); ++i) FM_TRY(parser.step(lines[i]));
  return out;
}

}  // namespace folkmoot::scenario
