#include "cli/demo_stage.h"

namespace folkmoot::cli {

namespace {
constexpr std::chrono::milliseconds kListenPatience{10'000};

std::string joined(const Words& words) {
  std::string out;
  for (const std::string& word : words)
    out += (out.empty() ? "" : " ") + (word.size() > 60 ? word.substr(0, 60) + "..." : word);
  return out;
}

Result<boost::json::object> parse_object(const std::string& text) {
  boost::system::error_code problem;
  const boost::json::value value = boost::json::parse(text, problem);
  if (problem || !value.is_object()) return fail(errc::kChild, "the answer is no JSON object: " + text.substr(0, 200));
  return value.get_object();
}
}  // namespace

Result<DemoStage> DemoStage::open(std::string program, DemoProgress progress) {
  FM_ASSIGN(auto folder, net::TemporaryFolder::make());
  return DemoStage(std::move(program), std::move(progress), std::move(folder));
}

Result<std::string> DemoStage::write(const std::string& name, std::string_view text) {
  FM_ASSIGN(const auto out, net::NewFile::create(file(name)));
  FM_TRY(out->write(as_bytes(text)));
  FM_TRY(out->finish());
  return file(name);
}

Words DemoStage::with_home(const std::string& who, const Words& words) const {
  Words out{"--json", "--quiet", "--home", file(who)};
  out.insert(out.end(), words.begin(), words.end());
  return out;
}

Result<boost::json::object> DemoStage::run(const std::string& who, const Words& words) {
  return answer_of(who, words, with_home(who, words));
}

Result<boost::json::object> DemoStage::run_anywhere(const Words& words) {
  Words all{"--json", "--quiet"};
  all.insert(all.end(), words.begin(), words.end());
  return answer_of("nobody", words, all);
}

Result<boost::json::object> DemoStage::answer_of(const std::string& who, const Words& words, const Words& all) {
  FM_ASSIGN(const Ended ended, run_child(program_, all));
  if (ended.exit_code != 0)
    return fail(errc::kChild, who + ": " + joined(words) + ": exit " + std::to_string(ended.exit_code) + ": " +
                                  ended.out.substr(0, 500) + ended.err.substr(0, 500));
  return parse_object(ended.out);
}

Result<std::string> DemoStage::serve(const std::string& who) {
  FM_ASSIGN(Background node, Background::start(program_, with_home(who, {"serve", "--listen", "127.0.0.1:0"})));
  FM_ASSIGN(const std::string line, node.line(kListenPatience));
  FM_ASSIGN(const boost::json::object answer, parse_object(line));
  serving_.insert_or_assign(who, std::move(node));
  return text_at(answer, "listening");
}

Result<Ok> DemoStage::stop_serving() {
  for (auto& [who, node] : serving_) {
    FM_ASSIGN(const int code, node.stop());
    if (code != 0) return fail(errc::kChild, who + ": the node ended with exit code " + std::to_string(code));
  }
  serving_.clear();
  return Ok{};
}

std::string text_at(const boost::json::object& object, std::string_view key) {
  const auto* value = object.if_contains(key);
  return value != nullptr && value->is_string() ? std::string(value->get_string()) : std::string();
}

std::uint64_t number_at(const boost::json::object& object, std::string_view key) {
  const auto* value = object.if_contains(key);
  if (value == nullptr) return 0;
  if (value->is_uint64()) return value->get_uint64();
  return value->is_int64() && value->get_int64() >= 0 ? static_cast<std::uint64_t>(value->get_int64()) : 0;
}

}  // namespace folkmoot::cli
