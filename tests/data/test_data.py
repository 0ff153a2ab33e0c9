# SPDX-License-Identifier: GPL-3.0-or-later
"""Every file that the desktop, a translator or a packager reads is valid by its own validator."""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree

ROOT = pathlib.Path(os.environ["FINSIGHT_SOURCE_ROOT"])
BUILD = pathlib.Path(os.environ["FINSIGHT_DATA_BUILD"])
DATA = ROOT / "data"
APP_ID = "org.example.Finsight"
SVG = "{http://www.w3.org/2000/svg}"


def checked_files(*patterns):
    """Files that fit; those of tests may be broken on purpose."""
    return sorted(
        path
        for pattern in patterns
        for folder in ("src", "data")
        for path in (ROOT / folder).rglob(pattern)
    )


class Validators(unittest.TestCase):
    def validate(self, *command):
        if shutil.which(command[0]) is None:
            self.skipTest(f"{command[0]} is not installed")
        done = subprocess.run(
            [str(word) for word in command],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        self.assertEqual(done.returncode, 0, done.stdout)
        return done.stdout

    def test_desktop_entry(self):
        self.validate("desktop-file-validate", BUILD / f"{APP_ID}.desktop")

    def test_metainfo(self):
        self.validate("appstreamcli", "validate", "--no-net", BUILD / f"{APP_ID}.metainfo.xml")

    def test_settings_schema(self):
        self.validate("glib-compile-schemas", "--strict", "--dry-run", DATA)

    def test_markup_is_well_formed(self):
        files = checked_files("*.ui", "*.xml", "*.xml.in", "*.svg")
        self.assertGreater(len(files), 4)
        self.validate("xmllint", "--noout", "--nonet", *files)

    def test_shell_scripts(self):
        scripts = [ROOT / "build-aux" / "dev", ROOT / "build-aux" / "with-display"]
        scripts += [ROOT / ".ci" / "run", *(ROOT / ".ci" / "steps").iterdir()]
        scripts += (ROOT / "build-aux" / "dev.d").glob("*.sh")
        for script in scripts:
            self.validate("bash", "-n", script)

    def test_manual_page(self):
        # What the linter of mandoc calls a style matter or advice is not a failure.
        self.validate("mandoc", "-T", "lint", "-W", "warning", ROOT / "docs" / "finsight-cli.1")


class DesktopFiles(unittest.TestCase):
    def test_one_name_everywhere(self):
        entry = (BUILD / f"{APP_ID}.desktop").read_text()
        self.assertIn(f"\nIcon={APP_ID}\n", entry)
        self.assertIn("\nDBusActivatable=true\n", entry)
        metainfo = xml.etree.ElementTree.parse(BUILD / f"{APP_ID}.metainfo.xml").getroot()
        self.assertEqual(metainfo.findtext("id"), APP_ID)
        self.assertEqual(metainfo.findtext("launchable"), f"{APP_ID}.desktop")

    def test_bus_service(self):
        lines = (BUILD / f"{APP_ID}.service").read_text().splitlines()
        self.assertIn(f"Name={APP_ID}", lines)
        command = next(line for line in lines if line.startswith("Exec="))
        self.assertRegex(command, r"^Exec=/[^@]*/finsight --gapplication-service$")

    def test_release_is_the_version(self):
        version = re.search(r"version: '([^']+)'", (ROOT / "meson.build").read_text()).group(1)
        metainfo = xml.etree.ElementTree.parse(DATA / f"{APP_ID}.metainfo.xml.in").getroot()
        self.assertEqual(metainfo.find("releases/release").get("version"), version)

    def test_every_setting_is_used(self):
        sources = "".join(path.read_text() for path in (ROOT / "src").rglob("*.c"))
        schema = xml.etree.ElementTree.parse(DATA / f"{APP_ID}.gschema.xml")
        keys = [key.get("name") for key in schema.iter("key")]
        self.assertGreater(len(keys), 5)
        self.assertEqual([key for key in keys if f'"{key}"' not in sources], [])

    def test_icons(self):
        icons = DATA / "icons" / "hicolor"
        for path, size in (
            (icons / "scalable" / "apps" / f"{APP_ID}.svg", 128),
            (icons / "symbolic" / "apps" / f"{APP_ID}-symbolic.svg", 16),
        ):
            picture = xml.etree.ElementTree.parse(path).getroot()
            self.assertEqual(picture.get("viewBox"), f"0 0 {size} {size}")
            self.assertEqual((picture.get("width"), picture.get("height")), (str(size), str(size)))

    def test_symbolic_icons_are_filled_only(self):
        files = checked_files("*-symbolic.svg")
        self.assertTrue(files)
        for path in files:
            for shape in xml.etree.ElementTree.parse(path).getroot().iter():
                self.assertIsNone(shape.get("stroke"), f"{path}: a stroke is not recoloured")


class FlatpakManifest(unittest.TestCase):
    def setUp(self):
        self.manifest = json.loads((ROOT / f"{APP_ID}.json").read_text())

    def test_application(self):
        self.assertEqual(self.manifest["id"], APP_ID)
        self.assertEqual(self.manifest["runtime"], "org.gnome.Platform")
        self.assertGreaterEqual(int(self.manifest["runtime-version"]), 48)

    def test_sandbox(self):
        arguments = self.manifest["finish-args"]
        for argument in arguments:
            self.assertNotIn("network", argument)
            self.assertFalse(argument.startswith(("--filesystem", "--talk-name", "--own-name")))
        self.assertIn("--socket=wayland", arguments)

    def test_nothing_is_fetched(self):
        for module in self.manifest["modules"]:
            for source in module["sources"]:
                self.assertEqual(source["type"], "dir")
                self.assertTrue((ROOT / source["path"] / "meson.build").exists())


class Translations(unittest.TestCase):
    def test_every_file_with_strings_is_listed(self):
        script = ROOT / "build-aux" / "update-potfiles"
        done = subprocess.run(
            [sys.executable, script, "--check"], stdout=subprocess.PIPE, text=True, check=False
        )
        self.assertEqual(done.returncode, 0, f"run build-aux/update-potfiles\n{done.stdout}")

    def test_every_translation_is_sound(self):
        languages = [
            line
            for line in (ROOT / "po" / "LINGUAS").read_text().splitlines()
            if line and not line.startswith("#")
        ]
        found = sorted(path.stem for path in (ROOT / "po").glob("*.po"))
        self.assertEqual(languages, found)
        for language in languages:
            with tempfile.TemporaryDirectory() as folder:
                done = subprocess.run(
                    ["msgfmt", "--check", "-o", f"{folder}/out.mo", ROOT / "po" / f"{language}.po"],
                    stderr=subprocess.PIPE,
                    text=True,
                    check=False,
                )
                self.assertEqual(done.returncode, 0, done.stderr)
