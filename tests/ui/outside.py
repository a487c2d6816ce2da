#!/usr/bin/python3
"""Goes from the address to the settings from outside, as a screen reader does: by the names of things, over a bus of its own.
Usage: outside.py DEMO_SERVICE SIGNPOST

SPDX-License-Identifier: GPL-3.0-or-later"""

import os
import shutil
import subprocess
import sys
import time

SKIP = 77
DEADLINE = 30
INSIDE = 'SIGNPOST_OUTSIDE_BUS'
ADDRESS = 'you@demo.example'


def skip(reason):
    print('skipped: ' + reason)
    sys.exit(SKIP)


try:
    import pyatspi
except ImportError:
    skip('python3-pyatspi is not installed')


def everything(root):
    """Everything on the screen at or below root."""
    try:
        if not root.getState().contains(pyatspi.STATE_SHOWING) and root.getRole() != pyatspi.ROLE_APPLICATION:
            return
        yield root
        children = [root.getChildAtIndex(i) for i in range(min(root.childCount, 200))]
    except Exception:  # It went away while it was looked at.
        return
    for child in children:
        if child is not None:
            yield from everything(child)


def find(root, matches, what):
    """Waits for something that matches."""
    end = time.monotonic() + DEADLINE
    while time.monotonic() < end:
        for thing in everything(root):
            if matches(thing):
                return thing
        time.sleep(0.1)
    for thing in everything(root):
        print('    %s “%s”' % (thing.getRoleName(), thing.name))
    sys.exit('there is no ' + what)


def named(root, role, name):
    return find(root, lambda thing: thing.getRole() == role and thing.name == name, '“%s”' % name)


def begins(root, role, name):
    return find(root, lambda thing: thing.getRole() == role and thing.name.startswith(name), '“%s…”' % name)


def press(root, role, name):
    print('pressing “%s”' % name)
    if not named(root, role, name).queryAction().doAction(0):
        sys.exit('“%s” cannot be pressed' % name)


def find_application():
    end = time.monotonic() + DEADLINE
    while time.monotonic() < end:
        for application in pyatspi.Registry.getDesktop(0):
            if application is not None and 'signpost' in application.name.lower():
                return application
        time.sleep(0.2)
    sys.exit('the program does not show up on the bus')


def go():
    application = find_application()
    named(application, pyatspi.ROLE_FRAME, 'Mail Settings')
    field = named(application, pyatspi.ROLE_TEXT, 'E-mail address')
    field.queryEditableText().setTextContents(ADDRESS)
    assert field.queryText().getText(0, -1) == ADDRESS, 'the address was not taken'
    press(application, pyatspi.ROLE_PUSH_BUTTON, 'Check')
    named(application, pyatspi.ROLE_FRAME, 'Settings')
    press(application, pyatspi.ROLE_CHECK_BOX, begins(application, pyatspi.ROLE_CHECK_BOX, '1. Open').name)
    press(application, pyatspi.ROLE_RADIO_BUTTON, 'The account is already there')
    for name in ('Server', 'Port', 'User Name: ' + ADDRESS):
        print(begins(application, pyatspi.ROLE_LIST_ITEM, name).name)
    press(application, pyatspi.ROLE_RADIO_BUTTON, 'Explained')
    named(application, pyatspi.ROLE_FRAME, 'Explained')
    named(application, pyatspi.ROLE_LIST_BOX, 'Topics')
    press(application, pyatspi.ROLE_PUSH_BUTTON, 'Back')
    named(application, pyatspi.ROLE_FRAME, 'Mail Settings')


def main(service, program):
    if INSIDE not in os.environ:
        if not shutil.which('dbus-run-session'):
            skip('dbus-run-session is not installed')
        if not os.path.exists('/usr/share/dbus-1/services/org.a11y.Bus.service'):
            skip('at-spi2-core is not installed')
        # The bus for accessibility is started by the session's bus, so that both end with this test.
        os.environ.update({INSIDE: '1', 'NO_AT_BRIDGE': '0'})
        os.execvp('dbus-run-session', ['dbus-run-session', '--', sys.executable, __file__, service, program])
    child = subprocess.Popen([service, '--exec', program])
    try:
        go()
    finally:
        child.terminate()
        child.wait()


main(*sys.argv[1:])
