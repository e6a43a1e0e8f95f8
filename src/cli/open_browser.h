#pragma once
// The page of a node, in this person's browser.
#include <memory>
#include <string>

namespace folkmoot::cli {

/// While it is there, the browser can find the way.
class OpenedBrowser {
 public:
  virtual ~OpenedBrowser() = default;
};

/// Asks the desktop to open the address; nothing where there is no desktop, or it has no way to do that. The address
/// has a code in it that lets in whoever comes first, and the words of a command can be read by everybody on this
/// machine: so the browser is given a file that only this user can read, and that sends it on.
std::unique_ptr<OpenedBrowser> open_browser(const std::string& url);

}  // namespace folkmoot::cli
