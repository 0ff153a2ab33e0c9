# SPDX-License-Identifier: GPL-3.0-or-later
"""What the window does to the outside while a statement comes in: it talks to the display and the session
bus of its user, and to nobody else; it writes the database, and no copy of the statement."""

import os
import pathlib
import shutil
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "lib"))

import statement  # noqa: E402
import tracing  # noqa: E402

CANARY = "Canarybird Zanzibar"


class Window(unittest.TestCase):
    def setUp(self):
        tracing.need_strace()
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="finsight-window-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def import_by_window(self):
        """Previews, imports and takes back a statement; returns (process, trace, places of its own)."""
        path = self.folder / "statement.csv"
        statement.long_csv(path, 2000)
        path.write_text(path.read_text(encoding="utf-8").replace("Grocer", CANARY), encoding="utf-8")
        places = [self.folder / name for name in ("home", "data", "config", "cache", "state")]
        environment = {**os.environ, "HOME": str(places[0]), "XDG_DATA_HOME": str(places[1]),
                       "XDG_CONFIG_HOME": str(places[2]), "XDG_CACHE_HOME": str(places[3]),
                       "XDG_STATE_HOME": str(places[4]), "G_MESSAGES_DEBUG": "all"}
        # There is no notification daemon on this bus, which is no reason to die.
        environment.pop("G_DEBUG", None)
        for place in places:
            place.mkdir()
        done, trace = tracing.run([os.environ["FINSIGHT_BENCH_IMPORT_WINDOW"],
                                   self.folder / "window.db", path], self.folder, env=environment,
                                  timeout=240)
        self.assertIn("2000 rows added", done.stdout, done.stderr)
        return done, trace, places

    def test_import(self):
        done, trace, places = self.import_by_window()
        # Unix sockets are the display and the session bus.
        self.assertLessEqual(trace.families, {"AF_UNIX", "AF_LOCAL"})
        allowed = [f"{self.folder / 'window.db'}{suffix}" for suffix in ("", "-journal", "-wal", "-shm")]
        for name in trace.written:
            if name in allowed or name.startswith(("/dev/", "/proc/")):
                continue
            if name.startswith(os.environ.get("XDG_RUNTIME_DIR", "/nonexistent")):
                continue
            self.assertTrue(any(name.startswith(f"{place}/") for place in places), name)
        # What the toolkit keeps in its caches knows nothing of the statement.
        for place in places:
            for path in place.rglob("*"):
                if path.is_file():
                    self.assertNotIn(CANARY.encode(), path.read_bytes(), path)
        self.assertNotIn(CANARY.lower(), (done.stdout + done.stderr).lower())
