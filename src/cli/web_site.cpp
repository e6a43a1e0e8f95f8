#include "cli/web_site.h"

#include <algorithm>
#include <fstream>

#include "api/connection.h"
#include "cli/page_files.h"
#include "cli/runners.h"
#include "cli/sheets.h"
#include "net/files.h"
#include "net/runtime.h"
#include "net/system.h"

namespace folkmoot::cli {

namespace {
/// What is drawn here, out of several answers of the node.
constexpr std::string_view kPrint = "print ";

// A file that the node wrote for a browser, and the folder that goes with it.
class PassingFile final : public api::LongBody {
 public:
  PassingFile(std::shared_ptr<net::TemporaryFolder> folder, const std::string& name)
      : folder_(std::move(folder)), file_(name, std::ios::binary | std::ios::ate) {
    if (!file_) return;
    size_ = static_cast<std::uint64_t>(file_.tellg());
    file_.seekg(0);
  }
  [[nodiscard]] bool is_there() const { return file_.is_open(); }
  [[nodiscard]] std::uint64_t size() const override { return size_; }
  Bytes next(std::size_t most) override {
    Bytes out(most);
    file_.read(reinterpret_cast<char*>(out.data()), static_cast<std::streamsize>(most));
    out.resize(static_cast<std::size_t>(file_.gcount()));
    return out;
  }

 private:
  std::shared_ptr<net::TemporaryFolder> folder_;
  std::ifstream file_;
  std::uint64_t size_ = 0;
};

// A sheet of paper, which is small.
class HeldFile final : public api::LongBody {
 public:
  explicit HeldFile(Bytes bytes) : bytes_(std::move(bytes)) {}
  [[nodiscard]] std::uint64_t size() const override { return bytes_.size(); }
  Bytes next(std::size_t most) override {
    const BytesView rest = BytesView(bytes_).subspan(sent_);
    const BytesView part = rest.first(std::min(most, rest.size()));
    sent_ += part.size();
    return to_bytes(part);
  }

 private:
  Bytes bytes_;
  std::size_t sent_ = 0;
};

class Page final : public net::WebSite, public api::Backend, public api::Entrance {
 public:
  Page(const net::HostPort& place, net::WebAsk ask, net::WebRoom& room, const net::SystemClock& clock)
      : ask_(std::move(ask)),
        room_(room),
        clock_(clock),
        face_(api::Face::loopback(place.port, place.host)),
        site_({this, &files_, &clock_, &random_, this}, net::format_address(place.host, place.port)) {}

  std::unique_ptr<net::WebDriver> connect(net::WebEntrance entrance, std::function<void()> wake) override;
  void changed(const node::Change& change) override { site_.changed(change); }
  void tick() override { site_.tick(); }
  std::string link() override { return site_.make_link().url; }

  [[nodiscard]] std::vector<std::string> addresses() const override { return net::home_addresses(); }
  Result<std::string> open(const std::string& address) override { return room_.open(address); }
  void close() override { room_.close(); }

  void ask(api::Question question, std::function<void(api::Told)> then) override;

  std::weak_ptr<Page> self;

 private:
  /// A sheet of paper that somebody waits for.
  struct Sheet {
    SheetMaker maker;
    std::string assembly;
    std::function<void(api::Told)> then;
  };
  void begin_sheet(const net::Request& request, std::function<void(api::Told)> then);
  void go_on(const std::shared_ptr<Sheet>& sheet);

  net::WebAsk ask_;
  net::WebRoom& room_;
  net::SystemClock clock_;
  net::SystemRandom random_;
  PageFiles files_;
  api::Face face_;
  api::Site site_;
};

class Driver final : public net::WebDriver {
 public:
  Driver(std::shared_ptr<Page> page, std::shared_ptr<api::Connection> connection)
      : page_(std::move(page)), connection_(std::move(connection)) {}
  void received(BytesView bytes) override { connection_->receive(bytes); }
  Bytes next(std::size_t most) override { return connection_->next(most); }
  [[nodiscard]] bool reads() const override { return connection_->reads(); }
  [[nodiscard]] bool is_over() const override { return connection_->is_over(); }
  [[nodiscard]] Waits waits() const override {
    switch (connection_->waiting()) {
      case api::Waiting::request:
        return Waits::request;
      case api::Waiting::head:
        return Waits::head;
      case api::Waiting::body:
        return Waits::body;
      case api::Waiting::answer:
        return Waits::answer;
      case api::Waiting::stream:
        return Waits::stream;
    }
    return Waits::request;
  }

 private:
  // In this order: the connection ends before its site.
  std::shared_ptr<Page> page_;
  std::shared_ptr<api::Connection> connection_;
};

std::unique_ptr<net::WebDriver> Page::connect(net::WebEntrance entrance, std::function<void()> wake) {
  auto connection = entrance == net::WebEntrance::room ? site_.connect_from_room(std::move(wake))
                                                       : site_.connect(face_, std::move(wake));
  return std::make_unique<Driver>(self.lock(), std::move(connection));
}

void Page::begin_sheet(const net::Request& request, std::function<void(api::Told)> then) {
  auto maker = SheetMaker::make(std::string_view(request.verb).substr(kPrint.size()), request.arguments());
  if (!maker) return then({net::error_reply(maker.error()), nullptr});
  go_on(std::make_shared<Sheet>(Sheet{*std::move(maker), request.assembly, std::move(then)}));
}

// Answer by answer. It is drawn on the thread of the sockets: a sheet takes some hundredths of a second.
void Page::go_on(const std::shared_ptr<Sheet>& sheet) {
  auto question = sheet->maker.next(sheet->assembly);
  if (question) {
    return ask_(*std::move(question), [page = self.lock(), sheet](node::Reply reply) {
      if (!reply.json["error"].is_null()) return sheet->then({std::move(reply), nullptr});
      sheet->maker.take(std::move(reply.json));
      page->go_on(sheet);
    });
  }
  auto pdf = sheet->maker.pdf();
  if (!pdf) return sheet->then({net::error_reply(pdf.error()), nullptr});
  sheet->then({node::Reply{}, std::make_unique<HeldFile>(*std::move(pdf))});
}

// Files travel by name, as they do for commands: through a folder that only this user can enter.
void Page::ask(api::Question question, std::function<void(api::Told)> then) {
  net::Request request{std::move(question.verb), std::move(question.assembly), std::move(question.words)};
  if (request.verb.starts_with(kPrint)) return begin_sheet(request, std::move(then));
  std::shared_ptr<net::TemporaryFolder> folder;
  std::string name;
  if (question.upload || question.wants_file) {
    auto made = net::TemporaryFolder::make();
    if (!made) return then({net::error_reply(made.error()), nullptr});
    folder = *std::move(made);
    name = *folder / kPassing;
    request.add("file", name);
  }
  if (question.upload) {
    auto file = net::NewFile::create(name);
    auto written = file ? (*file)->write(*question.upload) : tl::unexpected(file.error());
    if (written) written = (*file)->finish();
    if (!written) return then({net::error_reply(written.error()), nullptr});
  }
  const bool wants_file = question.wants_file;
  ask_(std::move(request), [then = std::move(then), folder, name, wants_file](node::Reply reply) {
    api::Told told{std::move(reply), nullptr};
    if (wants_file && told.reply.json["error"].is_null()) {
      auto file = std::make_unique<PassingFile>(folder, name);
      if (file->is_there())
        told.file = std::move(file);
      else
        told.reply = net::error_reply({net::errc::kFileFailed, "what the node wrote cannot be read"});
    }
    then(std::move(told));
  });
}
}  // namespace

std::shared_ptr<net::WebSite> make_web_site(const std::string& address, net::WebAsk ask, net::WebRoom& room) {
  const auto place = net::parse_address(address);
  // The same time as the node's. That it can be read was checked when the home was opened.
  const auto clock = net::SystemClock::from_environment();
  auto out = std::make_shared<Page>(place.value_or(net::HostPort{}), std::move(ask), room,
                                    clock ? *clock : net::SystemClock());
  out->self = out;
  return out;
}

}  // namespace folkmoot::cli
