"""Assemblies that close pages: what the tests of seals and of proofs begin with."""

import datetime

import moot


class Case(moot.Case):
    def setUp(self):
        super().setUp()
        self.now = datetime.datetime.now(datetime.timezone.utc)

    def later(self, homes, **how):
        self.now += datetime.timedelta(**how)
        for home in homes:
            home.env["MOOT_CLOCK"] = self.now.strftime("%Y-%m-%dT%H:%M:%SZ")

    def carry_round(self, homes):
        """Everybody's file to everybody else."""
        for home in homes:
            self.pass_on(home, *(other for other in homes if other is not home))

    def carry_until(self, page, homes):
        """Files go round, and time passes, until all are in that page."""
        for _ in range(12):
            self.carry_round(homes)
            if all(home.status()["page"] == page for home in homes):
                return self.assert_equal_states(*homes)
            self.later(homes, seconds=20)
        self.fail("no seal: %r" % [home.do("seal", "status") for home in homes])

    def seal_founding(self, homes):
        """Its founders ask for the first seal."""
        for home in homes:
            home.do("seal", "ask")
        self.later(homes, seconds=30)
        self.carry_until(2, homes)
