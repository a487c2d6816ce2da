# Reads real configuration documents with Python's own XML reader, and compares with what the program reads.
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""documents.py READ-DOCUMENT FOLDER

Every *.xml in the folder is a file of the provider database, called by its domain. Written from the description of the
format (draft-ietf-mailmaint-autoconfig), not after the program.
"""

import ipaddress
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

SKIP = 77
TYPES = {
    ('incomingServer', 'imap'): 'imap',
    ('incomingServer', 'pop3'): 'pop3',
    ('incomingServer', 'managesieve'): 'sieve',
    ('outgoingServer', 'managesieve'): 'sieve',
    ('outgoingServer', 'smtp'): 'smtp',
}
SECURITY = {'ssl': 'tls', 'starttls': 'starttls', 'plain': 'none'}
STARTTLS_PORTS = {'imap': (143,), 'pop3': (110,), 'smtp': (25, 587), 'sieve': (4190,)}
# What is written today for each name, in lower case; the old synonyms come last.
METHODS = {name.lower(): name for name in (
    'password-cleartext', 'password-encrypted', 'NTLM', 'GSSAPI', 'TLS-client-cert', 'OAuth2', 'client-IP-address', 'none')}
METHODS.update(plain='password-cleartext', secure='password-encrypted')
PLACEHOLDER = re.compile(r'%(?:EMAILADDRESS|EMAILLOCALPART|EMAILDOMAIN)%')


def local_name(element):
    return element.tag.rsplit('}', 1)[-1] if isinstance(element.tag, str) else ''


def children(element, name):
    return [child for child in element if local_name(child) == name]


def text_of(element):
    return (''.join([element.text or ''] + [child.tail or '' for child in element])).strip()


def texts(element, name):
    return [text_of(child) for child in children(element, name)]


def host_of(text, domain):
    """The name as the network wants it, or None where there is none."""
    if '%EMAILADDRESS%' in text or '%EMAILLOCALPART%' in text:
        return None
    name = text.replace('%EMAILDOMAIN%', domain).rstrip('.')
    try:
        return str(ipaddress.ip_address(name))
    except ValueError:
        pass
    try:
        name = name.encode('idna').decode().lower()
    except UnicodeError:
        return None
    return name if re.fullmatch(r'[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*', name) else None


def security_of(server, protocol, port):
    for word in texts(server, 'socketType'):
        if word.lower() in SECURITY:
            return SECURITY[word.lower()]
        if word.lower() == 'tls':
            return 'starttls' if port in STARTTLS_PORTS[protocol] else 'tls'
    return None


def user_name_of(server):
    name = (texts(server, 'username') + [''])[0]
    rest = PLACEHOLDER.sub(' ', name)
    return '-' if name == '' or re.search(r'%\w+%|%EMAIL', rest) else name


def methods_of(server):
    known = [METHODS[name.lower()] for name in texts(server, 'authentication') if name.lower() in METHODS]
    return ','.join(dict.fromkeys(known)) or '-'


def read_server(server, domain):
    """Endpoint and sign-in of a server as texts, or None where the entry is of no use."""
    protocol = TYPES.get((local_name(server), server.get('type', '').strip().lower()))
    host = host_of((texts(server, 'hostname') + [''])[0], domain)
    port = (texts(server, 'port') + [''])[0]
    if protocol is None or host is None or not re.fullmatch(r'[0-9]+', port) or not 1 <= int(port) <= 65535:
        return None
    security = security_of(server, protocol, int(port))
    if security is None:
        return None
    return '%s %s %d %s' % (protocol, host, int(port), security), '%s %s' % (user_name_of(server), methods_of(server))


def read_document(path, domain):
    root = ElementTree.parse(path).getroot()
    if local_name(root) != 'clientConfig':
        return []
    providers = children(root, 'emailProvider')
    named = [p for p in providers if domain in [d.lower() for d in texts(p, 'domain')]]
    found = {}
    for server in (named + providers)[0] if providers else []:
        offer = read_server(server, domain)
        if offer:
            found.setdefault(*offer)
    return ['%s %s' % item for item in found.items()]


def compare(program, path):
    domain = os.path.basename(path)[:-len('.xml')]
    expected = read_document(path, domain)
    run = subprocess.run([program, path, domain], capture_output=True, text=True)
    seen = run.stdout.splitlines()
    if seen == expected and run.returncode == (0 if expected else 1):
        return len(seen), []
    return len(seen), ['%s: expected %s\n    but read %s (status %d) %s' % (path, expected, seen, run.returncode, run.stderr)]


def main(program, folder):
    paths = sorted(entry.path for entry in os.scandir(folder) if entry.name.endswith('.xml')) if os.path.isdir(folder) else []
    if not paths:
        print('skipped: there are no provider files in %s' % folder)
        return SKIP
    servers, problems = 0, []
    for path in paths:
        count, wrong = compare(program, path)
        servers += count
        problems += wrong
    for problem in problems:
        print(problem)
    print('%d files, %d servers, %d differences' % (len(paths), servers, len(problems)))
    return 1 if problems or servers < len(paths) else 0


if __name__ == '__main__':
    if len(sys.argv) != 3:
        sys.exit('usage: documents.py READ-DOCUMENT FOLDER')
    sys.exit(main(*sys.argv[1:]))
