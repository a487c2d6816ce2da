# The authorities and certificates of the test network, made with the openssl tool. All servers share one key.
#
# SPDX-License-Identifier: GPL-3.0-or-later

import ssl
import subprocess

CURVE = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]
LEAF = ["-addext", "basicConstraints=critical,CA:FALSE", "-addext", "extendedKeyUsage=serverAuth"]
OURS, STRANGER = "ca", "stranger"


class Authority:
    """An authority that the program is told to trust, and a stranger's."""

    def __init__(self, folder):
        self.folder = folder
        self.contexts = {}
        folder.mkdir()
        for name in (OURS, STRANGER):
            self.make(name, f"/CN=Signpost test {name}", [*CURVE, "-keyout", self.key(name)])
        self.tool("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", self.key("server"))

    def key(self, name):
        return str(self.folder / f"{name}.key")

    def path(self, name):
        return str(self.folder / f"{name}.pem")

    def make(self, name, subject, options):
        self.tool("req", "-x509", "-days", "60", "-sha256", "-subj", subject, "-out", self.path(name), *options)

    def tool(self, *arguments):
        done = subprocess.run(["openssl", *arguments], capture_output=True, text=True, timeout=30, check=False)
        if done.returncode != 0:
            raise RuntimeError(f"openssl {' '.join (arguments)}:\n{done.stderr}")

    def context(self, names, issuer=OURS):
        """A server's side of TLS with a certificate for the names; made once for each set of names."""
        wanted = (tuple(names), issuer)
        if wanted not in self.contexts:
            self.contexts[wanted] = self.issue(f"server-{len (self.contexts)}", names, issuer)
        return self.contexts[wanted]

    def issue(self, file, names, issuer):
        listed = ",".join(f"DNS:{name}" for name in names)
        self.make(file, "/O=Signpost test", ["-key", self.key("server"), "-CA", self.path(issuer),
                                             "-CAkey", self.key(issuer), *LEAF, "-addext", f"subjectAltName={listed}"])
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.path(file), self.key("server"))
        context.sni_callback = remember_name
        context.files = self.path(file), self.key("server")
        return context


def remember_name(connection, name, _context):
    """Keeps the name that a handshake asked for (SNI) with its connection."""
    connection.asked_name = name
