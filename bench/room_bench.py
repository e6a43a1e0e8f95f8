#!/usr/bin/env python3
"""Three hundred phones in the room: what they cost the node that lets them in, and how soon all of them hear of a change.

Phones and node share this machine; Wi-Fi is not in these figures. MOOT_BINARY names the program.
"""

import os
import resource
import selectors
import socket
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "support"))
import rows  # noqa: E402
import browser  # noqa: E402

PHONES = 300
CHANGES = 9


def memory(pid):
    """What the process has in memory, in MB."""
    with open("/proc/%d/status" % pid, encoding="utf-8") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS:")) / 1024


class Phone:
    """A guest that listens, on one connection, and asks for the meeting on another one."""

    def __init__(self, mode):
        self.browser = browser.Browser(mode["url"])
        self.heard = b""
        self.stream = socket.create_connection((self.browser.host, self.browser.port))
        self.stream.sendall(self.browser.request("GET", browser.BASE + "/events"))
        while b"event: reset" not in self.heard:
            self.heard += self.stream.recv(65536)
        self.heard = b""


def until_all_heard(phones, begin):
    """Seconds from the beginning until the last phone has heard of a change."""
    waiting = selectors.DefaultSelector()
    for phone in phones:
        phone.heard = b""
        waiting.register(phone.stream, selectors.EVENT_READ, phone)
    left = len(phones)
    while left:
        for key, _ in waiting.select():
            phone = key.data
            phone.heard += phone.stream.recv(65536)
            if b"event: change" in phone.heard and b"\n\n" in phone.heard:
                waiting.unregister(phone.stream)
                left -= 1
    return time.monotonic() - begin


def until_all_asked(phones, meeting):
    """Seconds until all phones have the meeting as it is now; they ask at once, as they do when they hear of a change."""
    path = "%s/meetings/%s" % (browser.BASE, meeting)
    begin = time.monotonic()
    for phone in phones:
        phone.browser.line = phone.browser.line or browser.Line(phone.browser.port, host=phone.browser.host)
        phone.browser.line.send(phone.browser.request("GET", path))
    for phone in phones:
        heard = phone.browser.line.hear()
        assert heard.status == 200, heard
    return time.monotonic() - begin


def rows_of(town):
    home = town.constituted()
    meeting = home.do("meeting", "call", "Assembly of May", "--in", "2h", "--item", "Lifts")["event"]
    page = browser.Browser(home.serve("--web", "127.0.0.1:0")["web"])
    page.ask("GET", "/meetings/" + meeting)
    idle = memory(home.server.pid)
    mode = page.ask("POST", "/meeting-mode", {"meeting": meeting, "minutes": 60, "address": "127.0.0.2"}).json
    phones = [Phone(mode) for _ in range(PHONES)]
    reached, asked = [], []
    for number in range(CHANGES):
        begin = time.monotonic()
        page.line.send(page.request("POST", browser.BASE + "/acts/note", {"target": meeting, "text": "word %d" % number}))
        reached.append(until_all_heard(phones, begin))
        assert page.line.hear().status == 200
        asked.append(until_all_asked(phones, meeting))
    more = memory(home.server.pid) - idle
    page.close()
    home.stop()
    return [("room_change_reaches_300", reached, "s", 0.2), ("room_300_ask_anew", asked, "s", 1.0),
            ("room_memory_of_300", [more], "MB", 40.0)]


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_NOFILE, (2048, max(2048, resource.getrlimit(resource.RLIMIT_NOFILE)[1])))
    rows.in_town(rows_of)
