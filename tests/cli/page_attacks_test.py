"""What comes to the address of a node's page that is not its page: other sites, other programs, slow and greedy ones."""

import os
import resource
import socket
import time

import browser
import moot


def memory_kib(home):
    with open("/proc/%d/status" % home.server.pid, encoding="utf-8") as status:
        return int(next(line for line in status if line.startswith("VmRSS:")).split()[1])


class Attacks(moot.Case):
    def setUp(self):
        super().setUp()
        self.a = self.constituted()
        self.url = self.a.serve("--web", "127.0.0.1:0")["web"]
        self.page = browser.Browser(self.url)

    def tearDown(self):
        self.page.close()
        super().tearDown()

    def lines_of(self, text):
        """A connection that says this, and what it hears."""
        line = browser.Line(self.page.port)
        line.send(text if isinstance(text, bytes) else text.encode())
        heard = line.hear()
        return line, heard

    def test_the_code_lets_in_once(self):
        self.assertRegex(self.url, r"^http://127\.0\.0\.1:\d+/#k=[0-9a-f]{32}$")
        again = browser.Browser(port=self.page.port)
        self.assertEqual(again.ask("POST", "/session", {"code": self.page.code}).code, "web.code")
        self.assertEqual(again.ask("POST", "/session", {"code": "0" * 32}).code, "web.code")
        self.assertEqual(again.ask("GET", "/status").code, "web.no_session")
        again.close()
        link = self.a.do("web")["web"]
        self.assertNotEqual(link, self.url)
        other = browser.Browser(link)
        self.assertEqual(other.ask("GET", "/status").status, 200)
        other.close()
        for token in ("", "x", self.page.token[:-1], self.page.token + "0", self.page.token.upper()):
            self.assertEqual(self.page.ask("GET", "/status", headers={"Authorization": "Bearer " + token}).code, "web.no_session")
        self.assertEqual(self.page.ask("GET", "/status", headers={"Authorization": self.page.token}).code, "web.no_session")
        self.assertEqual(self.page.ask("GET", "/status").status, 200)

    def test_the_token_is_worth_nothing_elsewhere(self):
        b, _ = self.founded("b")
        other = browser.Browser(port=browser.Browser(b.serve("--web", "127.0.0.1:0")["web"]).port, token=self.page.token)
        self.assertEqual(other.ask("GET", "/status").code, "web.no_session")
        other.close()
        self.a.stop()
        self.page.close()
        self.a.serve("--web", "127.0.0.1:%d" % self.page.port)
        self.assertEqual(self.page.ask("GET", "/status").code, "web.no_session")

    def test_other_names_and_other_pages(self):
        for host in ("evil.example", "evil.example:%d" % self.page.port, "127.0.0.1", "192.168.1.7:%d" % self.page.port, ""):
            for path in ("/", "/api/v1/status"):
                heard = self.page.raw("GET", path, headers={"Host": host})
                self.assertEqual((heard.status, heard.code), (421, "web.host"), (host, path))
        self.assertEqual(self.page.ask("GET", "/status", headers={"Host": "localhost:%d" % self.page.port}).status, 200)
        here = "http://127.0.0.1:%d" % self.page.port
        for origin in ("http://evil.example", "null", "http://127.0.0.1:1", here.replace("http", "https"), here + ".evil.example"):
            for method, path, body in (("GET", "/status", None), ("POST", "/acts/leave", {}), ("POST", "/session", {"code": "x"})):
                heard = self.page.ask(method, path, body, headers={"Origin": origin})
                self.assertEqual((heard.status, heard.code), (403, "web.origin"), (origin, path))
                self.page.close()
        self.assertEqual(self.page.ask("GET", "/status", headers={"Origin": here}).status, 200)
        for site in ("cross-site", "same-site"):
            cross = {"Sec-Fetch-Site": site, "Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "image"}
            self.assertEqual(self.page.ask("GET", "/status", headers=cross).code, "web.origin")
            self.assertEqual(self.page.raw("GET", "/", headers=cross).code, "web.origin")
            visit = {"Sec-Fetch-Site": site, "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
            self.assertEqual(self.page.ask("GET", "/journal.ndjson", headers=visit).code, "web.origin")
            self.assertNotEqual(self.page.raw("GET", "/", headers=visit).status, 403)
        # No answer says that another page may read it.
        preflight = self.page.raw("OPTIONS", "/api/v1/status", headers={"Origin": here, "Access-Control-Request-Method": "GET"})
        self.assertEqual(preflight.status, 405)
        self.assertFalse([name for name in preflight.headers if name.startswith("access-control")])

    def test_forms_of_other_pages(self):
        for type in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data"):
            self.assertEqual(self.page.ask("POST", "/acts/leave", b"{}", type=type).code, "web.media_type")
        self.assertEqual(self.page.ask("GET", "/acts/leave").status, 405)
        self.assertEqual(self.page.ask("DELETE", "/status").headers["allow"], "GET")
        self.assertEqual(self.a.do("members")["members"][0]["state"], "member")

    def test_too_much_and_in_other_forms(self):
        with self.subTest("bodies"):
            head = self.page.request("POST", browser.BASE + "/acts/note", headers={"Content-Type": "application/json",
                                                                                  "Content-Length": str(10 ** 9)})
            line, heard = self.lines_of(head)
            self.assertEqual((heard.status, heard.code), (413, "web.too_large"))
            self.assertTrue(line.is_closed())
        for text, status, code in (
                ("GET / HTTP/1.1\r\n" + "X: 1\r\n" * 3000, 413, "web.too_large"),
                ("GET /" + "a" * 5000 + " HTTP/1.1\r\n\r\n", 413, "web.too_large"),
                ("GET / HTTP/1.0\r\n\r\n", 505, "web.version"),
                ("PRI * HTTP/2.0\r\n\r\n", 505, "web.version"),
                ("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 411, "web.length"),
                ("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab", 400, "web.bad_request"),
                ("GET / HTTP/1.1\nHost: x\n\n\r\n\r\n", 400, "web.bad_request"),
                ("\x16\x03\x01 hello\r\n\r\n", 400, "web.bad_request")):
            line, heard = self.lines_of(text)
            self.assertEqual((heard.status, heard.code), (status, code), text[:60])
            self.assertTrue(line.is_closed())
        for name in ("../../etc/passwd", "%2e%2e/%2e%2e/etc/passwd", "..%2f..%2fetc%2fpasswd", "api/v1/../../x"):
            self.assertIn(self.page.raw("GET", "/" + name).status, (404, 405))
        self.assertEqual(self.page.ask("GET", "/status").status, 200)

    def test_a_line_that_breaks_in_the_middle(self):
        before = self.a.status()["events"]
        request = self.page.request("POST", browser.BASE + "/acts/propose", {"title": "X", "text": "t"}, {"Idempotency-Key": "one"})
        for cut in (10, len(request) - 1):
            line = browser.Line(self.page.port)
            line.send(request[:cut])
            line.close()
        self.assertEqual(self.a.status()["events"], before)
        # The answer is lost, the act is not, and sending it again does not do it twice.
        line = browser.Line(self.page.port)
        line.send(request)
        line.close()
        until = time.monotonic() + 30
        while self.a.status()["events"] == before and time.monotonic() < until:
            time.sleep(0.05)
        self.page.close()
        self.page.line = browser.Line(self.page.port)
        self.page.line.send(request)
        first = self.page.line.hear()
        while first.code == "web.under_way":
            self.page.line.send(request)
            first = self.page.line.hear()
        self.assertEqual(first.status, 200)
        self.page.line.send(request)
        self.assertEqual(self.page.line.hear().json, first.json)
        self.assertEqual(self.a.status()["events"], before + 1)
        other = self.page.ask("POST", "/acts/propose", {"title": "Y", "text": "t"}, headers={"Idempotency-Key": "one"})
        self.assertEqual((other.status, other.code), (422, "web.key_reused"))

    def test_slow_ones_are_cut(self):
        line = browser.Line(self.page.port)
        line.send(b"GET / HTTP/1.1\r\n")
        begun = time.monotonic()
        while not self.ended(line):
            self.assertLess(time.monotonic() - begun, 60)
            try:
                line.send(b"X: 1\r\n")
            except ConnectionError:
                break
        self.assertGreater(time.monotonic() - begun, 5)
        self.assertEqual(self.page.ask("GET", "/status").status, 200)

    def ended(self, line):
        line.socket.settimeout(0.5)
        try:
            return line.socket.recv(100) == b""
        except TimeoutError:
            return False
        except ConnectionError:
            return True

    def test_ten_thousand_that_say_nothing(self):
        resource.setrlimit(resource.RLIMIT_NOFILE, (resource.getrlimit(resource.RLIMIT_NOFILE)[1],) * 2)
        if resource.getrlimit(resource.RLIMIT_NOFILE)[0] < 11_000:
            self.skipTest("this system does not let one process hold so many connections")
        before = memory_kib(self.a)
        held = []
        for number in range(10_000):
            one = socket.create_connection(("127.0.0.1", self.page.port), timeout=60)
            if number % 3 == 0:
                one.send(b"GET / HT")
            held.append(one)
            if number % 2_500 == 2_499:
                # Whoever asks is heard in between.
                self.page.close()
                self.assertEqual(self.page.ask("GET", "/status").status, 200)
                self.assertEqual(self.a.status()["state"], "constituted")
        grown = memory_kib(self.a) - before
        print("10,000 connections that say nothing: %d kB more" % grown)
        self.assertLess(grown, 40_000)
        self.assertTrue(browser.Browser(self.a.do("web")["web"]).ask("GET", "/session").status == 200)
        for one in held:
            one.close()

    def test_an_end_while_somebody_listens(self):
        line = browser.Line(self.page.port)
        line.send(self.page.request("GET", browser.BASE + "/events"))
        line.until(b"\n\n")
        begun = time.monotonic()
        self.assertEqual(self.a.stop(), 0)
        self.assertLess(time.monotonic() - begun, 10)
        self.assertEqual(self.a.refused("web", code=4)["code"], "web.not_served")

    def test_where_the_page_is(self):
        self.a.stop()
        for address in ("0.0.0.0:0", "192.168.1.7:0", "[::]:0", "nowhere"):
            self.assertEqual(self.a.refused("serve", "--listen", "127.0.0.1:0", "--web", address, code=2)["code"], "usage.address")
        self.assertIsNone(self.a.serve("--no-web")["web"])
        self.assertEqual(self.a.refused("web", code=4)["code"], "web.not_served")
        self.a.stop()
        url = self.a.serve("--web", "127.0.0.2:0")["web"]
        self.assertRegex(url, r"^http://127\.0\.0\.2:\d+/#k=")
        place = url[len("http://"):url.index("/#")]
        with socket.create_connection(("127.0.0.2", int(place.split(":")[1])), timeout=60) as line:
            line.sendall(("GET /api/v1/status HTTP/1.1\r\nHost: %s\r\n\r\n" % place).encode())
            self.assertTrue(line.recv(100).startswith(b"HTTP/1.1 401 "))
        self.a.stop()
        if os.path.exists("/proc/net/if_inet6"):
            self.assertRegex(self.a.serve("--web", "[::1]:0")["web"], r"^http://\[::1\]:\d+/#k=")


if __name__ == "__main__":
    moot.main()
