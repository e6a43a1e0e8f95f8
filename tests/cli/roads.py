"""A small network of its own for a test: places, and between any two a road that the test makes slow, holds up or cuts.

A place is a network namespace that reaches one other only, the crossing, where a road is a TCP proxy; so nothing comes
from place to place but by a road. The namespaces have no names and end with the test, however that ends. Where the
machine refuses them, places are loopback addresses of the same kind: then nodes do not know other addresses than those
of roads, but nothing keeps them from using them.
"""

import asyncio
import ctypes
import os
import shutil
import socket
import struct
import subprocess
import sys
import threading

CLONE_NEWNET = 0x40000000
PORT = 7716  # every node's, at its place
CHUNK = 65536
CHUNKS = 64  # of one direction that are on their way; whoever sends more waits


def with_own_users():
    """Begins the program again as root of a namespace of users, where the machine allows that to everybody."""
    become = ["unshare", "--user", "--map-root-user", "--net"]
    if os.geteuid() == 0 or shutil.which("unshare") is None:
        return
    if subprocess.run([*become, "true"], stderr=subprocess.DEVNULL, check=False).returncode == 0:
        os.execvp("unshare", [*become, sys.executable, "-B", *sys.argv])


def libc(name, *arguments):
    if getattr(ctypes.CDLL(None, use_errno=True), name)(*arguments) != 0:
        raise OSError(ctypes.get_errno(), name + ": " + os.strerror(ctypes.get_errno()))


def new_namespace():
    """A file descriptor that holds it."""
    made = []

    def make():  # a thread has its own, and the others keep theirs
        try:
            libc("unshare", CLONE_NEWNET)
            made.append(os.open("/proc/thread-self/ns/net", os.O_RDONLY | os.O_CLOEXEC))
        except OSError as error:
            made.append(error)

    thread = threading.Thread(target=make)
    thread.start()
    thread.join()
    if isinstance(made[0], OSError):
        raise made[0]
    return made[0]


class Place:
    """Where a process runs: words that are put before its command, descriptors that it needs, its address."""

    def __init__(self, host, namespace=None):
        self.host = host
        self.address = "%s:%d" % (host, PORT)
        self.fds = () if namespace is None else (namespace,)
        self.enter = [] if namespace is None else ["nsenter", "--net=/proc/self/fd/%d" % namespace, "--"]

    def run(self, *words, text=""):
        done = subprocess.run([*self.enter, *words], pass_fds=self.fds, input=text, capture_output=True, text=True,
                              check=False)
        if done.returncode != 0:
            raise OSError("%s: %s" % (" ".join(words), done.stderr.strip()))
        return done.stdout


def reset(writer):
    if not writer.is_closing():
        writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


class Road:
    """Calls from one place to another. All that is asked of it holds for calls that are open, too."""

    def __init__(self, network, target):
        self.network = network
        self.target = target
        self.address = None
        self.server = None
        self.delay = 0.0
        self.calls = 0  # that arrived
        self._cut = False
        self._open = set()
        self._there = asyncio.Event()
        self._back = asyncio.Event()
        self._there.set()
        self._back.set()

    def slow(self, seconds):
        """Every byte takes so long, each way."""
        self.delay = seconds

    def cut(self):
        """What is open ends at once, and nobody gets through any more."""
        def do():
            self._cut = True
            for call in self._open:
                call.cancel()
        self.network.call(do)

    def hold(self, there=False, back=False):
        """Bytes of these directions stay on the road, and calls stay open, as where packets are lost on one way."""
        def do():
            for way, held in ((self._there, there), (self._back, back)):
                way.clear() if held else way.set()
        self.network.call(do)

    def mend(self):
        """As at first; what was held goes on."""
        def do():
            self._cut = False
            self._there.set()
            self._back.set()
        self.network.call(do)

    async def listen(self, host):
        self.server = await asyncio.start_server(self._serve, host, 0)
        self.address = "%s:%d" % self.server.sockets[0].getsockname()[:2]

    async def _serve(self, reader, writer):
        if self._cut:
            reset(writer)
            return
        call = asyncio.current_task()
        self._open.add(call)
        writers = [writer]
        try:
            far_reader, far_writer = await asyncio.open_connection(*self.target)
            writers.append(far_writer)
            self.calls += 1
            await asyncio.gather(self._carry(reader, far_writer, self._there), self._carry(far_reader, writer, self._back))
            end = asyncio.StreamWriter.close
        except (OSError, asyncio.CancelledError):
            end = reset
        self._open.discard(call)
        for each in writers:
            end(each)

    async def _carry(self, source, sink, way):
        under_way = asyncio.Queue(CHUNKS)
        now = asyncio.get_running_loop().time

        async def take_in():
            data = b"-"
            while data:
                try:
                    data = await source.read(CHUNK)
                except OSError as error:
                    data = error
                await under_way.put((now() + self.delay, data))
                if isinstance(data, OSError):
                    return

        taking = asyncio.create_task(take_in())
        try:
            while True:
                due, data = await under_way.get()
                await asyncio.sleep(max(0.0, due - now()))
                await way.wait()
                if isinstance(data, OSError):
                    raise data
                if not data:
                    sink.write_eof()
                    return
                sink.write(data)
                await sink.drain()
        finally:
            taking.cancel()


class Network:
    def __init__(self, places):
        """`kind` is "namespaces" or "loopback", and `why` says why not the first."""
        self.kind, self.why = "namespaces", None
        self.places = []
        self._roads = []
        self._fds = []
        try:
            self._make_namespaces(places)
        except OSError as error:
            self.kind, self.why = "loopback", str(error)
            net = 16 + os.getpid() % 200  # tests that run at one time are apart
            self.places = [Place("127.%d.%d.2" % (net, number)) for number in range(places)]
            print("NOT ISOLATED: no network namespaces here (%s); loopback addresses instead" % error, file=sys.stderr,
                  flush=True)
        self.crossing = None if self.kind == "loopback" else self._fds[-1]
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def _make_namespaces(self, places):
        if os.environ.get("MOOT_TEST_NETWORK") == "loopback":
            raise OSError("MOOT_TEST_NETWORK says so")
        if places > 250 or not (shutil.which("ip") and shutil.which("nsenter")):
            raise OSError("ip or nsenter is missing")
        try:
            for _ in range(places + 1):
                self._fds.append(new_namespace())
            crossing = Place("", self._fds[-1])
            self.places = [Place("10.77.%d.2" % number, self._fds[number]) for number in range(places)]
            lines = ""
            for number in range(places):
                lines += ("link add to%d type veth peer name road netns /proc/%d/fd/%d\n"
                          "addr add 10.77.%d.1/30 dev to%d\nlink set to%d up\n"
                          % (number, os.getpid(), self._fds[number], number, number, number))
            crossing.run("ip", "-batch", "-", text=lines)
            for place in self.places:
                place.run("ip", "-batch", "-", text="link set lo up\naddr add %s/30 dev road\nlink set road up\n" % place.host)
        except OSError:
            self._close_namespaces()
            raise

    def _close_namespaces(self):
        for fd in self._fds:
            os.close(fd)
        self._fds = []

    def _run(self):
        if self.crossing is not None:
            libc("setns", self.crossing, CLONE_NEWNET)
        asyncio.set_event_loop(self._loop)
        self._loop.run_forever()

    def call(self, what):
        """On the thread of the roads; it is done when this returns."""
        async def do():
            return what()
        return asyncio.run_coroutine_threadsafe(do(), self._loop).result(30)

    def road(self, caller, called):
        """From one place to another, by their numbers."""
        road = self.call(lambda: Road(self, (self.places[called].host, PORT)))
        host = self.places[caller].host.rsplit(".", 1)[0] + ".1"
        asyncio.run_coroutine_threadsafe(road.listen(host), self._loop).result(30)
        self._roads.append(road)
        return road

    def close(self):
        async def end():
            for road in self._roads:
                road.server.close()
            tasks = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        asyncio.run_coroutine_threadsafe(end(), self._loop).result(30)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()
        self._close_namespaces()
