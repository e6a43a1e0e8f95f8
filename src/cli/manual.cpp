#include "cli/manual.h"

#include <fmt/format.h>

#include <algorithm>

namespace folkmoot::cli {

namespace {

/// A text as roff prints it: what would be an escape, a quote of typography or a request stands as itself.
std::string plain_roff(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '\\':
        out += "\\e";
        break;
      case '-':
        out += "\\-";
        break;
      case '\'':
        out += "\\(aq";
        break;
      case '"':
        out += "\\(dq";
        break;
      case '`':
        out += "\\(ga";
        break;
      case '^':
        out += "\\(ha";
        break;
      case '~':
        out += "\\(ti";
        break;
      default:
        out += c;
    }
  }
  return out.starts_with('.') ? "\\&" + out : out;
}

std::string bold(std::string_view text) { return fmt::format("\\fB{}\\fR", plain_roff(text)); }

/// A paragraph of the list of options, arguments, files: what it is called, and under it what it means.
void add_entry(std::string& out, std::string_view name, std::string_view value, std::string_view help) {
  out += fmt::format(".TP\n{}{}\n{}\n", bold(name), value.empty() ? "" : fmt::format(" \\fI{}\\fR", plain_roff(value)),
                     plain_roff(help));
}

void add_options(std::string& out, const std::vector<Option>& options) {
  for (const Option& option : options) add_entry(out, flags_of(option, ", "), option.value, option.help);
}

void add_command(std::string& out, const Command& command) {
  out += fmt::format(".SS {}{}\n{}.\n", plain_roff(usage_line(command)), command.options.empty() ? "" : " [OPTIONS]",
                     plain_roff(command.summary));
  for (const Argument& argument : command.arguments) add_entry(out, capitals(argument.name), {}, argument.help);
  add_options(out, command.options);
  out += fmt::format(".PP\nExample: {}\n", bold(command.example));
}

struct Line {
  std::string_view name;
  std::string_view means;
};

void add_lines(std::string& out, std::string_view section, std::initializer_list<Line> lines) {
  out += fmt::format(".SH {}\n", section);
  for (const Line& line : lines) add_entry(out, line.name, {}, line.means);
}

}  // namespace

std::string manual_page(const std::vector<Command>& table) {
  std::string out = fmt::format(
      ".\\\" Made by: moot help --man\n"
      ".TH MOOT 1 \"\" \"Folkmoot {}\" \"Folkmoot\"\n"
      ".SH NAME\nmoot \\- decide together, without a server\n"
      ".SH SYNOPSIS\n{} {} [\\fIARGUMENTS\\fR] [\\fIOPTIONS\\fR]\n"
      ".br\n{} \\fICOMMAND\\fR\n"
      ".SH DESCRIPTION\n{}\n",
      FOLKMOOT_VERSION, bold("moot"), "\\fICOMMAND\\fR", bold("moot help"), plain_roff(kIntroduction));
  out +=
      ".PP\nWhere an ID, a proposal or a person is asked for, the first eight digits of an id or a name that is unique "
      "will do. A \\- as a file is the standard input or output.\n";
  out += ".SH OPTIONS\nThese stand anywhere on the line.\n";
  add_options(out, global_options());
  add_entry(out, "--help", {}, "say more about the command");
  add_entry(out, "--version", {}, "say which version this is");
  out += ".SH COMMANDS\n";
  for (const Command& command : table) add_command(out, command);
  add_lines(out, "EXIT STATUS",
            {{"0", "done"},
             {"1", "refused by a rule, or a check that failed"},
             {"2", "wrong usage, or a file or id that was not found"},
             {"3", "damaged data, or a store that does not work"},
             {"4", "not reached, or not in time"}});
  add_lines(out, "ENVIRONMENT",
            {{"MOOT_HOME", "where this machine keeps its assemblies, unless --home says it"},
             {"XDG_DATA_HOME", "the folder in which that is otherwise, as folkmoot [~/.local/share]"},
             {"VISUAL, EDITOR", "what opens for a text that is asked for and not given"},
             {"MOOT_CLOCK", "the time at the start, for tests"}});
  add_lines(out, "FILES",
            {{"~/.local/share/folkmoot", "the home: journals and keys, for this user alone. It is not encrypted."}});
  out += fmt::format(".SH EXAMPLES\n.TP\nThe first assembly:\n{}\n.TP\nIts page in the browser:\n{}\n",
                     bold("moot found \"Neighbours of the Square\" --name m001"), bold("moot serve"));
  return out;
}

}  // namespace folkmoot::cli
