# SPDX-License-Identifier: GPL-3.0-or-later
"""The finer rules of the tree that no compiler checks: who may know of whom, and licence lines."""

import os
import pathlib
import re
import unittest

ROOT = pathlib.Path(os.environ["FINSIGHT_SOURCE_ROOT"])
SRC = ROOT / "src"

# What may be included from where: every folder sees itself and what stands to its right.
BELOW = {
    "core": set(),
    "model": {"core"},
    "analysis": set(),
    "import": {"model", "core"},
    "store": {"model", "core"},
    "engine": {"store", "analysis", "import", "model", "core"},
    "nudges": {"engine", "store", "analysis", "import", "model", "core"},
    "plot": {"core"},
    "cli": {"nudges", "engine", "store", "analysis", "import", "model", "core", "plot"},
    "chart": {"plot", "core"},
    "ui": {"chart", "plot", "nudges", "engine", "store", "analysis", "import", "model", "core"},
    "app": {"ui", "chart", "plot", "nudges", "engine", "store", "analysis", "import", "model", "core"},
}
WITH_GTK = {"chart", "ui", "app"}
SOURCES = {".c", ".h"}
LICENSED = SOURCES | {".py", ".ui", ".sh", ".sql", ".css", ".build"}


def sources(folder):
    return sorted(path for path in (SRC / folder).rglob("*") if path.suffix in SOURCES)


def includes(path):
    return re.findall(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]', path.read_text(), re.MULTILINE)


def code(path):
    """The file's text without comments, so that prose may name what code may not."""
    return re.sub(r"/\*.*?\*/|//[^\n]*", "", path.read_text(), flags=re.DOTALL)


class Direction(unittest.TestCase):
    def test_every_folder_is_known(self):
        folders = {path.name for path in SRC.iterdir() if path.is_dir()}
        self.assertEqual(folders, set(BELOW))

    def test_includes_point_down(self):
        owner = {path.name: folder for folder in BELOW for path in sources(folder)}
        seen = 0
        for folder, allowed in BELOW.items():
            for path in sources(folder):
                for name in includes(path):
                    home = owner.get(pathlib.PurePath(name).name)
                    if home is None:
                        continue
                    seen += 1
                    self.assertIn(home, allowed | {folder}, f"{path} includes {name}")
        self.assertGreater(seen, 20)

    def test_analysis_is_plain_c(self):
        for path in sources("analysis"):
            for name in includes(path):
                self.assertNotRegex(name, r"^(glib|gio|gobject|gmodule|sqlite)", str(path))

    def test_gtk_only_in_the_window(self):
        for folder in set(BELOW) - WITH_GTK:
            for path in sources(folder):
                for name in includes(path):
                    self.assertNotRegex(name, r"^(gtk/|gdk/|gsk/|adwaita)", str(path))

    def test_sqlite_only_in_the_store_and_no_sql_above_the_engine(self):
        statement = re.compile(
            r'"\s*(SELECT\s.+\sFROM|INSERT\s+INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|PRAGMA\s)', re.I
        )
        for folder in set(BELOW) - {"store"}:
            for path in sources(folder):
                text = code(path)
                self.assertNotIn("sqlite3_", text, str(path))
                if folder != "engine":
                    self.assertIsNone(statement.search(text), f"{path} writes SQL")

    def test_no_default_singletons_below_app(self):
        for folder in set(BELOW) - {"app"}:
            for path in sources(folder):
                self.assertNotIn("g_application_get_default", code(path), str(path))

    def test_time_comes_from_the_clock(self):
        calls = re.compile(r"\b(g_date_time_new_now(_local|_utc)?|g_get_real_time|time) \((?!r)")
        for folder in {"core", "model", "analysis", "import", "engine", "nudges", "plot"}:
            for path in sources(folder):
                if path.name != "fin-clock.c":
                    found = calls.search(code(path))
                    self.assertIsNone(found, f"{path}: {found and found.group(0)}")


class Heads(unittest.TestCase):
    def test_licence_line(self):
        count = 0
        for folder in ("src", "tests", "build-aux", "data", "po", "docs", ".ci"):
            for path in (ROOT / folder).rglob("*"):
                if "resources" in path.parts or "__pycache__" in path.parts or not path.is_file():
                    continue
                if path.suffix not in LICENSED and path.name != "meson.build":
                    continue
                count += 1
                head = path.read_text().split("\n", 5)[:5]
                self.assertIn("SPDX-License-Identifier: GPL-3.0-or-later", "\n".join(head), str(path))
        self.assertGreater(count, 50)
