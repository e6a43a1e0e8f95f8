"""A home that a node serves: commands by its socket, two nodes, signals, and a process that is killed."""

import json
import os
import signal
import stat
import subprocess
import threading
import time

import moot


class Serving(moot.Case):
    def test_an_empty_home(self):
        home = self.home("new")
        server = subprocess.Popen([moot.BINARY, "--home", home.folder, "serve", "--listen", "127.0.0.1:0"], stdout=subprocess.PIPE,
                                  stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, env=home.environment())
        self.assertRegex(server.stdout.readline().decode(), r"^listening 127\.0\.0\.1:\d+\n$")
        server.send_signal(signal.SIGINT)
        out = server.stdout.read().decode()
        self.assertEqual(server.wait(timeout=60), 0)
        server.stdout.close()
        server.stderr.close()
        self.assertRegex(out, r"^web http://127\.0\.0\.1:\d+/#k=[0-9a-f]{32}\n")
        self.assertIn("moot found", out)
        self.assertEqual(os.stat(home.folder).st_mode & 0o777, 0o700)
        self.assertIsNone(home.serve("--no-web")["web"])
        home.do("found", "X")
        self.assertEqual(home.status()["state"], "forming")
        self.assertEqual(home.stop(), 0)
        self.assertEqual(home.status()["state"], "forming")

    def test_what_a_node_says_names_nobody(self):
        first, found = self.founded("somebody-by-name", founders=3)
        server = subprocess.Popen([moot.BINARY, "--home", first.folder, "serve", "--listen", "127.0.0.1:0"], stdout=subprocess.PIPE,
                                  stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, env=first.environment())
        address = server.stdout.readline().decode().split()[1]
        other = self.home("other")
        other.do("join", found["invitation"], "--name", "another-by-name", "--via", address)
        other.do("sync", address)
        stranger, _ = self.founded("stranger-by-name")
        stranger.refused("sync", address, code=4)
        server.send_signal(signal.SIGTERM)
        out, err = (said.decode() for said in server.communicate(timeout=60))
        self.assertEqual(server.returncode, 0)
        for word in ("by-name", "Square", *[member["member"][:8] for member in first.do("members")["members"]]):
            self.assertNotIn(word, out + err)
        self.assertNotIn("127.0.0.1", err)  # nobody's address; its own stands on the standard output

    def test_the_page_opens_in_the_browser_of_a_desktop(self):
        os.mkdir(self.path("bin"))
        said = self.path("said")
        with open(self.path("bin/xdg-open"), "w", encoding="utf-8") as opener:
            opener.write('#!/bin/sh\necho "$1" > "%s.new"\nstat -c %%a "$1" >> "%s.new"\ncat "$1" >> "%s.new"\nmv "%s.new" "%s"\n'
                         % (said, said, said, said, said))
        os.chmod(self.path("bin/xdg-open"), 0o755)

        def serve(*words, **env):
            home = self.home("home")
            env = {"PATH": self.path("bin") + os.pathsep + os.environ["PATH"], **env}
            server = subprocess.Popen([moot.BINARY, "--home", home.folder, "serve", "--listen", "127.0.0.1:0", "--web", "127.0.0.1:0", *words],
                                      stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=home.environment(env))
            server.stdout.readline()
            web = server.stdout.readline().decode().strip()
            patience = time.monotonic() + (60 if env.get("DISPLAY") and not words else 1)
            while not os.path.exists(said) and time.monotonic() < patience:
                time.sleep(0.05)
            server.send_signal(signal.SIGTERM)
            self.assertEqual(server.wait(timeout=60), 0)
            server.stdout.close()
            return web.removeprefix("web ")

        serve()
        serve("--no-open", DISPLAY=":0")
        self.assertFalse(os.path.exists(said))
        url = serve(DISPLAY=":0")
        with open(said, encoding="utf-8") as file:
            name, mode, page = file.read().split("\n", 2)
        self.assertIn('content="0;url=%s"' % url, page)
        # Other users of this machine see the words of commands, and not this file.
        self.assertNotIn(url.split("#")[1], name)
        self.assertEqual(mode, "600")
        self.assertFalse(os.path.exists(os.path.dirname(name)), "the file is gone with the node")

    def test_commands_go_to_the_node_that_serves(self):
        home = self.constituted()
        home.serve()
        mode = os.stat(home.folder + "/control.sock").st_mode
        self.assertTrue(stat.S_ISSOCK(mode))
        self.assertEqual(stat.S_IMODE(mode), 0o600)
        home.do("propose", "Served", "--text", "t")
        for words in (["status"], ["members"], ["log"], ["show", "Served"], ["device", "list"], ["check"], ["doctor"], ["invite"],
                      ["export", self.path("x")], ["backup", self.path("backup")], ["bundle", "export", self.path("b")]):
            home.do(*words)
        self.assertEqual(home.refused("show", "Nothing", code=2)["code"], "node.not_found")
        served = home.run("export", "-").out
        self.assertEqual(home.stop(), 0)
        self.assertFalse(os.path.exists(home.folder + "/control.sock"))
        self.assertEqual(home.run("export", "-").out, served)

    def test_relative_names_are_the_callers(self):
        home, _ = self.founded("a")
        home.serve()
        os.mkdir(self.path("elsewhere"))
        binary = os.path.abspath(moot.BINARY)
        done = subprocess.run([binary, "--home", home.folder, "--json", "export", "out.ndjson"], cwd=self.path("elsewhere"),
                              stdout=subprocess.PIPE, env=home.environment(), check=True)
        self.assertEqual(json.loads(done.stdout)["file"], "out.ndjson")
        self.assertEqual(os.listdir(self.path("elsewhere")), ["out.ndjson"])

    def test_two_nodes_on_one_home(self):
        home = self.constituted()
        home.serve()
        error = home.refused("serve", "--listen", "127.0.0.1:0", code=3)
        self.assertEqual(error["code"], "store.in_use")
        self.assertIn(str(home.server.pid), error["message"])
        home.do("propose", "Still there", "--text", "t")

    def test_two_commands_at_one_time(self):
        home = self.constituted()
        codes = []

        def propose(number):
            codes.append(home.run("propose", "P%d" % number, "--text", "t").code)

        threads = [threading.Thread(target=propose, args=(number,)) for number in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(codes, [0] * 6)
        home.serve()
        codes.clear()
        threads = [threading.Thread(target=propose, args=(number,)) for number in range(6, 12)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(codes, [0] * 6)
        self.assertEqual(home.status()["forks"], 0)
        self.assertEqual(home.do("check")["ok"], True)

    def test_what_was_acknowledged_survives_a_kill(self):
        home = self.constituted()
        for how in (signal.SIGKILL, signal.SIGTERM, signal.SIGKILL):
            home.serve()
            done = []
            stop = threading.Event()

            def write():
                while not stop.is_set():
                    answer = home.run("propose", "P", "--text", "t")
                    if answer.code != 0:
                        return
                    done.append(answer.json["event"])

            writer = threading.Thread(target=write)
            writer.start()
            while len(done) < 5:
                time.sleep(0.01)
            home.stop(how)
            stop.set()
            writer.join()
            self.assertGreaterEqual(len(done), 5)
            held = {event["id"] for event in home.do("log", "--limit", "100000")["events"]}
            self.assertEqual([event for event in done if event not in held], [])
            check = home.do("check")
            self.assertEqual((check["ok"], home.status()["forks"], home.status()["void"]), (True, 0, 0))

    def test_a_command_that_is_killed(self):
        home = self.constituted()
        done = []
        for number in range(25):
            process = subprocess.Popen([moot.BINARY, "--home", home.folder, "--json", "propose", "P", "--text", "t"],
                                       stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=home.environment())
            time.sleep(0.002 * number)
            process.kill()
            out = process.communicate()[0].decode()
            if out.endswith("\n"):
                done.append(json.loads(out)["event"])
        held = {event["id"] for event in home.do("log", "--limit", "100000")["events"]}
        self.assertEqual([event for event in done if event not in held], [])
        self.assertEqual(home.do("check")["ok"], True)
        self.assertEqual(home.status()["forks"], 0)

    def test_sync_of_a_served_home(self):
        a, b, _ = self.founders_by_bundle()
        a.do("propose", "A", "--text", "t")
        b.do("propose", "B", "--text", "t")
        a.serve()
        b.serve()
        synced = b.do("sync", a.address)
        self.assertEqual((synced["equal"], synced["sent"], synced["received"]), (True, 1, 1))
        self.assert_equal_states(a, b)
        self.assertEqual(b.refused("sync", "127.0.0.1:1", code=4)["code"], "net.unreachable")
        for home in (a, b):
            self.assertEqual(home.stop(), 0)
        self.assert_equal_states(a, b)

    def test_members_who_sync_at_one_time(self):
        homes = self.founders_by_bundle()
        hub, others = homes[0], homes[1:]
        hub.serve()
        for number, home in enumerate(others):
            home.do("propose", "From %d" % number, "--text", "t")
        threads = [threading.Thread(target=lambda h=home: h.do("sync", hub.address)) for home in others for _ in range(3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        for home in others:
            home.do("sync", hub.address)
        self.assert_equal_states(*homes)

    def test_an_address_that_is_taken(self):
        a, _ = self.founded("a")
        b, _ = self.founded("b")
        a.serve()
        error = b.refused("serve", "--listen", a.address, code=4)
        self.assertEqual(error["code"], "net.listen")

    def test_a_long_name_of_the_home(self):
        folder = "/".join(["x" * 60] * 3)
        home = self.home(folder)
        home.serve()
        home.do("found", "X")
        home.do("invite")
        self.assertEqual(home.stop(), 0)

    def test_nonsense_on_the_socket(self):
        import socket
        home, _ = self.founded("a")
        home.serve()
        for data in (b"", b"\0\0", b"\xff\xff\xff\xff", b"\0\0\0\x04abcd", b"\0\0\0\0", os.urandom(400)):
            with socket.socket(socket.AF_UNIX) as client:
                client.connect(home.folder + "/control.sock")
                client.sendall(data)
                client.shutdown(socket.SHUT_WR)
                client.settimeout(30)
                try:
                    while client.recv(65536):
                        pass
                except ConnectionResetError:
                    pass  # cut with bytes unread: that is an end, too
        self.assertEqual(home.status()["state"], "forming")


if __name__ == "__main__":
    moot.main()
