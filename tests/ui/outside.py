#!/usr/bin/python3
"""Goes from the address to the settings from outside, as a screen reader does: by the names of things, over a bus of its own.
Usage: outside.py DEMO_SERVICE SIGNPOST, in the language and with the catalogues that LANGUAGE and SIGNPOST_LOCALEDIR name

SPDX-License-Identifier: GPL-3.0-or-later"""

import gettext
import os
import shutil
import subprocess
import sys
import tempfile
import time

SKIP = 77
DEADLINE = 30
INSIDE = 'SIGNPOST_OUTSIDE_BUS'
ADDRESS = 'you@demo.example'
ISOLATES = '\u2066\u2067\u2068\u2069'


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


def contains(root, role, text):
    return find(root, lambda thing: thing.getRole() == role and text in thing.name, '“…%s…”' % text)


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


def read_words():
    """What the window says for each English text, both without the marks of their keys."""
    language = os.environ.get('LANGUAGE', 'en')
    if language == 'en':
        return {}
    catalogue = gettext.translation('signpost', os.environ['SIGNPOST_LOCALEDIR'], [language])
    return {
        text.split('\x04')[-1].replace('_', ''): said.replace('_', '')
        for text, said in catalogue._catalog.items() if isinstance(text, str)
    }


def go():
    words = read_words()

    def say(text):
        assert not words or text in words, '“%s” has no translation' % text
        return words.get(text, text)

    application = find_application()
    named(application, pyatspi.ROLE_FRAME, say('Mail Settings'))
    field = named(application, pyatspi.ROLE_TEXT, say('E-mail address'))
    field.queryEditableText().setTextContents(ADDRESS)
    assert field.queryText().getText(0, -1) == ADDRESS, 'the address was not taken'
    press(application, pyatspi.ROLE_PUSH_BUTTON, say('Check'))
    named(application, pyatspi.ROLE_FRAME, say('Settings'))
    first = '1. ' + say('Open “{way}”.').partition('{way}')[0].strip(ISOLATES)
    press(application, pyatspi.ROLE_CHECK_BOX, begins(application, pyatspi.ROLE_CHECK_BOX, first).name)
    press(application, pyatspi.ROLE_RADIO_BUTTON, say('The account is already there'))
    # The program's own words, which come after its language.
    for value in ('localhost', ADDRESS):
        print(contains(application, pyatspi.ROLE_LIST_ITEM, value).name)
    press(application, pyatspi.ROLE_RADIO_BUTTON, say('Explained'))
    named(application, pyatspi.ROLE_FRAME, say('Explained'))
    named(application, pyatspi.ROLE_LIST_BOX, say('Topics'))
    press(application, pyatspi.ROLE_PUSH_BUTTON, say('Back'))
    named(application, pyatspi.ROLE_FRAME, say('Mail Settings'))


def main(service, program):
    if INSIDE not in os.environ:
        if not shutil.which('dbus-run-session'):
            skip('dbus-run-session is not installed')
        if not os.path.exists('/usr/share/dbus-1/services/org.a11y.Bus.service'):
            skip('at-spi2-core is not installed')
        # The bus for accessibility is started by the session's bus, so that both end with this test.
        # Its socket is called by the number of the display: whoever runs beside us would take it away in a folder that is shared.
        folder = tempfile.mkdtemp()
        os.environ.update({INSIDE: folder, 'NO_AT_BRIDGE': '0', 'XDG_RUNTIME_DIR': folder, 'XDG_CACHE_HOME': folder})
        os.execvp('dbus-run-session', ['dbus-run-session', '--', sys.executable, __file__, service, program])
    child = subprocess.Popen([service, '--exec', program])
    try:
        go()
    finally:
        child.terminate()
        child.wait()
        shutil.rmtree(os.environ[INSIDE], ignore_errors=True)


main(*sys.argv[1:])
