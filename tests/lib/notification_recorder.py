# SPDX-License-Identifier: GPL-3.0-or-later
"""Stands in for the desktop's notification service and writes down what it is told, a line of JSON each.

Usage: notification_recorder.py FILE. The service is the one that carries the program's own stable ids.
"""

import json
import sys

import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402

NAME = "org.gtk.Notifications"
INTERFACE = """
<node>
  <interface name='org.gtk.Notifications'>
    <method name='AddNotification'>
      <arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='a{sv}' direction='in'/>
    </method>
    <method name='RemoveNotification'>
      <arg type='s' direction='in'/><arg type='s' direction='in'/>
    </method>
  </interface>
</node>
"""


def main(path):
    log = open(path, "a", encoding="utf-8")

    def write(entry):
        log.write(json.dumps(entry) + "\n")
        log.flush()

    def called(connection, sender, object_path, interface, method, parameters, invocation):
        arguments = parameters.unpack()
        if method == "AddNotification":
            details = arguments[2]
            write({"call": "add", "application": arguments[0], "id": arguments[1],
                   "title": details.get("title"), "body": details.get("body"),
                   "action": details.get("default-action")})
        else:
            write({"call": "remove", "application": arguments[0], "id": arguments[1]})
        invocation.return_value(None)

    def acquired(connection, name):
        node = Gio.DBusNodeInfo.new_for_xml(INTERFACE)
        connection.register_object("/org/gtk/Notifications", node.interfaces[0], called, None, None)

    Gio.bus_own_name(Gio.BusType.SESSION, NAME, Gio.BusNameOwnerFlags.NONE, acquired,
                     lambda *unused: write({"call": "ready"}), None)
    GLib.MainLoop().run()


if __name__ == "__main__":
    main(sys.argv[1])
