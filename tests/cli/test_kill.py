# SPDX-License-Identifier: GPL-3.0-or-later
"""kill -9 at random moments of an import: all of it is there afterwards, or nothing."""

import os
import random
import subprocess
import time

from finsight_cli import CSV, CliCase

N_ROWS = 8000


class Kill(CliCase):
    def big_file(self):
        rows = ["Date,Amount,Payee"]
        for i in range(N_ROWS):
            rows.append(f"2025-{1 + i % 12:02}-{1 + i % 28:02},-{i % 977}.{i % 100:02},Payee {i % 131} of {i}")
        return self.write("big.csv", "\n".join(rows) + "\n")

    def start(self, path):
        return subprocess.Popen(self.command("--json", "import", path, "--account", "Mine"),
                                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def test_random_moments(self):
        kills = int(os.environ.get("FINSIGHT_KILLS", "200"))
        seed = int(os.environ.get("FINSIGHT_SEED", random.randrange(2 ** 32)))
        print(f"# seed {seed}, {kills} kills", flush=True)
        moments = random.Random(seed)
        self.json("import", self.write("first.csv", CSV), "--account", "Mine")
        path = self.big_file()
        began = time.monotonic()
        self.assertEqual(self.start(path).wait(), 0)
        usual = time.monotonic() - began
        self.assertEqual(self.total("--limit", "0"), N_ROWS + 4)
        self.json("undo")

        finished = 0
        for _ in range(kills):
            process = self.start(path)
            time.sleep(moments.uniform(0, usual * 1.1))
            process.kill()
            acknowledged = process.wait() == 0
            found = self.total("--limit", "0")
            self.assertIn(found, (4, N_ROWS + 4))
            if acknowledged:
                self.assertEqual(found, N_ROWS + 4)
            self.assertTrue(self.json("check")["ok"])
            if found != 4:
                finished += 1
                self.json("undo")
        print(f"# {finished} imports were done before they were killed", flush=True)
        self.assertLess(finished, kills)
