# Reads an HTML document from the standard input and complains about what is not as it should be in a table for everybody.
#
# SPDX-License-Identifier: GPL-3.0-or-later

import html.parser
import sys

EMPTY = ('meta',)
FORBIDDEN = ('script', 'link', 'img', 'iframe', 'object', 'embed', 'base', 'form')
REQUIRED = ('html', 'head', 'title', 'style', 'body', 'main', 'h1', 'table', 'caption', 'thead', 'tbody', 'footer')


class Reader (html.parser.HTMLParser):
    """Checks that every element is closed in its order, and remembers which there are."""

    def __init__(self):
        super().__init__()
        self.open = []
        self.seen = []
        self.problems = []
        self.rows = []

    def handle_decl(self, declaration):
        if declaration.lower() != 'doctype html' or self.seen:
            self.problems.append('wrong document type: ' + declaration)

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        self.seen.append(tag)
        if tag in FORBIDDEN or any(name.startswith('on') or name in ('src', 'href') for name in values):
            self.problems.append('not self-contained: %s' % tag)
        if tag == 'html' and not (values.get('lang') and values.get('dir') in ('ltr', 'rtl')):
            self.problems.append('no language or direction')
        if tag == 'th' and values.get('scope') != ('row' if 'tbody' in self.open else 'col'):
            self.problems.append('a heading without its scope')
        if tag == 'tr':
            self.rows.append(0)
        if tag in ('th', 'td'):
            self.rows[-1] += 1
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.problems.append('%s is closed in the wrong place' % tag)


reader = Reader()
reader.feed(sys.stdin.read())
reader.close()
reader.problems += ['no ' + tag for tag in REQUIRED if tag not in reader.seen]
reader.problems += ['%s is not closed' % tag for tag in reader.open]
if len(set(reader.rows)) != 1:
    reader.problems.append('rows of different length: %s' % reader.rows)
sys.exit('\n'.join(reader.problems) if reader.problems else 0)
