# SPDX-License-Identifier: GPL-3.0-or-later
"""A failing test fails `dev test` and `.ci/run`; a step that dies silently counts as a failure."""

import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(os.environ["FINSIGHT_SOURCE_ROOT"])

PROJECT = """
project('sample')
sh = find_program('sh')
test('good', sh, args: ['-c', 'printf "1..2\\nok 1 a\\nok 2 b # SKIP not here\\n"'], protocol: 'tap')
test('bad', sh, args: ['-c', 'printf "1..2\\nok 1 c\\nnot ok 2 d\\n"'], protocol: 'tap')
test('leak', sh, args: ['-c', 'printf "1..1\\nok 1 e\\n"; exit 1'], protocol: 'tap')
test('crash', sh, args: ['-c', 'kill -SEGV $$'])
"""


def run(*command, **environment):
    """Returns the exit status and the lines that the command printed."""
    done = subprocess.run(
        [str(word) for word in command],
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout.splitlines()


class CiRun(unittest.TestCase):
    """`.ci/run` over made-up steps."""

    def setUp(self):
        self.steps = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.steps)

    def add_step(self, name, body):
        step = self.steps / name
        step.write_text("#!/bin/sh\n" + body)
        step.chmod(0o755)

    def run_steps(self):
        status, lines = run(ROOT / ".ci" / "run", FINSIGHT_CI_STEPS=str(self.steps))
        return status, lines[-1]

    def test_all_good(self):
        self.add_step("10-good", "echo 3 passed, 0 failed, 1 skipped")
        self.add_step("20-good", "echo noise; echo 4 passed, 0 failed")
        self.assertEqual(self.run_steps(), (0, "7 passed, 0 failed, 1 skipped"))

    def test_a_failing_test_fails_the_run(self):
        self.add_step("10-bad", "echo 2 passed, 1 failed, 0 skipped; exit 1")
        self.add_step("20-good", "echo 4 passed, 0 failed, 0 skipped")
        self.assertEqual(self.run_steps(), (1, "6 passed, 1 failed, 0 skipped"))

    def test_counted_failures_win_over_the_exit_status(self):
        self.add_step("10-bad", "echo 2 passed, 1 failed, 0 skipped; exit 0")
        self.assertEqual(self.run_steps(), (1, "2 passed, 1 failed, 0 skipped"))

    def test_a_step_that_dies_is_a_failure(self):
        self.add_step("10-dies", "echo compiler error; exit 2")
        self.add_step("20-dies-late", "echo 5 passed, 0 failed, 0 skipped; exit 9")
        self.assertEqual(self.run_steps(), (1, "5 passed, 2 failed, 0 skipped"))

    def test_nothing_run_is_no_success(self):
        self.assertEqual(self.run_steps(), (1, "0 passed, 0 failed, 0 skipped"))

    def test_every_step_is_executable(self):
        steps = sorted((ROOT / ".ci" / "steps").iterdir())
        self.assertIn("10-readme", [step.name for step in steps])
        for step in steps:
            self.assertTrue(os.access(step, os.X_OK), step)


class DevTest(unittest.TestCase):
    """The part of `dev test` that runs Meson and counts, over a project made for it."""

    def test_failures_and_crashes_are_counted(self):
        folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, folder)
        (folder / "meson.build").write_text(PROJECT)
        self.assertEqual(run("meson", "setup", folder / "build", folder)[0], 0)
        parts = ROOT / "build-aux" / "dev.d"
        script = ["bash", parts / "test.sh", folder / "build", parts]
        status, lines = run(*script)
        self.assertEqual((status, lines[-1]), (1, "3 passed, 3 failed, 1 skipped"))
        status, lines = run(*script, "good")
        self.assertEqual((status, lines[-1]), (0, "1 passed, 0 failed, 1 skipped"))
        status, lines = run(*script, "no-such-test")
        self.assertEqual(status, 2)
        self.assertIn("no-such-test", lines[-1])
