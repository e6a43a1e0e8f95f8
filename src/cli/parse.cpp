#include "cli/parse.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <iterator>
#include <memory>

#include "cli/manual.h"

namespace folkmoot::cli {

namespace {

constexpr int kManyMax = 1'000'000;

// The storage that CLI11 fills in for one command.
struct Slot {
  std::string name;
  std::vector<std::string> values;
  bool mark = false;
  CLI::Option* option = nullptr;
};

struct Bound {
  const Command* command = nullptr;
  CLI::App* app = nullptr;
  std::vector<std::unique_ptr<Slot>> slots;
};

void add_globals(CLI::App& app, Globals& globals) {
  app.add_option("--home", globals.home);
  app.add_option("--assembly", globals.assembly);
  app.add_flag("--json", globals.json);
  app.add_flag("--quiet", globals.quiet);
}

/// The first argument that is needed and not there. CLI11 is not told which are needed: "amend" is a command and the
/// first word of "amend apply", and it would take "apply" for what "amend" needs.
std::optional<ParseFailure> missing_argument(const Bound& bound) {
  for (std::size_t i = 0; i < bound.command->arguments.size(); ++i)
    if (bound.command->arguments[i].required && bound.slots[i]->option->count() == 0)
      return ParseFailure{{errc::kUsage, fmt::format("{} is required", capitals(bound.command->arguments[i].name))},
                          fmt::format("moot help {}", bound.command->words)};
  return std::nullopt;
}

void bind_command(Bound& bound) {
  CLI::App& app = *bound.app;
  for (const Argument& argument : bound.command->arguments) {
    auto slot = std::make_unique<Slot>();
    slot->name = argument.name;
    // In capitals, as in the help: so it never meets an option of the same name.
    slot->option = app.add_option(capitals(argument.name), slot->values);
    slot->option->expected(1, argument.many ? kManyMax : 1);
    slot->option->allow_extra_args(argument.many);
    bound.slots.push_back(std::move(slot));
  }
  for (const Option& option : bound.command->options) {
    auto slot = std::make_unique<Slot>();
    slot->name = option.name;
    const std::string flag = flags_of(option, ",");
    if (option.value.empty()) {
      slot->option = app.add_flag(flag, slot->mark);
    } else {
      slot->option = app.add_option(flag, slot->values)->expected(1, option.many ? kManyMax : 1);
      slot->option->allow_extra_args(false);  // else it would take the words behind its value, too
    }
    bound.slots.push_back(std::move(slot));
  }
}

// The group "device" of "device add", made once.
CLI::App* parent_of(CLI::App& root, const std::string& word) {
  for (CLI::App* const app : root.get_subcommands([](CLI::App*) { return true; }))
    if (app->get_name() == word) return app;
  CLI::App* const out = root.add_subcommand(word);
  out->fallthrough();
  return out;
}

bool is_command(std::string_view words, const std::vector<Command>& table) {
  return std::ranges::any_of(table, [&](const Command& command) { return command.words == words; });
}

/// Rows of two columns.
std::string in_columns(const std::vector<std::pair<std::string, std::string_view>>& rows) {
  std::size_t width = 0;
  for (const auto& [left, right] : rows) width = std::max(width, left.size());
  std::string out;
  for (const auto& [left, right] : rows) out += fmt::format("  {:<{}}  {}\n", left, width, right);
  return out;
}

std::pair<std::string, std::string_view> row_of(const Option& option) {
  return {fmt::format("{}{}{}", flags_of(option, ", "), option.value.empty() ? "" : " ", option.value), option.help};
}

std::string help_of_globals() {
  std::vector<std::pair<std::string, std::string_view>> rows;
  for (const Option& option : global_options()) rows.push_back(row_of(option));
  return fmt::format("Everywhere:\n{}  --help, --version\n", in_columns(rows));
}

std::string help_of(const Command& command) {
  std::string out = fmt::format("{}\n\nUsage: {}{}\n", command.summary, usage_line(command),
                                command.options.empty() ? "" : " [OPTIONS]");
  std::vector<std::pair<std::string, std::string_view>> rows;
  rows.reserve(command.arguments.size() + command.options.size());
  for (const Argument& argument : command.arguments) rows.emplace_back(argument.name, argument.help);
  for (const Option& option : command.options) rows.push_back(row_of(option));
  if (!rows.empty()) out += "\n" + in_columns(rows);
  out += fmt::format("\nExample: {}\n\n{}", command.example, help_of_globals());
  return out;
}

std::string help_of_all(const std::vector<Command>& table, std::string_view group) {
  std::string out = group.empty() ? fmt::format("{}\n\nUsage: moot COMMAND ...\n\n", kIntroduction)
                                  : fmt::format("Usage: moot {} COMMAND ...\n\n", group);
  std::size_t width = 0;
  const auto shown = [&](const Command& command) {
    return group.empty() || command.words.starts_with(fmt::format("{} ", group));
  };
  for (const Command& command : table)
    if (shown(command)) width = std::max(width, command.words.size());
  std::string_view example;
  for (const Command& command : table) {
    if (!shown(command)) continue;
    out += fmt::format("  {:<{}}  {}\n", command.words, width, command.summary);
    if (example.empty()) example = command.example;
  }
  out += fmt::format(
      "\nmoot help COMMAND says more about one; moot help --man writes the page of the manual.\n\nExample: {}\n\n{}",
      example, help_of_globals());
  return out;
}

// "help device add", "device add --help", "--help": what is meant, or nothing where no command has that name.
std::optional<std::string> help_for(const std::vector<std::string>& about, const std::vector<Command>& table) {
  if (about.empty()) return help_of_all(table, "");
  const std::string two = about.size() > 1 ? about[0] + " " + about[1] : std::string();
  for (const Command& command : table)
    if (!two.empty() && command.words == two) return help_of(command);
  for (const Command& command : table)
    if (command.words == about[0]) return help_of(command);
  for (const Command& command : table)
    if (command.words.starts_with(about[0] + " ")) return help_of_all(table, about[0]);
  return std::nullopt;
}

// The words before "--" that are neither options nor values of global options.
std::vector<std::string> plain_words(const std::vector<std::string>& words) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < words.size() && words[i] != "--"; ++i) {
    if (words[i] == "--home" || words[i] == "--assembly") {
      ++i;
    } else if (!words[i].starts_with("-")) {
      out.push_back(words[i]);
    }
  }
  return out;
}

bool has_mark(const std::vector<std::string>& words, std::string_view mark) {
  for (const std::string& word : words) {
    if (word == "--") return false;
    if (word == mark) return true;
  }
  return false;
}

ParseFailure unknown(const std::string& what) {
  return {{errc::kUnknown, fmt::format("There is no command \"{}\".", what)}, "moot --help lists the commands."};
}

// CLI11 takes "[a,b]" for a list of two wherever several values may stand. A text is what was typed: so such words pass
// through it behind a mark, and so do those that begin with the mark.
constexpr char kTextMark = '\x1F';
std::string marked(const std::string& word) {
  return word.starts_with('[') || word.starts_with(kTextMark) ? kTextMark + word : word;
}
std::string unmarked(const std::string& value) { return value.starts_with(kTextMark) ? value.substr(1) : value; }

// Help and version are answered before anything else is looked at, so that they never fail for another reason.
std::optional<tl::expected<Parsed, ParseFailure>> answer_at_once(const std::vector<std::string>& words,
                                                                 const std::vector<Command>& table) {
  Parsed out;
  out.globals.json = asks_for_json(words);
  std::vector<std::string> plain = plain_words(words);
  if (plain.empty() && has_mark(words, "--version")) {
    out.text = fmt::format("moot {}\n", FOLKMOOT_VERSION);
    return out;
  }
  const bool by_word = !plain.empty() && plain.front() == "help";
  if (!by_word && !has_mark(words, "--help") && !has_mark(words, "-h")) return std::nullopt;
  if (by_word) plain.erase(plain.begin());
  if (by_word && has_mark(words, "--man")) {
    out.text = manual_page(table);
    return out;
  }
  auto text = help_for(plain, table);
  if (!text) return tl::unexpected(unknown(plain.front()));
  out.text = *std::move(text);
  return out;
}

Given take_given(const Bound& bound) {
  Given out;
  for (const auto& slot : bound.slots) {
    if (slot->option->count() == 0) continue;
    // An argument and an option may share a name ("found NAME --name MYNAME"): the argument's value then comes first.
    std::vector<std::string> values = out.all(slot->name);
    std::ranges::transform(slot->values, std::back_inserter(values), unmarked);
    out.put(slot->name, std::move(values));
  }
  return out;
}

}  // namespace

bool asks_for_json(const std::vector<std::string>& words) { return has_mark(words, "--json"); }

tl::expected<Parsed, ParseFailure> parse(const std::vector<std::string>& words, const std::vector<Command>& table) {
  if (auto answer = answer_at_once(words, table)) return *std::move(answer);
  CLI::App app;
  app.set_help_flag();
  app.fallthrough();
  app.require_subcommand(1);
  Parsed out;
  add_globals(app, out.globals);
  std::vector<Bound> all(table.size());
  for (std::size_t i = 0; i < table.size(); ++i) {
    const auto parts = split_words(table[i].words);
    CLI::App* parent = parts.size() > 1 ? parent_of(app, parts[0]) : &app;
    all[i].command = &table[i];
    all[i].app = parent->add_subcommand(parts.back());
    all[i].app->fallthrough();
    // "reconvene" is a command and the group of "reconvene sign": there a second word is not needed.
    if (parts.size() > 1) parent->require_subcommand(is_command(parts[0], table) ? 0 : 1, 1);
    bind_command(all[i]);
  }
  const auto plain = plain_words(words);
  if (plain.empty())
    return tl::unexpected(ParseFailure{{errc::kUsage, "Say which command."}, "moot --help lists the commands."});
  if (!help_for(plain, table)) return tl::unexpected(unknown(plain.front()));
  try {
    std::vector<std::string> reversed;
    std::transform(words.rbegin(), words.rend(), std::back_inserter(reversed), marked);
    app.parse(reversed);
    out.globals.home = unmarked(out.globals.home);
    out.globals.assembly = unmarked(out.globals.assembly);
  } catch (const CLI::ParseError& problem) {
    return tl::unexpected(ParseFailure{{errc::kUsage, problem.what()}, fmt::format("moot help {}", plain.front())});
  }
  for (const Bound& bound : all) {
    if (!bound.app->parsed() || !bound.app->get_subcommands().empty()) continue;
    if (auto missing = missing_argument(bound)) return tl::unexpected(*std::move(missing));
    out.command = bound.command;
    out.given = take_given(bound);
  }
  if (out.command == nullptr) return tl::unexpected(unknown(plain.front()));
  return out;
}

}  // namespace folkmoot::cli
