# SPDX-License-Identifier: GPL-3.0-or-later
"""The templates: sound XML, all of them shipped, translated, and named for those who do not see icons."""

import os
import pathlib
import unittest
import xml.etree.ElementTree as ElementTree

UI = pathlib.Path(os.environ["FINSIGHT_SOURCE_ROOT"]) / "src" / "ui"
TEMPLATES = sorted(UI.rglob("*.ui"))
# Properties whose text people read.
READ = {"title", "subtitle", "label", "description", "tooltip-text", "placeholder-text", "button-label"}
BUTTONS = {"GtkButton", "GtkMenuButton", "GtkToggleButton"}


def properties(node):
    return {child.get("name"): child for child in node.findall("property")}


class Templates(unittest.TestCase):
    def each(self):
        self.assertGreater(len(TEMPLATES), 8)
        for path in TEMPLATES:
            yield path, ElementTree.parse(path).getroot()

    def test_domain_and_one_template(self):
        for path, root in self.each():
            self.assertEqual(root.get("domain"), "finsight", path)
            self.assertEqual(len(root.findall("template")), 1, path)

    def test_shipped(self):
        listed = (UI / "finsight.gresource.xml").read_text(encoding="utf-8")
        for path in TEMPLATES:
            self.assertIn(f">{path.relative_to(UI)}<", listed)
        for path in (UI / "icons").iterdir():
            self.assertIn(f">icons/{path.name}<", listed)

    def test_read_texts_are_translated(self):
        for path, root in self.each():
            for node in root.iter("property"):
                text = (node.text or "").strip()
                if node.get("name") in READ and any(c.isalpha() for c in text):
                    self.assertEqual(node.get("translatable"), "yes", f"{path}: {text}")

    def test_icon_buttons_have_names(self):
        seen = 0
        for path, root in self.each():
            for node in root.iter("object"):
                own = properties(node)
                if node.get("class") not in BUTTONS or "icon-name" not in own:
                    continue
                seen += 1
                where = f"{path}: {own['icon-name'].text}"
                self.assertIn("tooltip-text", own, where)
                spoken = node.find("accessibility/property[@name='label']")
                self.assertIsNotNone(spoken, where)
        self.assertGreater(seen, 5)

    def test_ids_are_used_once(self):
        for path, root in self.each():
            ids = [node.get("id") for node in root.iter() if node.get("id")]
            self.assertEqual(len(ids), len(set(ids)), path)
