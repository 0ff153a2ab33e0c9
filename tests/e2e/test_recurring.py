# SPDX-License-Identifier: GPL-3.0-or-later
"""The page Recurring by keyboard alone: confirm, say that something is not recurring, take it back."""

import unittest

from desktop import Atspi, Finsight, wait_for

NOW = "--now=2026-11-22T10:00"


def focused(finsight):
    for node in finsight.nodes():
        if node.get_state_set().contains(Atspi.StateType.FOCUSED):
            return node.get_name() or ""
    return ""


def walk_to(finsight, name, most=60):
    for _ in range(most):
        if name in focused(finsight):
            return
        finsight.press("Tab")
    raise AssertionError(f"the keyboard does not reach {name!r}")


class Recurring(unittest.TestCase):
    def choose(self, finsight, name, mnemonic):
        """Opens the menu of the row and chooses by the letter that is underlined."""
        walk_to(finsight, f"Actions for {name}")
        finsight.press(" ")
        finsight.press(mnemonic)

    def test_by_keyboard(self):
        with Finsight("--demo", NOW) as finsight:
            finsight.find_text("demo household")
            finsight.press("Control+3")
            finsight.find_text("a month; bills and subscriptions take")
            self.choose(finsight, "Giffgaff", "c")
            finsight.find_text("“Giffgaff” confirmed")
            finsight.find_text("^Confirmed$")
            finsight.press("Control+z")
            wait_for(lambda: "Confirmed" not in finsight.texts(),
                     "the confirmation to be taken back")
            self.choose(finsight, "TV Licensing", "r")
            finsight.find_text("“TV Licensing” is not recurring")
            finsight.find_text("^Not Recurring$")
            finsight.press("Control+z")
            wait_for(lambda: "Not Recurring" not in finsight.texts(),
                     "the rejection to be taken back")
