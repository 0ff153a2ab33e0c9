# SPDX-License-Identifier: GPL-3.0-or-later
"""What a program does to the outside, by strace: the sockets it opens, the files it opens for writing."""

import os
import pathlib
import re
import shutil
import subprocess
import unittest

OPENED = re.compile(r'\b(?:open|openat|creat)\((?:[A-Z_0-9]+, )?"([^"]*)", ([^)\n]*)\) *= *\d+')
SOCKET = re.compile(r'\bsocket(?:pair)?\((\w+)')
COPIED = re.compile(r'\b(?:memfd_create|sendto|sendmsg|sendmmsg)\(')


def need_strace():
    """Skips the test, with the reason, where a program cannot be watched."""
    if shutil.which("strace") is None:
        raise unittest.SkipTest("strace is not installed")
    tried = subprocess.run(["strace", "-o", "/dev/null", "true"], capture_output=True, text=True,
                           check=False)
    if tried.returncode != 0:
        raise unittest.SkipTest(f"strace may not trace here: {tried.stderr.strip()}")


class Trace:
    """The socket families, the files opened for writing, and the calls that could carry data away."""

    def __init__(self, logs):
        text = "".join(log.read_text(encoding="utf-8", errors="replace") for log in logs)
        self.families = set(SOCKET.findall(text))
        self.written = {name for name, flags in OPENED.findall(text)
                        if re.search("O_WRONLY|O_RDWR|O_CREAT", flags)}
        self.carried = set(COPIED.findall(text))


def run(command, folder, env=None, **options):
    """Runs COMMAND under strace; returns (the finished process, its Trace)."""
    # LeakSanitizer watches by the same means and cannot do so at the same time.
    quiet = os.environ.get("ASAN_OPTIONS", "") + ":detect_leaks=0"
    # A file for each thread: in one for all, a call that waits is cut in two by those of others.
    done = subprocess.run(["strace", "-ff", "-o", pathlib.Path(folder) / "strace",
                           "-e", "trace=%file,%network,memfd_create", *map(str, command)],
                          capture_output=True, text=True, check=False,
                          env={**(env or os.environ), "ASAN_OPTIONS": quiet}, **options)
    return done, Trace(pathlib.Path(folder).glob("strace.*"))
