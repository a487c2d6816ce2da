# Certificates that only a stranger would use, made with the openssl tool, and servers that show them.
#
# SPDX-License-Identifier: GPL-3.0-or-later

import base64
import itertools
import pathlib
import ssl

import certificates
import mail
import web

NUMBERS = itertools.count(1)
AUTHORITY = ["basicConstraints=critical,CA:TRUE", "keyUsage=critical,keyCertSign"]
IDENTIFIERS = ["subjectKeyIdentifier=hash", "authorityKeyIdentifier=keyid"]


def for_servers(*names, purpose="serverAuth", usage="digitalSignature"):
    """The usual extensions of a server's certificate."""
    return [f"subjectAltName={','.join (names)}", f"extendedKeyUsage={purpose}", f"keyUsage=critical,{usage}"]


class Made:
    """One certificate, with the paths of its file and of its key."""

    def __init__(self, path, key):
        self.path = path
        self.key = key

    @property
    def pem(self):
        return pathlib.Path(self.path).read_text(encoding="ascii")


def root(authority):
    """The one that the program is told to trust."""
    return Made(authority.path(certificates.OURS), authority.key(certificates.OURS))


def new_key(authority, *options):
    path = authority.key(f"own-{next (NUMBERS)}")
    authority.tool("genpkey", *(options or ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"]), "-out", path)
    return path


def issue(authority, issuer, subject, extensions, *, key=None, public=None):
    """A certificate of an issuer, for a new key unless one is given; or for a public key that nobody has the other half of."""
    key = key or new_key(authority)
    file = authority.folder / f"made-{next (NUMBERS)}"
    config = file.with_suffix(".cnf")
    config.write_text("\n".join(["[req]", "distinguished_name=dn", "string_mask=utf8only", "[dn]", "[own]", *IDENTIFIERS, *extensions, ""]),
                      encoding="utf-8")
    request, path = str(file.with_suffix(".csr")), str(file.with_suffix(".pem"))
    authority.tool("req", "-new", "-config", str(config), "-utf8", "-subj", subject, "-key", key, "-out", request)
    forced = ["-force_pubkey", public] if public else []
    authority.tool("x509", "-req", "-in", request, "-CA", issuer.path, "-CAkey", issuer.key, "-days", "60", "-sha256",
                   "-set_serial", str(next(NUMBERS)), "-extfile", str(config), "-extensions", "own", *forced, "-out", path)
    return Made(path, key)


def encode(tag, body):
    """One value in DER."""
    length = len(body)
    if length < 128:
        return bytes([tag, length]) + body
    size = (length.bit_length() + 7) // 8
    return bytes([tag, 0x80 | size]) + length.to_bytes(size, "big") + body


def number(value):
    return encode(2, value.to_bytes(value.bit_length() // 8 + 1, "big"))


def made_up_key(authority, bits, exponent):
    """A public RSA key of any size and with any exponent."""
    key = encode(0x30, number((1 << bits) - 1) + number(exponent))
    algorithm = encode(0x30, bytes.fromhex("06092a864886f70d0101010500"))
    path = authority.folder / f"public-{next (NUMBERS)}.pem"
    text = base64.encodebytes(encode(0x30, algorithm + encode(3, b"\0" + key))).decode()
    path.write_text(f"-----BEGIN PUBLIC KEY-----\n{text}-----END PUBLIC KEY-----\n", encoding="ascii")
    return str(path)


def context(authority, leaf, *others):
    """A server's side of TLS with the leaf and whatever else it sends."""
    path = authority.folder / f"chain-{next (NUMBERS)}.pem"
    path.write_text("".join(made.pem for made in (leaf, *others)), encoding="ascii")
    own = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    own.set_ciphers("ALL:@SECLEVEL=0")
    own.load_cert_chain(str(path), leaf.key)
    return own


def mail_server(domain, build):
    """An IMAP server whose side of TLS is built from the authority and the server's name; returns its URI."""
    host = domain.host("wicked")

    def make(_context):
        return mail.Server(host.name, "imaps", build(domain.world.authority, host.name), domain.lines).serve
    host.listen(993, make)
    return f"imaps://{host.name}:993"


def document_server(domain, build, routes):
    """The web server with the domain's own document, whose side of TLS is built likewise."""
    host = domain.host("autoconfig")

    def make(_context):
        return web.Site(routes, build(domain.world.authority, host.name), domain.requests).serve_https
    return host.listen(443, make)
