"""The story *blackout* with real processes: nine nodes that meet by themselves over roads that the test cuts in two.

Nothing here waits for a time: it waits until something is so, and fails if that takes far too long.
"""

import os
import signal
import subprocess
import time

import moot
import roads

NORTH, SOUTH = range(5), range(5, 9)
FOUNDERS = 9
NEWCOMER = 9  # applies in the north, while it is cut off
QUORUM = 7
# Whom each node is told of when it begins to serve: a ring and a chord within its half, and three roads between them.
RING = [(a, half[(i + step) % len(half)]) for half in (NORTH, SOUTH) for i, a in enumerate(half) for step in (1, 2)]
BETWEEN = [(0, 5), (6, 1), (2, 7), (8, 3)]
# As the demo has it: founders end the founding page by asking, and nobody collects ballots for days afterwards. And who
# has the vouches is admitted by the next seal.
CHARTER = "founding_members = 500\nvote_window = 1s\ncool_off = 0s\n"
VOTE_FOR = "%ds" % (moot.PATIENCE / 6)


def name(number):
    return "m%03d" % (number + 1)


class Blackout(moot.Case):
    def setUp(self):
        super().setUp()
        self.network = roads.Network(FOUNDERS + 2)  # one place stays empty: there a proof is checked
        self.roads = {}
        self.acts = []
        self.began = time.monotonic()
        self.everybody = [self.home(name(i), place=self.network.places[i]) for i in range(FOUNDERS + 1)]
        self.founders = self.everybody[:FOUNDERS]
        self.north = [self.everybody[i] for i in NORTH]
        self.south = [self.everybody[i] for i in SOUTH]

    def tearDown(self):
        super().tearDown()
        self.network.close()

    def say(self, what):
        print("  %5.1f s  %s" % (time.monotonic() - self.began, what), flush=True)

    def road(self, a, b):
        if (a, b) not in self.roads:
            self.roads[a, b] = self.network.road(a, b)
            self.roads[a, b].slow(0.005 * (1 + (3 * a + 5 * b) % 8))
        return self.roads[a, b]

    def begin_to_serve(self, number):
        peers = [self.road(*way).address for way in RING + BETWEEN if way[0] == number]
        self.everybody[number].serve(*[word for peer in peers for word in ("--peer", peer)])

    def act(self, home, *words):
        """What was answered for must be held by everybody in the end."""
        made = home.do(*words)
        self.acts.append(made["event"])
        return made["event"]

    def wait_until(self, what, holds, homes):
        """For each of them, at one time or another."""
        left = list(homes)

        def all_did():
            left[:] = [home for home in left if not holds(home)]
            return not left

        self.wait_for(what, all_did, homes)

    def wait_until_equal(self, what, homes):
        """All hold the same at one time."""
        def equal():
            states = [home.status() for home in homes]
            return len({(state["state_hash"], str(state["frontier"])) for state in states}) == 1

        self.wait_for(what, equal, homes)
        return homes[0].status()

    def wait_for(self, what, is_so, homes):
        until = time.monotonic() + moot.PATIENCE
        while not is_so():
            if time.monotonic() > until:
                self.fail("%s did not come to be: %r" % (what, [(h.status(), h.do("seal", "status")) for h in homes]))
            time.sleep(0.1)
        self.say(what)

    @staticmethod
    def knows_all_readies(home):
        """With so many a round has a time, and may be over already."""
        status = home.do("seal", "status")
        return status["ready"] == FOUNDERS or status["round"]

    def page(self, homes):
        return {home.status()["page"] for home in homes}

    def found(self):
        first = self.founders[0]
        founded = first.do("found", "The Square", "--name", name(0), "--founders", str(FOUNDERS), "--charter",
                           self.write("charter", CHARTER))
        self.begin_to_serve(0)
        invitation = founded["invitation"]
        for number in range(1, FOUNDERS):
            self.founders[number].do("join", invitation or first.do("invite")["invitation"], "--name", name(number), "--via",
                                     self.road(number, 0).address)
            invitation = None
        self.assertEqual(first.status()["state"], "constituted")
        for number in range(1, FOUNDERS):
            self.begin_to_serve(number)
        self.wait_until_equal("nine founders hold the same", self.founders)

    def close_a_page_together(self):
        """Though on two roads one way is held up: what goes in fits none of the meetings there."""
        self.roads[0, 1].hold(there=True)
        self.roads[6, 1].hold(back=True)
        plan = self.act(self.founders[3], "propose", "A well", "--text", "We dig a well.")
        for home in self.founders:
            home.do("seal", "ask")
        self.wait_until("page 1 is closed by all nine", lambda home: home.status()["page"] == 2, self.founders)
        self.roads[0, 1].mend()
        self.roads[6, 1].mend()
        seals = [home.status()["seal"] for home in self.founders]
        self.assertEqual(len({seal["hash"] for seal in seals}), 1)
        self.assertEqual({(seal["page"], seal["witnesses"], seal["commits"]) for seal in seals}, {(1, 9, 9)})
        return plan

    def between(self):
        """All roads from one half to the other: who came in by one goes on using it."""
        return [road for (a, b), road in self.roads.items() if (a in SOUTH) != (b in SOUTH)]

    def cut(self):
        for road in self.between():
            road.cut()
        self.say("the roads between north and south are cut")

    def mend(self):
        for road in self.between():
            road.mend()
        self.say("the roads are mended")

    def carry_stick(self, giver, taker):
        file = self.path("stick.fmb")
        giver.do("bundle", "export", file)
        return taker.do("bundle", "import", file)

    def kill_and_begin_again(self, number):
        """Right after it has answered."""
        home = self.everybody[number]
        made = self.act(home, "propose", "Before the end", "--text", "This was answered for.")
        self.assertEqual(home.stop(signal.SIGKILL), -signal.SIGKILL)
        self.begin_to_serve(number)
        self.assertEqual(home.do("show", made)["title"], "Before the end")
        self.say(name(number) + " was killed, and serves again")

    def let_somebody_apply(self):
        """By an invitation of the north, over the road; two vouch."""
        inviter, other = self.founders[1:3]
        invitation = inviter.do("invite")["invitation"]
        self.everybody[NEWCOMER].do("join", invitation, "--name", name(NEWCOMER), "--via", self.road(NEWCOMER, 1).address)
        self.act(inviter, "vouch", name(NEWCOMER))
        self.wait_until("another knows the applicant", lambda home: name(NEWCOMER) in self.people(home), [other])
        self.act(other, "vouch", name(NEWCOMER))

    @staticmethod
    def people(home):
        return {member["name"]: member["state"] for member in home.do("members")["members"]}

    def test_the_net_is_cut(self):
        self.found()
        well = self.close_a_page_together()

        vote = self.act(self.founders[0], "open", "Shall we share the bread?", "--for", VOTE_FOR)
        self.wait_until_equal("everybody knows of the vote", self.founders)
        for number, choice in ((0, "yes"), (3, "no"), (5, "yes")):
            self.act(self.founders[number], "vote", vote, choice)
        self.cut()
        calls_before = sum(road.calls for road in self.between())

        # Each half goes on. All ballots come before anybody is ready to close: later ones might be late.
        for number, choice in ((1, "yes"), (2, "no"), (3, "yes"), (6, "no"), (7, "abstain"), (8, "yes")):
            self.act(self.founders[number], "vote", vote, choice)
        bread = self.act(self.north[2], "propose", "Bread in the north", "--text", "We bake on Mondays.")
        lamps = self.act(self.south[0], "propose", "Lamps in the south", "--text", "Two eyewitnesses say: no fire.")
        for home in self.north:
            self.act(home, "position", well, "agree")
        for home in self.south:
            self.act(home, "position", well, "stand_aside")
        self.let_somebody_apply()
        self.kill_and_begin_again(4)
        north = self.wait_until_equal("the north holds the same", self.north)
        south = self.wait_until_equal("the south holds the same", self.south)
        self.assertNotEqual(north["state_hash"], south["state_hash"])

        # Once the vote is due all of a half are ready to close the page, and wait for a quorum.
        for homes, ready in ((self.north, 5), (self.south, 4)):
            self.assertLess(ready, QUORUM)
            self.wait_until("%d of 9 are ready" % ready, lambda home, n=ready: home.do("seal", "status")["ready"] == n, homes)
        self.assertEqual(self.page(self.founders), {2})

        # A stick goes from one half to the other: the south knows more then, and is no quorum all the same.
        taken = self.carry_stick(self.north[2], self.south[2])
        self.assertEqual((taken["parked"], taken["truncated"]), (0, False))
        self.assertGreaterEqual(taken["new"], 10)
        self.wait_until_equal("what the stick brought is all over the south", self.south)
        self.wait_until("the stick brought the readies of the north", self.knows_all_readies, self.south)
        for home in self.south:
            self.assertEqual(self.people(home)[name(NEWCOMER)], "applicant")
            self.act(home, "position", bread, "agree")
        for home in self.south:
            self.assertEqual(home.do("show", vote)["ballots"]["none"], 1)
        self.kill_and_begin_again(6)
        self.assertEqual(self.page(self.founders), {2})
        for home in self.founders:
            self.assertEqual((home.do("show", vote)["state"], home.do("show", well)["finality"]["grade"]), ("open", "sealed"))

        calls = sum(road.calls for road in self.between())
        self.assertEqual(calls, calls_before, "nobody came through")
        self.mend()
        self.wait_until("page 2 is closed", lambda home: home.status()["page"] == 3, self.founders)
        self.everybody[NEWCOMER].serve("--peer", self.road(NEWCOMER, 1).address)
        self.wait_until_equal("everybody holds the same", self.everybody)
        self.assertGreater(sum(road.calls for road in self.between()), calls)

        seals = [home.status()["seal"] for home in self.everybody]
        self.assertEqual(len({seal["hash"] for seal in seals}), 1)
        self.assertEqual((seals[0]["page"], seals[0]["witnesses"]), (2, 9))
        self.assertGreaterEqual(seals[0]["commits"], QUORUM)
        for home in self.everybody:
            state = home.status()
            self.assertEqual((state["members"], state["void"], state["forks"]), (10, 0, 0))
            self.assertEqual(home.do("show", lamps)["finality"]["grade"], "sealed")
        self.compare_the_vote(vote)
        self.check_a_proof(vote, self.south[1], seals[0]["hash"])
        self.check_homes()

    def compare_the_vote(self, vote):
        """Nine electors of whom eight voted: m004 once for each half of its mind, of which the second counts; some came
        by road and by stick."""
        decisions = [home.do("show", vote)["decision"] for home in self.everybody]
        self.assertEqual(len({str(decision) for decision in decisions}), 1, decisions)
        counted = {key: decisions[0][key] for key in ("yes", "no", "abstain", "electorate", "adopted")}
        self.assertEqual(counted, {"yes": 5, "no": 2, "abstain": 1, "electorate": 9, "adopted": True})
        for number in (0, 1, 2, 3, 5, 6, 7, 8):
            checked = self.founders[number].do("ballot", "check", vote)
            self.assertEqual((checked["included"], checked["root"]), (True, decisions[0]["root"]))

    def check_a_proof(self, vote, home, seal):
        """Where there is no network at all."""
        file = self.path("vote.proof")
        home.do("proof", "decision", vote, "-o", file)
        place = self.network.places[FOUNDERS + 1]
        done = subprocess.run([*place.enter, os.path.abspath(moot.BINARY), "--json", "verify", file, "--remember", seal],
                              pass_fds=place.fds, stdout=subprocess.PIPE, cwd=self.folder, timeout=moot.PATIENCE, check=True,
                              env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"})
        seen = moot.Answer(0, done.stdout.decode(), "").json
        self.assertEqual((seen["valid"], seen["item"]["yes"], seen["item"]["no"], seen["as_of"]["seal"]), (True, 5, 2, seal))
        self.say("a proof of the vote holds where there is no network")

    def check_homes(self):
        for home in self.everybody:
            self.assertEqual(home.stop(), 0)
        for home in self.everybody:
            self.assertIs(home.do("check")["ok"], True)
            held = {event["id"] for event in home.do("log", "--limit", "100000")["events"]}
            self.assertEqual([act for act in self.acts if act not in held], [])
        self.assert_equal_states(*self.everybody)
        self.say("%d acts were answered for, and all ten homes hold them" % len(self.acts))


if __name__ == "__main__":
    roads.with_own_users()
    moot.main()
