"""What the roads of tests promise: delay, holding up one way, cuts, and that there is no other way."""

import subprocess
import sys
import time
import unittest

import roads

PATIENCE = 30

# An echo that adds where the end of what it was told is.
ECHO = """
import socket, sys
with socket.create_server((sys.argv[1], int(sys.argv[2]))) as server:
    print("listening", flush=True)
    while True:
        call, _ = server.accept()
        try:
            while data := call.recv(65536):
                call.sendall(data)
            call.sendall(b"end")
        except OSError:
            pass
        call.close()
"""
# Says what it gets, and the milliseconds that this took, of one connection that sends some bytes.
CALLER = """
import socket, sys, time
began = time.monotonic()
try:
    with socket.create_connection((sys.argv[1], int(sys.argv[2])), timeout=10) as call:
        call.sendall(b"a" * int(sys.argv[3]))
        call.shutdown(socket.SHUT_WR)
        size = 0
        while data := call.recv(65536):
            size += len(data)
    print("got", size, int(1000 * (time.monotonic() - began)), flush=True)
except OSError as error:
    print("failed", type(error).__name__, error, flush=True)
"""


class Roads(unittest.TestCase):
    def setUp(self):
        self.network = roads.Network(2)
        self.addCleanup(self.network.close)
        place = self.network.places[1]
        self.echo = subprocess.Popen([*place.enter, sys.executable, "-c", ECHO, place.host, str(roads.PORT)],
                                     pass_fds=place.fds, stdout=subprocess.PIPE)
        self.addCleanup(self.end_echo)
        self.assertEqual(self.echo.stdout.readline(), b"listening\n")

    def end_echo(self):
        self.echo.kill()  # again does no harm
        self.echo.wait()
        self.echo.stdout.close()

    def begin_call(self, address, size):
        host, port = address.split(":")
        place = self.network.places[0]
        return subprocess.Popen([*place.enter, sys.executable, "-c", CALLER, host, port, str(size)], pass_fds=place.fds,
                                stdout=subprocess.PIPE, text=True)

    def call(self, address, size):
        return self.begin_call(address, size).communicate(timeout=PATIENCE)[0].split()

    def wait_for_calls(self, road, calls):
        until = time.monotonic() + PATIENCE
        while road.calls < calls and time.monotonic() < until:
            time.sleep(0.01)
        self.assertEqual(road.calls, calls)

    def test_all_bytes_come_and_the_end_too(self):
        road = self.network.road(0, 1)
        for size in (0, 1, 20_000_000):
            self.assertEqual(self.call(road.address, size)[:2], ["got", str(size + 3)])

    def test_delay(self):
        road = self.network.road(0, 1)
        road.slow(0.3)
        got, size, ms = self.call(road.address, 1000)
        self.assertEqual((got, size), ("got", "1003"))
        self.assertGreaterEqual(int(ms), 600)

    def test_a_cut_ends_what_is_open_and_lets_nobody_through(self):
        road = self.network.road(0, 1)
        road.hold(there=True)
        waiting = self.begin_call(road.address, 1000)
        self.wait_for_calls(road, 1)
        self.assertIsNone(waiting.poll())
        road.cut()
        self.assertEqual(waiting.communicate(timeout=PATIENCE)[0].split()[0], "failed")
        self.assertEqual(self.call(road.address, 1000)[0], "failed")
        self.assertEqual(road.calls, 1)
        road.mend()
        self.assertEqual(self.call(road.address, 1000)[:2], ["got", "1003"])

    def test_one_way_is_held_and_goes_on(self):
        road = self.network.road(0, 1)
        for way in ({"there": True}, {"back": True}):
            road.hold(**way)
            before = road.calls
            waiting = self.begin_call(road.address, 100_000)
            self.wait_for_calls(road, before + 1)
            time.sleep(0.3)
            self.assertIsNone(waiting.poll(), way)
            road.mend()
            self.assertEqual(waiting.communicate(timeout=PATIENCE)[0].split()[:2], ["got", "100003"], way)

    def test_nobody_there(self):
        self.end_echo()
        road = self.network.road(0, 1)
        self.assertEqual(self.call(road.address, 10)[0], "failed")

    def test_there_is_no_other_way(self):
        if self.network.kind == "loopback":
            self.skipTest("NOT ISOLATED: " + self.network.why)
        self.assertEqual(self.call(self.network.places[1].address, 10)[0], "failed")


if __name__ == "__main__":
    roads.with_own_users()
    unittest.main(verbosity=2)
