#include "cli/demo_stage.h"

#include <charconv>
#include <filesystem>

namespace folkmoot::cli {

namespace {
constexpr std::chrono::milliseconds kListenPatience{10'000};
// Each of them waits for the node that serves most of the time: more at once than a small machine has cores.
constexpr std::size_t kAtOnce = 4;
constexpr std::string_view kNobody = "";

std::string joined(const Words& words) {
  std::string out;
  for (const std::string& word : words)
    out += (out.empty() ? "" : " ") + (word.size() > 60 ? word.substr(0, 60) + "..." : word);
  return out;
}

Result<Json> parse_object(const std::string& text) {
  boost::system::error_code problem;
  const boost::json::value value = boost::json::parse(text, problem);
  if (problem || !value.is_object()) return fail(errc::kChild, "the answer is no JSON object: " + text.substr(0, 200));
  return value.get_object();
}

tl::unexpected<Error> unexpected_end(const Typed& typed, const Ended& ended) {
  return fail(errc::kChild, (typed.who.empty() ? "nobody" : typed.who) + ": " + joined(typed.words) + ": exit " +
                                std::to_string(ended.exit_code) + ": " + ended.out.substr(0, 500) +
                                ended.err.substr(0, 500));
}

Result<Json> answer_of(const Typed& typed, const Ended& ended) {
  if (ended.exit_code != 0) return unexpected_end(typed, ended);
  return parse_object(ended.out);
}
}  // namespace

Result<DemoStage> DemoStage::open(std::string program, DemoProgress progress) {
  FM_ASSIGN(auto folder, net::TemporaryFolder::make());
  return DemoStage(std::move(program), std::move(progress), std::move(folder));
}

void DemoStage::fact(const std::string& words, bool holds) {
  facts_.push_back({words, holds});
  if (!holds) say("  NOT SO: " + words);
}

Result<std::string> DemoStage::write(const std::string& name, std::string_view text) {
  FM_ASSIGN(const auto out, net::NewFile::create(file(name)));
  FM_TRY(out->write(as_bytes(text)));
  FM_TRY(out->finish());
  return file(name);
}

Result<std::string> DemoStage::read(const std::string& name) const {
  std::string out;
  FM_TRY(net::read_parts(file(name), [&out](BytesView part) -> Result<Ok> {
    out.append(part.begin(), part.end());
    return Ok{};
  }));
  return out;
}

void DemoStage::set_time(Instant time) {
  time_ = time;
  set_at_ = std::chrono::steady_clock::now();
}

Instant DemoStage::now() const {
  const auto since = std::chrono::steady_clock::now() - set_at_;
  return {time_.ms + static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::milliseconds>(since).count())};
}

Result<Ok> DemoStage::pass(std::uint64_t ms) {
  Words serving;
  for (const auto& [who, node] : serving_) serving.push_back(who);
  for (const std::string& who : serving) FM_TRY(stop_serving(who));
  set_time({now().ms + ms});
  for (const std::string& who : serving) FM_TRY(serve(who));
  return Ok{};
}

Start DemoStage::start_of(const std::string& who, const Words& words) const {
  Start out{program_, {"--json", "--quiet"}, {}};
  if (who != kNobody) {
    out.arguments.emplace_back("--home");
    out.arguments.push_back(file(who));
  }
  out.arguments.insert(out.arguments.end(), words.begin(), words.end());
  const auto behind = behind_.find(who);
  const std::uint64_t late = behind == behind_.end() ? 0 : behind->second;
  out.settings = {"MOOT_CLOCK=" + std::to_string(now().ms - late)};
  return out;
}

Result<Json> DemoStage::run(const std::string& who, const Words& words) {
  FM_ASSIGN(const Ended ended, run_child(start_of(who, words)));
  return answer_of({who, words}, ended);
}

Result<Json> DemoStage::run_anywhere(const Words& words) { return run(std::string(kNobody), words); }

Result<std::vector<Json>> DemoStage::run_all(const std::vector<Typed>& typed) {
  std::vector<Start> starts;
  starts.reserve(typed.size());
  for (const Typed& one : typed) starts.push_back(start_of(one.who, one.words));
  FM_ASSIGN(const std::vector<Ended> ended, run_children(starts, kAtOnce));
  std::vector<Json> out;
  for (std::size_t i = 0; i < typed.size(); ++i) {
    FM_ASSIGN(out.emplace_back(), answer_of(typed[i], ended[i]));
  }
  return out;
}

Result<bool> DemoStage::is_refused(const std::string& who, const Words& words, std::string_view code, int exit_code) {
  FM_ASSIGN(const Ended ended, run_child(start_of(who, words)));
  if (ended.exit_code != exit_code)
    return ended.exit_code == 0 ? Result<bool>(false) : unexpected_end({who, words}, ended);
  FM_ASSIGN(const Json answer, parse_object(ended.out));
  if (text_at(answer, "error/code") != code) say("  refused for another reason: " + ended.out.substr(0, 300));
  return text_at(answer, "error/code") == code;
}

Result<Ok> DemoStage::copy_home(const std::string& from, const std::string& to) {
  std::error_code problem;
  std::filesystem::remove_all(file(to), problem);
  if (!problem) std::filesystem::copy(file(from), file(to), std::filesystem::copy_options::recursive, problem);
  if (problem) return fail(errc::kChild, "the home of " + from + " cannot be copied: " + problem.message());
  return Ok{};
}

Result<Ok> DemoStage::edit_home(const std::string& who, std::string_view before, std::string_view after) {
  const std::string name = who + "/home.db";
  FM_ASSIGN(std::string text, read(name));
  const std::size_t place = text.find(before);
  if (place == std::string::npos || before.size() != after.size())
    return fail(errc::kChild, "what is to be edited is not in the home of " + who);
  text.replace(place, before.size(), after);
  FM_TRY(write(name, text));
  return Ok{};
}

Result<Ok> DemoStage::serve(const std::string& who) {
  FM_ASSIGN(Background node, Background::start(start_of(who, {"serve", "--listen", "127.0.0.1:0", "--no-web"})));
  FM_ASSIGN(const std::string line, node.line(kListenPatience));
  FM_ASSIGN(const Json answer, parse_object(line));
  serving_.insert_or_assign(who, Serving{std::move(node), text_at(answer, "listening")});
  return Ok{};
}

std::string DemoStage::address_of(const std::string& who) const {
  const auto found = serving_.find(who);
  return found == serving_.end() ? std::string() : found->second.address;
}

Result<Ok> DemoStage::stop_serving(const std::string& who) {
  const auto found = serving_.find(who);
  if (found == serving_.end()) return Ok{};
  FM_ASSIGN(const int code, found->second.node.stop());
  serving_.erase(found);
  if (code != 0) return fail(errc::kChild, who + ": the node ended with exit code " + std::to_string(code));
  return Ok{};
}

const boost::json::value* find_at(const Json& object, std::string_view path) {
  const Json* in = &object;
  for (;;) {
    const std::size_t end = path.find('/');
    const boost::json::value* value = in->if_contains(path.substr(0, end));
    if (value == nullptr || end == std::string_view::npos) return value;
    path.remove_prefix(end + 1);
    if (value->is_array()) {
      const std::size_t next = path.find('/');
      const std::string_view place = path.substr(0, next);
      std::size_t number = 0;
      const auto [stop, problem] = std::from_chars(place.data(), place.data() + place.size(), number);
      if (problem != std::errc() || number >= value->get_array().size()) return nullptr;
      value = &value->get_array()[number];
      if (next == std::string_view::npos) return value;
      path.remove_prefix(next + 1);
    }
    if (!value->is_object()) return nullptr;
    in = &value->get_object();
  }
}

std::string text_at(const Json& object, std::string_view path) {
  const auto* value = find_at(object, path);
  return value != nullptr && value->is_string() ? std::string(value->get_string()) : std::string();
}

std::uint64_t number_at(const Json& object, std::string_view path) {
  const auto* value = find_at(object, path);
  if (value == nullptr) return 0;
  if (value->is_uint64()) return value->get_uint64();
  return value->is_int64() && value->get_int64() >= 0 ? static_cast<std::uint64_t>(value->get_int64()) : 0;
}

bool truth_at(const Json& object, std::string_view path) {
  const auto* value = find_at(object, path);
  return value != nullptr && value->is_bool() && value->get_bool();
}

const boost::json::array& list_at(const Json& object, std::string_view path) {
  static const boost::json::array kNone;
  const auto* value = find_at(object, path);
  return value != nullptr && value->is_array() ? value->get_array() : kNone;
}

const Json& one_of(const Json& object, std::string_view list, std::string_view key, std::string_view text) {
  static const Json kNone;
  for (const boost::json::value& one : list_at(object, list))
    if (one.is_object() && text_at(one.get_object(), key) == text) return one.get_object();
  return kNone;
}

}  // namespace folkmoot::cli
