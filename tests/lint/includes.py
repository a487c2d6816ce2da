# Checks that every room includes only the rooms below it and only the libraries that are its business, and that no two files
# of a room include each other in a circle, where x.c and x.h are one.
#
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import re

import lint

# room: the rooms that it may see
ROOMS = {
    'core': '',
    'dialogue': 'core',
    'net': 'core dialogue',
    'catalogue': 'core',
    'discover': 'core dialogue net catalogue',
    'advise': 'core catalogue',
    'assistant': 'core dialogue net catalogue discover advise',
    'text': 'core catalogue advise',
    'publish': 'core catalogue advise text',
    'ctl': 'core catalogue advise assistant text publish',
    'ui/widgets': 'text',
    'ui/drawing': 'text ui/widgets',
    'ui/save': 'core text publish ui/widgets',
    'ui/pages': 'core catalogue advise assistant text publish ui/widgets ui/drawing ui/save',
    'ui': 'core catalogue advise assistant text publish ui/widgets ui/drawing ui/save ui/pages',
}
# header: the rooms that may include it
LIBRARIES = {
    r'(gtk|gdk|atk|pango|cairo)\b.*': 'ui',
    r'gnutls/.*': 'net',
    r'(idn2|libpsl)\.h': 'core',
    r'json-glib/.*': 'publish discover',
    r'libsoup/.*': 'discover',
    r'libxml/.*': 'discover publish',
    r'glib/gi18n(-lib)?\.h|libintl\.h': 'text publish ctl ui',
    r'gio/.*': 'core net catalogue discover assistant text publish ctl ui',
    r'(sys/socket|netdb|netinet/.*|arpa/.*)(\.h)?': 'net discover',
}
# name in the code: the rooms that may use it
NAMES = {
    r'G_?SOCKET\w*|GResolver\w*|GTcp\w+|GTlsClient\w*|GTlsConnection\w*|g_(socket|resolver|tcp|tls_client|tls_connection)_\w+': 'net discover',
    r'(getaddrinfo|socket|connect)(?= \()': 'net discover',
    # IDNA 2003: it asks for another domain than the one that is meant. core/host.h has both ways.
    r'g_hostname_(to_ascii|to_unicode)': '',
}
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]+([<"])([^>"]+)[>"]', re.MULTILINE)


def room_of(path):
    """The room that a file stands in, told from its place below src."""
    return os.path.dirname(path)


def house_of(room):
    """The room at the top: which libraries and names are its business holds for the rooms inside it too."""
    return room.split('/')[0]


def check_include(room, bracket, target):
    if bracket == '"':
        other = room_of(target) or room
        if other == room or other in ROOMS[room].split():
            return None
        return '%s/ must not see %s/ (%s)' % (room, other, target)
    for pattern, allowed in LIBRARIES.items():
        if re.fullmatch(pattern, target) and house_of(room) not in allowed.split():
            return '%s/ must not include <%s>; only %s may' % (room, target, allowed)
    return None


def check_file(root, path):
    room = room_of(os.path.relpath(path, 'src'))
    if room not in ROOMS:
        return ['%s: %s is not a room' % (path, room or 'the top of src')]
    text = lint.read(root, path)
    problems = []
    for match in INCLUDE.finditer(text):
        problem = check_include(room, *match.groups())
        if problem:
            problems.append('%s:%d: %s' % (path, lint.line_of(text, match.start()), problem))
    code = lint.code_only(text)
    for pattern, allowed in NAMES.items():
        for match in re.finditer(r'\b(?:%s)' % pattern, code):
            if house_of(room) not in allowed.split():
                place = '%s:%d' % (path, lint.line_of(code, match.start()))
                problems.append('%s: %s/ must not use %s; only %s may' % (place, room, match.group(0), allowed))
    return problems


def read_arrows(root, paths):
    """{module: the modules of ours that it includes}; a module is a path without its suffix."""
    modules = {os.path.splitext(path)[0] for path in paths}
    arrows = {module: set() for module in modules}
    for path in paths:
        module = os.path.splitext(path)[0]
        for bracket, target in INCLUDE.findall(lint.read(root, path)):
            for folder in (os.path.dirname(path), 'src'):
                other = os.path.splitext(os.path.normpath(os.path.join(folder, target)))[0]
                if bracket == '"' and other in modules and other != module:
                    arrows[module].add(other)
                    break
    return arrows


def find_circle(arrows, start):
    """The shortest way from a module back to itself, or None."""
    ways, seen = [[start]], set()
    for way in ways:
        for other in sorted(arrows[way[-1]] - seen):
            if other == start:
                return way + [start]
            seen.add(other)
            ways.append(way + [other])
    return None


def check_circles(root, paths):
    arrows = read_arrows(root, paths)
    circles = {frozenset(way): way for way in (find_circle(arrows, module) for module in sorted(arrows)) if way}
    return ['%s: a circle of includes' % ' ► '.join(way) for way in circles.values()]


def check(root):
    problems = []
    paths = lint.files(root, '.c', '.h', under='src')
    for path in paths:
        problems += check_file(root, path)
    return problems + check_circles(root, paths)


SAMPLES = [
    ('downwards', {'src/net/a.c': '#include <gnutls/gnutls.h>\n#include "core/host.h"\n#include "b.h"\n'}, None),
    ('upwards', {'src/core/a.c': '#include "net/probe.h"\n'}, 'core/ must not see net/'),
    ('sideways', {'src/text/a.c': '\n#include "assistant/assistant.h"\n'}, 'a.c:2: text/ must not see assistant/'),
    ('window past the assistant', {'src/ui/a.c': '#include "net/probe.h"\n'}, 'ui/ must not see net/'),
    ('GTK below the window', {'src/ctl/a.c': '#include <gtk/gtk.h>\n'}, 'must not include <gtk/gtk.h>'),
    ('GnuTLS outside net', {'src/core/a.c': '#include <gnutls/x509.h>\n'}, 'must not include <gnutls/x509.h>'),
    ('JSON in core', {'src/core/a.c': '#include <json-glib/json-glib.h>\n'}, 'must not include <json-glib'),
    ('libidn2 outside core', {'src/net/a.c': '#include <idn2.h>\n'}, 'must not include <idn2.h>'),
    ('gettext in advise', {'src/advise/a.c': '#include <glib/gi18n.h>\n'}, 'must not include <glib/gi18n.h>'),
    ('GIO in a dialogue', {'src/dialogue/a.c': '#include <gio/gio.h>\n'}, 'must not include <gio/gio.h>'),
    ('socket in catalogue', {'src/catalogue/a.c': 'x = g_socket_client_new ();\n'}, 'must not use g_socket_client_new'),
    ('resolver in assistant', {'src/assistant/a.c': 'GResolver *r;\n'}, 'must not use GResolver'),
    ('name in a comment', {'src/core/a.c': '/* GResolver does it */ const char *s = "GSocket";\n'}, None),
    ('a page and its widget', {'src/ui/pages/a.c': '#include <gtk/gtk.h>\n#include "ui/widgets/b.h"\n#include "c.h"\n'}, None),
    ('a widget that knows mail', {'src/ui/widgets/a.c': '#include "core/host.h"\n'}, 'ui/widgets/ must not see core/'),
    ('a widget that knows its page', {'src/ui/widgets/a.c': '#include "ui/pages/b.h"\n'}, 'ui/widgets/ must not see ui/pages/'),
    ('drawing that saves', {'src/ui/drawing/a.c': '#include "ui/save/b.h"\n'}, 'ui/drawing/ must not see ui/save/'),
    ('saving that draws', {'src/ui/save/a.c': '#include "ui/drawing/b.h"\n'}, 'ui/save/ must not see ui/drawing/'),
    ('a page that knows the window', {'src/ui/pages/a.c': '#include "ui/window.h"\n'}, 'ui/pages/ must not see ui/'),
    ('upwards by a path', {'src/ui/pages/a.c': '#include "../window.h"\n'}, 'ui/pages/ must not see ../'),
    ('socket in a page', {'src/ui/pages/a.c': 'GResolver *r;\n'}, 'must not use GResolver'),
    ('unknown room inside a room', {'src/ui/attic/a.c': 'int x;\n'}, 'ui/attic is not a room'),
    ('child and parent', {'src/net/a.c': '#include "a.h"\n#include "a-row.h"\n', 'src/net/a.h': '', 'src/net/a-row.h': '#include "a.h"\n'},
     'src/net/a-row ► src/net/a ► src/net/a-row'),
    ('circle of three', {'src/net/a.h': '#include "net/b.h"\n', 'src/net/b.c': '#include "c.h"\n', 'src/net/b.h': '',
                         'src/net/c.c': '#include "a.h"\n', 'src/net/c.h': ''}, 'src/net/c ► src/net/a ► src/net/b ► src/net/c'),
    ('parent and child', {'src/net/a.c': '#include "a.h"\n#include "a-row.h"\n', 'src/net/a.h': '#include "a-row.h"\n',
                          'src/net/a-row.c': '#include "a-row.h"\n', 'src/net/a-row.h': ''}, None),
    ('unknown room', {'src/attic/a.c': 'int x;\n'}, 'attic is not a room'),
]

if __name__ == '__main__':
    lint.main(check, SAMPLES)
