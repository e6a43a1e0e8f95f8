"""Six homes whose witnesses were drawn, and what tests of their encrypted votes share."""

import os
import shutil

import belenios
import seals

NAMES = ("a", "b", "c", "d", "e", "f")


class Case(seals.Case):
    def next_page(self, homes, **how):
        self.later(homes, **(how or {"minutes": 11}))
        self.carry_until(homes[0].status()["page"] + 1, homes)

    def drawn(self):
        """Six who founded an assembly, and the order of their witnesses."""
        homes = self.founders_by_bundle(NAMES)
        self.seal_founding(homes)
        lot = homes[0].do("lot", "open", "a", "b", "c", "--by", "twelve dice", "--for", "1d")["event"]
        self.carry_round(homes)
        for home in homes:
            home.do("vote", lot, "yes")
        self.carry_round(homes)
        self.next_page(homes, days=4)
        for stage in ("commit", "reveal"):
            self.assertEqual(homes[0].do("seal", "status")["lot"]["state"], stage)
            self.carry_round(homes)
            self.next_page(homes, days=3, minutes=1)
            while homes[0].do("seal", "status")["lot"]["state"] == stage:
                self.next_page(homes)
        for home in homes[:3]:
            home.do("lot", "tell", "3 1 6 2")
        self.next_page(homes)
        self.assertEqual(homes[0].do("seal", "status")["lot"]["state"], "drawn")
        return homes

    def until(self, homes, vote, stage, pages=6):
        for _ in range(pages):
            if homes[0].do("election", "result", vote)["stage"] == stage:
                return
            self.next_page(homes)
        self.fail(homes[0].do("election", "result", vote))

    def checked_by_others(self, archive):
        if not belenios.knows_ed25519():
            self.assertNotIn("BELENIOS_TOOL", os.environ)  # who names one wants it to look
            return
        folder = self.path("theirs")
        os.mkdir(folder)
        shutil.copy(archive, folder)
        done = belenios.verify(folder)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn(b"all checks passed", done.stderr)
