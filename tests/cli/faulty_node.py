"""A node that serves, and what befalls it: it is killed and started again, its disk is full for a moment, the road to it is cut.

Part of faults.py, for the one command that stays.
"""

import asyncio
import json
import os
import resource
import signal
import sys
import traceback

import faults
import roads

# Between two faults, in thousandths of a second; and how long one lasts.
LEAST_PAUSE, MOST_PAUSE = [int(each) for each in os.environ.get("FAULTS_PAUSES", "300 2500").split()]
LONGEST = 300


class Crossing:
    """What a road asks of a network, where everything is on one thread."""

    @staticmethod
    def call(do):
        do()


class Node:
    def __init__(self, part):
        self.part = part
        self.child = None
        self.lines = None
        self.address = None
        self.listens_at = part.command[part.command.index("--listen") + 1]
        self.road = None
        self.ending = False
        self.marker = os.path.join(faults.LOG, part.name + ".serving")

    async def begin(self):
        """Until it listens; a node may be killed before it does."""
        while not self.ending:
            read, write = os.pipe()
            self.child = faults.start(self.part.words, self.part.now(), write, None, die_with_parent=True)
            os.close(write)
            line = await asyncio.to_thread(self.first_line, read)
            # Where somebody's command has the home just then it says so, and ends.
            if line and "listening" in json.loads(line):
                self.address = json.loads(line)["listening"]
                if self.road:
                    host, port = self.address.rsplit(":", 1)
                    self.road.target = (host, int(port))
                return line
            self.part.say("not-begun", await self.end_of(self.child))
            await asyncio.sleep(0.05)
        return None

    def first_line(self, read):
        self.lines = os.fdopen(read, "rb")
        return self.lines.readline()

    @staticmethod
    async def end_of(child):
        return os.waitstatus_to_exitcode((await asyncio.to_thread(os.waitpid, child, 0))[1])

    async def befall(self):
        draw = self.part.draw
        while True:
            await asyncio.sleep((LEAST_PAUSE + draw.below(MOST_PAUSE - LEAST_PAUSE)) / 1000)
            kind = ("killed", "cut", "full")[draw.below(3)]
            lasts = draw.below(LONGEST) / 1000
            self.part.say(kind, lasts)
            if kind == "killed":
                self.signal(signal.SIGKILL)
            elif kind == "cut" and self.road:
                self.road.cut()
                await asyncio.sleep(lasts)
                self.road.mend()
            elif kind == "full":
                try:
                    self.limit(self.part.size())
                except FileNotFoundError:  # what lay there while a node began
                    pass
                await asyncio.sleep(lasts)
                self.limit(resource.RLIM_INFINITY)

    def limit(self, size):
        try:
            resource.prlimit(self.child, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
        except ProcessLookupError:
            pass

    async def play(self):
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, self.end)
        with open(self.marker, "w", encoding="ascii"):
            pass
        said = json.loads(await self.begin())
        if self.listens_at.startswith("127.0.0.1:"):
            host, port = self.address.rsplit(":", 1)
            self.road = roads.Road(Crossing, (host, int(port)))
            await self.road.listen("127.0.0.1")
            said["listening"] = self.road.address
        else:
            # It must come back to where the others look for it.
            self.part.words[self.part.words.index("--listen") + 1] = self.address
        sys.stdout.write(json.dumps(said) + "\n")
        sys.stdout.flush()
        befalling = asyncio.create_task(self.befall())
        while True:
            code = await self.end_of(self.child)
            if self.ending:
                break
            self.part.say("ended", code)
            if not await self.begin():
                break
        befalling.cancel()
        os.unlink(self.marker)
        return code

    def signal(self, which):
        try:
            os.kill(self.child, which)
        except ProcessLookupError:  # it has ended, and the next one has not begun
            pass

    def end(self):
        self.ending = True
        self.signal(signal.SIGTERM)


def serve(part, note):
    try:
        code = asyncio.run(Node(part).play())
    except Exception:
        note("broken", part.name, "serve", traceback.format_exc().replace("\n", " | "))
        raise
    # Killed while it was asked to end.
    return 0 if code == -signal.SIGKILL else code
