# SPDX-License-Identifier: GPL-3.0-or-later
"""Insights by the keyboard alone: a bill switched off, a purchase, and what is no longer unusual."""

import re
import time
import unittest

from desktop import Atspi, Finsight, wait_for, walk

NOW = "--now=2026-11-22T10:00"


def focused(finsight):
    """Name and description of what has the keyboard focus."""
    for node in finsight.nodes():
        if node.get_state_set().contains(Atspi.StateType.FOCUSED):
            names = [inner.get_name() for inner in walk(node)] + [node.get_description()]
            return "\n".join(name for name in names if name)
    return ""


def walk_to(finsight, pattern, key="Tab", most=80):
    for _ in range(most):
        if re.search(pattern, focused(finsight)):
            return
        finsight.press(key)
        time.sleep(0.05)
    raise AssertionError(f"the keyboard does not reach {pattern!r}; it is at {focused(finsight)!r}")


class Insights(unittest.TestCase):
    def test_what_if(self):
        with Finsight("--demo", NOW) as finsight:
            finsight.find_text("demo household")
            finsight.press("Control+4")
            finsight.find_text("How good these forecasts are")
            walk_to(finsight, "What If…")
            finsight.press("Return")
            finsight.find_text("Spend less on")
            walk_to(finsight, "TV Licensing")
            self.assertNotIn("What if: difference", finsight.texts())
            finsight.press(" ")
            finsight.find_text("What if: difference")
            finsight.press(" ")
            wait_for(lambda: "What if: difference" not in finsight.texts(), "the bill to be paid")

    def test_expected(self):
        with Finsight("--demo", NOW) as finsight:
            finsight.find_text("demo household")
            finsight.press("Control+4")
            finsight.find_text("Evans Cycles took")
            walk_to(finsight, "Expected[^$]*Evans Cycles")
            finsight.press("Return")
            wait_for(lambda: not any("Evans Cycles took" in text for text in finsight.texts()),
                     "the charge to be expected")
            finsight.press("Control+z")
            finsight.find_text("Evans Cycles took")
