# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the installed window as a person would, over AT-SPI: find what is shown, click, type, read.

Needs a display and a session bus of its own; build-aux/with-display gives both.
"""

import ctypes
import ctypes.util
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

# `dev test` runs the installed programs; a bare `meson test` those of the build folder.
INSTALLED = "FINSIGHT_BUILD_ROOT" in os.environ
PROGRAM = "finsight" if INSTALLED else os.environ["FINSIGHT_PROGRAM"]
CLI = "finsight-cli" if INSTALLED else os.environ["FINSIGHT_CLI"]

PATIENCE = 20.0  # seconds; only a broken program needs them all
KEYS = {
    "Return": 0xFF0D,
    "Escape": 0xFF1B,
    "Tab": 0xFF09,
    "Home": 0xFF50,
    "Left": 0xFF51,
    "Up": 0xFF52,
    "Right": 0xFF53,
    "Down": 0xFF54,
    "Delete": 0xFFFF,
    "F1": 0xFFBE,
    "F2": 0xFFBF,
    "F5": 0xFFC2,
    "F10": 0xFFC7,
}
MODIFIERS = {"Control": 0xFFE3, "Shift": 0xFFE1, "Alt": 0xFFE9}

Atspi.init()


def wait_for(condition, what):
    """Returns what condition() returns as soon as that is true."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            found = condition()
        except GLib.Error:
            # A widget went away while it was looked at.
            found = None
        if found:
            return found
        time.sleep(0.05)
    raise AssertionError(f"waited {PATIENCE:.0f} s in vain for {what}")


def is_showing(node):
    states = node.get_state_set()
    return states.contains(Atspi.StateType.SHOWING) and states.contains(Atspi.StateType.VISIBLE)


def walk(node):
    """Yields the node and everything shown below it."""
    yield node
    for index in range(node.get_child_count()):
        child = node.get_child_at_index(index)
        if child is not None and is_showing(child):
            yield from walk(child)


class Finsight:
    """One run of the program, with data, settings and cache of its own."""

    def __init__(self, *arguments, home=None, **environment):
        self.home = pathlib.Path(home or tempfile.mkdtemp())
        self.owns_home = home is None
        self.environment = {
            **os.environ,
            "XDG_DATA_HOME": str(self.home / "data"),
            "XDG_CONFIG_HOME": str(self.home / "config"),
            "XDG_CACHE_HOME": str(self.home / "cache"),
            "GSETTINGS_BACKEND": "keyfile",
            "GTK_A11Y": "atspi",
            "LC_ALL": "C.UTF-8",
            "LANGUAGE": "en",
            **environment,
        }
        self.output = open(self.home / "output.txt", "w+", encoding="utf-8")
        self.process = subprocess.Popen(
            [PROGRAM, *map(str, arguments)],
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=self.output,
            stderr=subprocess.STDOUT,
        )
        self.application = wait_for(self._find_application, "the program to appear")
        self.focus = None
        self.listener = Atspi.EventListener.new(self._focus_moved)
        self.listener.register("object:state-changed:focused")

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.listener.deregister("object:state-changed:focused")
        if error[0] is not None:
            print("# The program printed:\n" + self.printed())
            print("# It showed:\n" + "\n".join(self.texts()))
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait(PATIENCE)
        self.output.close()
        if self.owns_home:
            shutil.rmtree(self.home, ignore_errors=True)

    def _find_application(self):
        if self.process.poll() is not None:
            raise AssertionError(f"the program ended with {self.process.returncode}: {self.printed()}")
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(index)
            if child is not None and child.get_process_id() == self.process.pid:
                return child if child.get_child_count() > 0 else None
        return None

    def printed(self):
        return pathlib.Path(self.output.name).read_text(encoding="utf-8", errors="replace")

    # Looking

    def nodes(self):
        for index in range(self.application.get_child_count()):
            window = self.application.get_child_at_index(index)
            if window is not None:
                yield from walk(window)

    def find_now(self, role=None, name=None):
        """The first node shown with that role and name (a string or a compiled pattern), or None."""
        for node in self.nodes():
            if role is not None and node.get_role_name() != role:
                continue
            text = node.get_name() or ""
            if name is None or (name.search(text) if isinstance(name, re.Pattern) else text == name):
                return node
        return None

    def find(self, role=None, name=None):
        return wait_for(lambda: self.find_now(role, name), f"{role or 'anything'} called {name!r}")

    def texts(self):
        """Every text shown, in reading order."""
        found = []
        try:
            for node in self.nodes():
                for text in (node.get_name(), node.get_description()):
                    if text and (not found or found[-1] != text):
                        found.append(text)
        except GLib.Error:
            pass
        return found

    def find_text(self, pattern):
        """Waits until some text shown matches, and returns the match."""
        compiled = re.compile(pattern)

        def look():
            for text in self.texts():
                match = compiled.search(text)
                if match:
                    return match
            return None

        return wait_for(look, f"the text {pattern!r}")

    def _focus_moved(self, event):
        if event.detail1:
            self.focus = event.source

    def _find_focus(self):
        """What was last told to have the focus, if it still has; else whatever says so."""
        while GLib.MainContext.default().pending():
            GLib.MainContext.default().iteration(False)
        try:
            if self.focus and self.focus.get_state_set().contains(Atspi.StateType.FOCUSED):
                return self.focus
        except GLib.Error:
            self.focus = None
        for node in self.nodes():
            if node.get_state_set().contains(Atspi.StateType.FOCUSED):
                return node
        return None

    def focused(self):
        """What has the keyboard focus, in words: its names, those inside of it, its description."""
        node = self._find_focus()
        if node is None:
            return ""
        words = [inner.get_name() for inner in walk(node)] + [node.get_description()]
        return "\n".join(word for word in words if word)

    def text_after(self, title):
        """The text shown behind the one that is title, or None."""
        texts = self.texts()
        return next((after for text, after in zip(texts, texts[1:]) if text == title), None)

    def wait_until_gone(self, pattern):
        compiled = re.compile(pattern)
        wait_for(
            lambda: not any(compiled.search(text) for text in self.texts()), f"{pattern!r} to go"
        )

    # Doing

    def walk_to(self, pattern, key="Tab", most=120):
        """Presses the key until what has the keyboard focus matches."""
        compiled = re.compile(pattern)
        for _ in range(most):
            try:
                if compiled.search(self.focused()):
                    return
            except GLib.Error:
                pass
            self.press(key)
            time.sleep(0.05)
        raise AssertionError(f"the keyboard does not reach {pattern!r}; it is at {self.focused()!r}")

    def click(self, name, role=None):
        node = self.find(role, name)
        actions = node.get_action_iface()
        assert actions is not None, f"{name!r} can not be clicked"
        names = [actions.get_action_name(index) for index in range(actions.get_n_actions())]
        actions.do_action(names.index("click") if "click" in names else 0)

    def press(self, keys):
        """Types a combination such as "Control+Shift+z" on the keyboard."""
        self._take_focus()
        *modifiers, key = keys.split("+")
        for modifier in modifiers:
            self._key(MODIFIERS[modifier], Atspi.KeySynthType.PRESS)
        self._key(KEYS.get(key) or ord(key), Atspi.KeySynthType.PRESSRELEASE)
        for modifier in reversed(modifiers):
            self._key(MODIFIERS[modifier], Atspi.KeySynthType.RELEASE)

    def type(self, text):
        self._take_focus()
        Atspi.generate_keyboard_event(0, text, Atspi.KeySynthType.STRING)

    def fill(self, name, text):
        """Replaces the content of the field called name."""
        node = self.find(None, name)
        fields = [n for n in walk(node) if n.get_editable_text_iface() is not None]
        assert fields, f"{name!r} is no field to write in"
        fields[0].get_editable_text_iface().set_text_contents(text)

    def cli(self, *arguments, status=0):
        """Runs finsight-cli on the same data; returns its JSON."""
        done = subprocess.run(
            [CLI, "--json", *map(str, arguments)],
            env=self.environment,
            stdout=subprocess.PIPE,
            check=False,
        )
        assert done.returncode == status, f"finsight-cli {arguments}: {done.returncode} {done.stdout}"
        return json.loads(done.stdout)

    def wait_for_end(self):
        """Returns the exit status."""
        return self.process.wait(PATIENCE)

    # The keyboard

    def _take_focus(self):
        """Gives the topmost window the focus, as a window manager would."""
        with Screen() as screen:
            screen.focus_topmost()
        time.sleep(0.05)

    @staticmethod
    def _key(symbol, kind):
        with Screen() as screen:
            Atspi.generate_keyboard_event(screen.key_code(symbol), None, kind)


class WindowAttributes(ctypes.Structure):
    """XWindowAttributes."""

    _fields_ = [
        *((name, ctypes.c_int) for name in ("x", "y", "width", "height", "border_width", "depth")),
        ("visual", ctypes.c_void_p),
        ("root", ctypes.c_ulong),
        *((name, ctypes.c_int) for name in ("c_class", "bit_gravity", "win_gravity", "backing_store")),
        ("backing_planes", ctypes.c_ulong),
        ("backing_pixel", ctypes.c_ulong),
        ("save_under", ctypes.c_int),
        ("colormap", ctypes.c_ulong),
        ("map_installed", ctypes.c_int),
        ("map_state", ctypes.c_int),
        ("all_event_masks", ctypes.c_long),
        ("your_event_mask", ctypes.c_long),
        ("do_not_propagate_mask", ctypes.c_long),
        ("override_redirect", ctypes.c_int),
        ("screen", ctypes.c_void_p),
    ]


class Screen:
    """A connection to the X server for what AT-SPI leaves out."""

    def __enter__(self):
        self.x11 = ctypes.CDLL(ctypes.util.find_library("X11") or "libX11.so.6")
        self.x11.XOpenDisplay.restype = ctypes.c_void_p
        self.display = ctypes.c_void_p(self.x11.XOpenDisplay(None))
        return self

    def __exit__(self, *error):
        self.x11.XCloseDisplay(self.display)

    def key_code(self, symbol):
        return self.x11.XKeysymToKeycode(self.display, ctypes.c_ulong(symbol))

    def focus_topmost(self):
        revert_to_parent = 2
        for window in reversed(self._children()):
            if self._takes_focus(window):
                self.x11.XSetInputFocus(
                    self.display, ctypes.c_ulong(window), revert_to_parent, ctypes.c_ulong(0)
                )
                break
        self.x11.XSync(self.display, False)

    def _children(self):
        root = ctypes.c_ulong(self.x11.XDefaultRootWindow(self.display))
        top, parent, count = ctypes.c_ulong(), ctypes.c_ulong(), ctypes.c_uint()
        children = ctypes.POINTER(ctypes.c_ulong)()
        self.x11.XQueryTree(
            self.display, root, *map(ctypes.byref, (top, parent, children, count))
        )
        return [children[index] for index in range(count.value)]

    def _takes_focus(self, window):
        """A popover takes no focus: the keys of its window reach it."""
        is_viewable = 2
        attributes = WindowAttributes()
        self.x11.XGetWindowAttributes(
            self.display, ctypes.c_ulong(window), ctypes.byref(attributes)
        )
        return (
            attributes.map_state == is_viewable
            and not attributes.override_redirect
            and min(attributes.width, attributes.height) > 100
        )
