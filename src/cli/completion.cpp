#include "cli/completion.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "cli/parse.h"

namespace folkmoot::cli {

namespace {

/// A word that may come next, with what it means.
struct Offer {
  std::string word;
  std::string means;
};

/// What is known of the place behind some words of a command, "" or "device" or "device add".
struct Place {
  std::vector<Offer> words;
  std::vector<Option> options;
  /// One of its arguments is a file.
  bool takes_file = false;
};

/// By their words. A command that is also the first word of others has both.
using Places = std::map<std::string, Place>;

bool names_file(std::string_view name) {
  constexpr std::array<std::string_view, 6> kNames = {"file", "folder", "key", "charter", "FILE", "DIR"};
  return std::ranges::find(kNames, name) != kNames.end();
}

void offer(Place& place, const std::string& word, std::string_view means) {
  const auto found = std::ranges::find(place.words, word, &Offer::word);
  if (found == place.words.end())
    place.words.push_back({word, std::string(means)});
  else if (found->means.empty())
    found->means = means;
}

Places places_of(const std::vector<Command>& table) {
  Places out;
  for (const Command& command : table) {
    const std::vector<std::string> words = split_words(command.words);
    offer(out[""], words[0], words.size() == 1 ? command.summary : "");
    if (words.size() > 1) offer(out[words[0]], words[1], command.summary);
    Place& place = out[std::string(command.words)];
    place.options = command.options;
    place.takes_file = std::ranges::any_of(command.arguments, names_file, &Argument::name);
  }
  // The first word of several means what they do.
  for (Offer& group : out[""].words) {
    if (!group.means.empty()) continue;
    for (const Offer& each : out[group.word].words) group.means += (group.means.empty() ? "" : ", ") + each.word;
  }
  offer(out[""], "help", "say more about a command");
  return out;
}

/// As one word of a POSIX shell; fish reads backslashes between quotes, too.
std::string quoted(std::string_view text, bool for_fish = false) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'')
      out += for_fish ? "\\'" : "'\\''";
    else if (c == '\\' && for_fish)
      out += "\\\\";
    else
      out += c;
  }
  return out + "'";
}

/// The flags of an option, each a word.
std::vector<std::string> flags(const Option& option) {
  std::vector<std::string> out = {"--" + std::string(option.name)};
  if (option.letter != 0) out.push_back(std::string("-") + option.letter);
  return out;
}

std::string in_line(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

/// A function of bash and zsh: from the words of a command to what `told` says of its place.
template <class Told>
std::string function_of(std::string_view name, const Places& places, const Told& told) {
  std::string out = fmt::format("{}() {{\n  case \"$1\" in\n", name);
  for (const auto& [path, place] : places)
    if (const std::string text = told(place); !text.empty()) out += fmt::format("    {}) {} ;;\n", quoted(path), text);
  return out + "    *) return 1 ;;\n  esac\n}\n";
}

/// Options whose value is, or is not, a file.
std::string valued(const Place& place, bool files) {
  std::vector<std::string> out;
  for (const std::vector<Option>* options : {&place.options, &global_options()})
    for (const Option& option : *options)
      if (!option.value.empty() && names_file(option.value) == files)
        for (std::string& flag : flags(option)) out.push_back(std::move(flag));
  return out.empty() ? "" : "[[ \" " + in_line(out) + " \" == *\" $2 \"* ]]";
}

std::string takes_file(const Place& place) { return place.takes_file ? "return 0" : ""; }

/// What both shells have alike: which command the words so far are of (`place`), and what the last one waits for.
std::string shared_functions(const Places& places) {
  return function_of("_moot_value_file", places, [](const Place& place) { return valued(place, true); }) +
         function_of("_moot_value", places, [](const Place& place) { return valued(place, false); }) +
         function_of("_moot_file", places, takes_file);
}

std::string bash_script(const Places& places) {
  std::string out = "# Completion of moot for bash; made by: moot completion bash\n";
  out += function_of("_moot_words", places, [](const Place& place) {
    std::vector<std::string> words;
    for (const Offer& each : place.words) words.push_back(each.word);
    return words.empty() ? "" : "echo " + quoted(in_line(words));
  });
  out += function_of("_moot_options", places, [](const Place& place) {
    std::vector<std::string> words;
    for (const std::vector<Option>* options : {&place.options, &global_options()})
      for (const Option& option : *options) words.push_back("--" + std::string(option.name));
    words.emplace_back("--help");
    return "echo " + quoted(in_line(words));
  });
  out += shared_functions(places);
  return out + R"sh(_moot() {
  local current="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD-1]}" place='' behind='' word next i
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; ++i)); do
    word="${COMP_WORDS[i]}"
    next="${place:+$place }$word"
    if [[ $word == --home || $word == --assembly ]]; then
      ((++i))
    elif [[ " $(_moot_words "$place") " == *" $word "* ]]; then
      [[ $next == help ]] || place="$next"
    elif [[ $word != -* ]]; then
      behind=yes
      break
    fi
  done
  if _moot_value_file "$place" "$before"; then
    compopt -o filenames 2>/dev/null
    mapfile -t COMPREPLY < <(compgen -f -- "$current")
  elif _moot_value "$place" "$before"; then
    return
  elif [[ $current == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$(_moot_options "$place")" -- "$current")
  else
    [[ $behind ]] || mapfile -t COMPREPLY < <(compgen -W "$(_moot_words "$place")" -- "$current")
    if _moot_file "$place"; then
      compopt -o filenames 2>/dev/null
      mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -f -- "$current")
    fi
  fi
}
complete -F _moot moot
)sh";
}

/// "word:what it means", as `_describe` of zsh reads it.
std::string described(const std::string& word, std::string_view means) {
  std::string out = word + ":";
  for (const char c : means) out += c == ':' ? "\\:" : std::string(1, c);
  return quoted(out);
}

std::string zsh_script(const Places& places) {
  std::string out = "#compdef moot\n# Completion of moot for zsh; made by: moot completion zsh\n";
  out += function_of("_moot_words", places, [](const Place& place) {
    std::vector<std::string> words;
    for (const Offer& each : place.words) words.push_back(described(each.word, each.means));
    return words.empty() ? "" : "offers=(" + in_line(words) + ")";
  });
  out += function_of("_moot_options", places, [](const Place& place) {
    std::vector<std::string> words;
    for (const std::vector<Option>* options : {&place.options, &global_options()})
      for (const Option& option : *options) words.push_back(described("--" + std::string(option.name), option.help));
    words.push_back(described("--help", "say more about the command"));
    return "offers=(" + in_line(words) + ")";
  });
  out += shared_functions(places);
  return out + R"sh(_moot() {
  local place='' behind='' word next i
  local -a offers
  for ((i = 2; i < CURRENT; ++i)); do
    word="${words[i]}"
    next="${place:+$place }$word"
    offers=()
    if [[ $word == --home || $word == --assembly ]]; then
      ((++i))
    elif _moot_words "$place" && (( ${offers[(I)${(b)word}:*]} )); then
      [[ $next == help ]] || place="$next"
    elif [[ $word != -* ]]; then
      behind=yes
      break
    fi
  done
  offers=()
  if _moot_value_file "$place" "${words[CURRENT-1]}"; then
    _files
  elif _moot_value "$place" "${words[CURRENT-1]}"; then
    _message 'its value'
  elif [[ ${words[CURRENT]} == -* ]]; then
    _moot_options "$place"
    _describe -o 'option' offers
  else
    [[ -z $behind ]] && _moot_words "$place" && _describe 'command' offers
    if _moot_file "$place"; then _files; fi
  fi
}
if [[ $funcstack[1] == _moot ]]; then _moot "$@"; else compdef _moot moot; fi
)sh";
}

void add_fish_option(std::string& out, const std::string& where, const Option& option) {
  out += fmt::format("complete -c moot{} -l {}{}{} -d {}\n", where, option.name,
                     option.letter == 0 ? "" : fmt::format(" -s {}", option.letter),
                     option.value.empty()       ? ""
                     : names_file(option.value) ? " -r -F"
                                                : " -x",
                     quoted(option.help, true));
}

std::string fish_script(const Places& places) {
  std::string out = "# Completion of moot for fish; made by: moot completion fish\n";
  out += R"sh(function __moot_at --description 'whether the words of the line so far are those of this command'
    set -l place
    set -l skip 0
    for word in (commandline -opc)[2..]
        if test $skip = 1
            set skip 0
        else if contains -- $word --home --assembly
            set skip 1
        else if contains -- (string join -- ' ' $place $word) $__moot_places
            set place $place $word
        else if test "$word" = help -a -z "$place"
            continue
        else if not string match -q -- '-*' $word
            break
        end
    end
    test "$place" = "$argv[1]"
end
)sh";
  out += "set -g __moot_places";
  for (const auto& [path, place] : places)
    if (!path.empty()) out += " " + quoted(path, true);
  out += "\ncomplete -c moot -f\n";
  for (const Option& option : global_options()) add_fish_option(out, "", option);
  out += "complete -c moot -l help -d 'say more about the command'\n";
  for (const auto& [path, place] : places) {
    const std::string where = " -n " + quoted("__moot_at " + quoted(path, true), true);
    for (const Offer& each : place.words)
      out += fmt::format("complete -c moot{} -a {} -d {}\n", where, each.word, quoted(each.means, true));
    if (place.takes_file) out += fmt::format("complete -c moot{} -F\n", where);
    for (const Option& option : place.options) add_fish_option(out, where, option);
  }
  return out;
}

}  // namespace

Result<std::string> completion_script(std::string_view shell, const std::vector<Command>& table) {
  const Places places = places_of(table);
  if (shell == "bash") return bash_script(places);
  if (shell == "zsh") return zsh_script(places);
  if (shell == "fish") return fish_script(places);
  return fail(errc::kUsage, "bash, zsh or fish, not: " + std::string(shell));
}

}  // namespace folkmoot::cli
