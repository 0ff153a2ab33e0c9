# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the unittest cases of a file and reports each as a TAP line: tap.py FILE."""

import importlib.util
import os
import pathlib
import sys
import unittest


class TapResult(unittest.TestResult):
    """Prints `ok`, `not ok` or `# SKIP` for each case as it ends, tracebacks as comments."""

    def __init__(self):
        super().__init__()
        self.count = 0
        self.broken_by_subtest = set()

    def report(self, test, ok, note=""):
        self.count += 1
        name = test.id().split(".", 1)[-1]
        print(f"{'ok' if ok else 'not ok'} {self.count} {name}{note}", flush=True)

    def explain(self, test, error):
        for line in self._exc_info_to_string(error, test).splitlines():
            print(f"# {line}")

    def addSuccess(self, test):
        self.report(test, True)

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self.explain(test, err)
        self.report(test, False)

    def addError(self, test, err):
        super().addError(test, err)
        self.explain(test, err)
        self.report(test, False)

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self.report(test, True, f" # SKIP {reason}")

    def addSubTest(self, test, subtest, err):
        super().addSubTest(test, subtest, err)
        if err is not None:
            print(f"# in {subtest}")
            self.explain(test, err)
            if test.id() not in self.broken_by_subtest:
                self.broken_by_subtest.add(test.id())
                self.report(test, False)


def main():
    path = pathlib.Path(sys.argv[1])
    sys.path[:0] = [str(path.parent), os.path.dirname(os.path.abspath(__file__))]
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    suite = unittest.defaultTestLoader.loadTestsFromModule(module)
    result = TapResult()
    suite.run(result)
    print(f"1..{result.count}")
    return 0 if result.wasSuccessful() and result.count > 0 else 1


sys.exit(main())
