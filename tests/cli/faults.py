"""Runs moot in its place, amid faults: what `moot demo --with` and the tests of stories under faults start for each command.

It is whoever sits before a machine that fails. A command is killed, or finds its disk full, and is typed again, once a look
at the record has shown that it was not done; an exchange over a road that was cut is tried again; a node that was killed is
started again; files that somebody forged are read in. The story that is played knows nothing of it. What was answered for
is written down, and what each home holds in the end, so that the test can hold them against each other.

What happens is drawn from the seed, the name of the home and the number of its commands, so that a seed gives the same faults;
when a node is killed between two answers is the machine's to say. It starts for every command: it imports little.
"""

import os
import resource
import signal
import sys
import time
import zlib

MOOT = os.environ["FAULTS_MOOT"]
SEED = os.environ["FAULTS_SEED"]
LOG = os.environ["FAULTS_LOG"]
TESTS = os.environ["FAULTS_TESTS"]
ONE_IN = int(os.environ.get("FAULTS_ONE_IN", "12"))
# Seconds by which the clock of a home may be wrong; half of them are right.
CLOCKS = [int(each) for each in os.environ.get("FAULTS_CLOCKS", "0 0 0 0 -1200 -180 240 1500").split()]
PATIENCE = 60.0
# What only looks can be typed again whatever became of it.
LOOKS = ("status", "show", "log", "mandates", "members", "power", "calendar", "search", "check", "ballot", "proof", "export",
         "bundle", "sync", "seal", "invite")
# These begin a home or bring secrets with them that are shown once: whoever is interrupted begins anew, which is another
# story than the one that is told.
ONCE = ("found", "join", "device", "restore")
STRANGE = 6  # times that nobody knows us: then it is so
NOT_REACHED = 4
DAMAGED = 3


class Draw:
    """Small numbers out of a text, the same wherever it runs."""

    def __init__(self, text):
        self.state = zlib.crc32(text.encode()) or 1

    def below(self, number):
        for shift in (13, -17, 5):
            self.state ^= (self.state << shift if shift > 0 else self.state >> -shift) & 0xFFFFFFFF
        return self.state % number


def note(file, *words):
    """One line, whole even where several write."""
    handle = os.open(os.path.join(LOG, file), os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(handle, (" ".join(str(word) for word in words) + "\n").encode())
    finally:
        os.close(handle)


def number_of(name):
    """Which command of this home it is."""
    path = os.path.join(LOG, name + ".number")
    try:
        with open(path, encoding="ascii") as file:
            number = int(file.read() or 0) + 1
    except FileNotFoundError:
        number = 1
    with open(path, "w", encoding="ascii") as file:
        file.write(str(number))
    return number


def start(words, environment, out, err, limit=None, die_with_parent=False):
    child = os.fork()
    if child:
        return child
    try:
        if limit is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
        if die_with_parent:
            import ctypes

            ctypes.CDLL(None).prctl(1, signal.SIGKILL)
        os.dup2(out, 1)
        if err is not None:
            os.dup2(err, 2)
        os.execve(MOOT, words, environment)
    finally:
        os._exit(127)


def read_all(handle):
    out = b""
    while part := os.read(handle, 1 << 16):
        out += part
    os.close(handle)
    return out


class Part:
    def __init__(self, words):
        self.words = [MOOT, *words]
        self.folder = words[words.index("--home") + 1]
        self.name = os.path.basename(self.folder)
        self.command = [word for word in words[words.index("--home") + 2 :] if word not in ("--json", "--quiet")]
        self.number = number_of(self.name)
        self.draw = Draw("%s/%s/%d" % (SEED, self.name, self.number))
        self.environment = {key: value for key, value in os.environ.items() if not key.startswith("FAULTS_")}
        self.behind = CLOCKS[Draw("%s/%s/clock" % (SEED, self.name)).below(len(CLOCKS))]
        self.clock = int(os.environ.get("MOOT_CLOCK", time.time() * 1000)) + self.behind * 1000
        self.began = time.monotonic()

    def now(self):
        """Their clock runs on."""
        return {**self.environment, "MOOT_CLOCK": str(self.clock + int((time.monotonic() - self.began) * 1000))}

    def say(self, kind, *more):
        note("faults", self.name, self.number, self.command[0], kind, *more)

    def run(self, *command, limit=None, kill_after=None):
        """Exit code (negative: by a signal) and what it answered."""
        words = [MOOT, "--json", "--home", self.folder, *command] if command else self.words
        read, write = os.pipe()
        errors = os.open(os.path.join(LOG, self.name + ".errors"), os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        child = start(words, self.now(), write, errors, limit)
        os.close(write)
        os.close(errors)
        if kill_after is not None:
            time.sleep(kill_after)
            os.kill(child, signal.SIGKILL)
        out = read_all(read)
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), out

    def answer(self, *command):
        import json

        until = time.monotonic() + PATIENCE
        while True:
            code, out = self.run(*command)
            if code == 0:
                return json.loads(out)
            if time.monotonic() > until:
                note("broken", self.name, command, "exit", code, out)
                sys.exit(3)
            time.sleep(0.05)

    def own_acts(self):
        """By id, in their order; None in a home that has no assembly, or has applied and waits."""
        code, out = self.run("status")
        if code != 0:
            return None
        import json

        device = json.loads(out)["device"]
        code, out = self.run("log", "--limit", "1000000")
        if code == 1:
            return None
        log = (json.loads(out) if code == 0 else self.answer("log", "--limit", "1000000"))["events"]
        return {event["id"]: event for event in log if event["device"] == device}

    def interrupted(self):
        """Runs the command with a fault in it. None if it is to be run (again), else the answer."""
        before = self.own_acts()
        if before is None:
            return None
        if self.draw.below(2):
            fault = {"kill_after": self.draw.below(60) / 1000}
        else:
            fault = {"limit": self.size() + self.draw.below(3) * 4096}
        code, out = self.run(**fault)
        self.say("killed" if "kill_after" in fault else "full", *fault.values(), "exit", code)
        if code >= 0 and code != DAMAGED and code != NOT_REACHED:
            return code, out
        after = self.own_acts()
        new = [event for id, event in after.items() if id not in before]
        if not new or self.command[0] in LOOKS:
            return None
        # It was done, and nobody was told.
        import json

        first = new[0]
        self.say("done", first["id"])
        return 0, json.dumps({"event": first["id"], "kind": first["kind"], "applied": first["applied"],
                              "code": first["code"]}).encode() + b"\n"

    def size(self):
        """Of the greatest file of this home: the next page is one too many."""
        return max(os.path.getsize(os.path.join(self.folder, name)) for name in os.listdir(self.folder)
                   if os.path.isfile(os.path.join(self.folder, name)))

    def read_forged(self):
        """A file of this home's own, or another's, with other bytes in it: nothing comes in, and nothing is lost."""
        if self.own_acts() is None:
            return
        file = os.path.join(LOG, self.name + ".forged")
        before = self.answer("status")
        if self.run("bundle", "export", file)[0] != 0:
            return
        with open(file, "rb") as whole:
            data = bytearray(whole.read())
        kind = ("bytes", "cut", "twice")[self.draw.below(3)]
        if kind == "bytes":
            for _ in range(1 + self.draw.below(4)):
                data[self.draw.below(len(data))] ^= 1 + self.draw.below(255)
        elif kind == "cut":
            del data[self.draw.below(len(data)) :]
        else:
            data += data[self.draw.below(len(data)) :]
        with open(file, "wb") as whole:
            whole.write(data)
        code, out = self.run("bundle", "import", file)
        self.say("forged", kind, "exit", code)
        after = self.answer("status")
        own = ("events", "state_hash", "frontier", "members", "forks")
        # A node that serves here may have heard of more meanwhile.
        if code < 0 or (not self.is_served() and [before[key] for key in own] != [after[key] for key in own]):
            note("broken", self.name, "forged", kind, "exit", code, out, before, after)
        os.unlink(file)

    def is_served(self):
        return os.path.exists(os.path.join(LOG, self.name + ".serving"))

    def once(self):
        what = self.command[0]
        code = out = None
        if what not in ONCE and os.path.isdir(self.folder):
            if self.draw.below(4 * ONE_IN) == 0 and what != "check":
                self.read_forged()
            if self.draw.below(ONE_IN) == 0 and what != "check":
                done = self.interrupted()
                if done is not None:
                    code, out = done
        until = time.monotonic() + PATIENCE
        strange = 0
        while code is None:
            tried = None
            if self.is_served() and what not in ONCE:
                tried = {} if what in LOOKS or "show" in self.command[1:2] or "list" in self.command[1:2] else self.own_acts()
            code, out = self.run()
            # A node that ends in the midst of a greeting looks like one that knows nobody; the second goes on doing so.
            strange += b'"sync.not_recognised"' in out
            if code == NOT_REACHED and strange < STRANGE and time.monotonic() < until:
                self.say("again")
                code = self.taken_up(what)
                out = b"{}\n"
                time.sleep(0.05 if not strange else 0.3)
            elif code in (DAMAGED, 2) and tried is not None and self.is_lost(out) and time.monotonic() < until:
                # The node that serves here was killed meanwhile.
                new = [event for id, event in self.own_acts().items() if id not in tried] if tried else []
                self.say("lost", len(new))
                if new:
                    code, out = 0, b'{"event":"%s","applied":true}\n' % new[0]["id"].encode()
                else:
                    code = None
                    time.sleep(0.05)
        if code == 0 and b'"event":"' in out:
            note("answered", self.name, out.split(b'"event":"', 1)[1][:64].decode())
        if code == 0 and what == "check":
            self.write_down()
        sys.stdout.buffer.write(out)
        sys.stdout.flush()
        return code

    @staticmethod
    def is_lost(out):
        return b'"store.full"' in out or b'"store.io"' in out or b'"control.' in out or b'"store.locked"' in out

    def taken_up(self, what):
        """Whoever joined by a road that was cut has applied all the same, and goes on from there; others try again."""
        if what == "join" and self.run("status")[0] == 0:
            via = self.command[self.command.index("--via") + 1]
            until = time.monotonic() + PATIENCE
            while time.monotonic() < until:
                code, _ = self.run("sync", via)
                if code != NOT_REACHED:
                    return code
                time.sleep(0.05)
        return None

    def write_down(self):
        """What this home holds in the end."""
        log = self.answer("log", "--limit", "1000000")["events"]
        assembly = self.answer("status")["assembly"]
        with open(os.path.join(LOG, self.name + ".held"), "w", encoding="ascii") as file:
            file.write("\n".join([assembly, *(event["id"] for event in log)]))


def main():
    words = sys.argv[1:]
    if "--json" not in words or "--home" not in words:
        os.execv(MOOT, [MOOT, *words])
    part = Part(words)
    if part.command[0] != "serve":
        sys.exit(part.once())
    sys.path.insert(0, TESTS)
    sys.dont_write_bytecode = True
    import faulty_node

    sys.exit(faulty_node.serve(part, note))


if __name__ == "__main__":
    main()
