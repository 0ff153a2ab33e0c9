# SPDX-License-Identifier: GPL-3.0-or-later
"""The shipped population is exactly what its generator writes."""

import os
import pathlib
import subprocess
import sys
import unittest

FOLDER = pathlib.Path(os.environ["FINSIGHT_SOURCE_ROOT"]) / "data" / "population"


class Population(unittest.TestCase):
    def test_is_what_the_generator_writes(self):
        done = subprocess.run(
            [sys.executable, str(FOLDER / "generate.py")], stdout=subprocess.PIPE, check=True
        )
        shipped = (FOLDER / "population.csv").read_bytes()
        self.assertTrue(done.stdout == shipped, "run generate.py > population.csv")


if __name__ == "__main__":
    unittest.main()
