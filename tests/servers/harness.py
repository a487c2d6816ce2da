# Debian's Dovecot and Postfix, started privately on loopback with an authority of their own, and surely ended again.
#
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import pathlib
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

DEADLINE = 30
DAYS = ["expiration_days = 90"]
PAST = ['activation_date = "2024-01-01 00:00:00 UTC"', 'expiration_date = "2024-03-31 00:00:00 UTC"']
# Dovecot takes a client whose address equals the server's for a secured one, so 127.0.0.1 would hide what it tells
# strangers. Each variant of the certificate or of the settings has an address of its own.
GOOD, EXPIRED, WRONG_NAME, UNKNOWN, LAX = (f"127.0.0.{i}" for i in range(2, 7))
CERTIFICATES = {GOOD: "good", EXPIRED: "expired", WRONG_NAME: "wrong-name", UNKNOWN: "unknown", LAX: "good"}
ADDRESSES = list(CERTIFICATES)
NEEDED = ["dovecot", "postfix", "certtool"]
# Debian packs Dovecot's own submission server apart; the suite looks at it where it is installed.
HAS_PROXY = os.path.exists("/usr/lib/dovecot/submission-login")
os.environ["PATH"] += ":/usr/sbin:/sbin"


def skip(reason):
    print(f"Skipped: {reason}.")
    sys.exit(77)


def check_requirements():
    """Leaves with meson's status for a skipped test where the machine lacks something."""
    if os.geteuid() != 0:
        skip("Dovecot and Postfix start only as root")
    missing = [name for name in NEEDED if shutil.which(name) is None]
    if missing:
        skip("not installed here: " + ", ".join(missing))
    try:
        pwd.getpwnam("postfix"), pwd.getpwnam("dovenull")
    except KeyError as error:
        skip(f"no such system user: {error}")


def free_ports(count, addresses):
    """Ports that are free at every address the servers use."""
    ports = []
    candidate = 20000 + os.getpid() % 5000
    while len(ports) < count:
        candidate += 1
        if all(is_free(address, candidate) for address in addresses):
            ports.append(candidate)
    return ports


def is_free(address, port):
    with socket.socket() as probe:
        try:
            probe.bind((address, port))
        except OSError:
            return False
    return True


class Authority:
    """A certificate authority and the certificates of all variants, made with GnuTLS's certtool."""

    def __init__(self, folder, addresses):
        self.folder = folder
        folder.mkdir()
        folder.chmod(0o755)
        for name in ("ca", "stranger", "server"):
            self.make_key(name)
        for name in ("ca", "stranger"):
            self.issue_root(name, ["expiration_days = 30"])
        names = [f'ip_address = "{address}"' for address in addresses] + ['dns_name = "mail.example"']
        self.issue("good", "ca", names + DAYS)
        self.issue("expired", "ca", names + PAST)
        self.issue("wrong-name", "ca", ['dns_name = "elsewhere.example"'] + DAYS)
        self.issue("unknown", "stranger", names + DAYS)
        self.names = names

    def make_key(self, name):
        self.tool("--generate-privkey", "--key-type", "rsa", "--bits", "2048", "--outfile", self.path(name, "key"))

    def issue_root(self, name, validity):
        self.tool("--generate-self-signed", "--load-privkey", self.path(name, "key"), "--template",
                  self.template(name, f'cn = "Signpost {name}"', "ca", "cert_signing_key", *validity),
                  "--outfile", self.path(name, "pem"))

    def issue_authority(self, name, key, subject, issuer, validity):
        """A certificate of that name for an authority's key, from another authority."""
        self.tool("--generate-certificate", "--load-privkey", self.path(key, "key"),
                  "--load-ca-certificate", self.path(issuer, "pem"), "--load-ca-privkey", self.path(issuer, "key"),
                  "--template", self.template(name, f'cn = "Signpost {subject}"', "ca", "cert_signing_key", *validity),
                  "--outfile", self.path(name, "pem"))

    def join(self, name, *parts):
        """A file with several certificates, as a server sends them."""
        texts = [pathlib.Path(self.path(part, "pem")).read_text(encoding="ascii") for part in parts]
        pathlib.Path(self.path(name, "pem")).write_text("".join(texts), encoding="ascii")

    def path(self, name, ending):
        return str(self.folder / f"{name}.{ending}")

    def template(self, name, *lines):
        pathlib.Path(self.path(name, "template")).write_text("\n".join(lines) + "\n", encoding="ascii")
        return self.path(name, "template")

    def tool(self, *arguments):
        subprocess.run(["certtool", *arguments], check=True, capture_output=True, timeout=DEADLINE)

    def issue(self, name, issuer, lines):
        self.tool("--generate-certificate", "--load-privkey", self.path("server", "key"),
                  "--load-ca-certificate", self.path(issuer, "pem"), "--load-ca-privkey", self.path(issuer, "key"),
                  "--template", self.template(name, 'cn = "mail.example"', "signing_key", "encryption_key",
                                              "tls_www_server", *lines),
                  "--outfile", self.path(name, "pem"))


class Watchdog:
    """A process that ends the servers when this one is gone, however it went."""

    def __init__(self, folder):
        self.reading, self.writing = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            self.watch(folder)

    def watch(self, folder):
        os.setsid()
        os.close(self.writing)
        pids = os.fdopen(self.reading).read().split()  # until the last writer is gone
        for pid in pids:
            try:
                os.kill(int(pid), signal.SIGTERM)
            except ProcessLookupError:
                pass
        if pids:
            time.sleep(1)
            shutil.rmtree(folder, ignore_errors=True)
        os._exit(0)

    def add(self, pid):
        os.write(self.writing, f"{pid}\n".encode())

    def dismiss(self):
        """Call when everything is ended: a number may soon be another process's."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.writing)
        os.close(self.reading)


class Server:
    """One daemon in the foreground."""

    def __init__(self, command, folder, watchdog, **environment):
        with open(folder / "output", "wb") as output:
            self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=output,
                                            stderr=subprocess.STDOUT, cwd=folder, env={**os.environ, **environment})
        watchdog.add(self.process.pid)
        self.watchdog = watchdog
        self.folder = folder
        self.daemon = None

    def wait_for(self, address, port):
        end = time.monotonic() + DEADLINE
        while time.monotonic() < end and self.process.poll() is None:
            try:
                socket.create_connection((address, port), 1).close()
                return
            except OSError:
                time.sleep(0.05)
        raise RuntimeError(f"no answer on {address}:{port}:\n" + self.output())

    def adopt(self, pid_file):
        """Postfix's master is a child of the command that starts it and does not end with it."""
        end = time.monotonic() + DEADLINE
        while not pid_file.exists() or not pid_file.read_text().strip():
            if time.monotonic() > end or self.process.poll() is not None:
                raise RuntimeError("Postfix did not start:\n" + self.output())
            time.sleep(0.05)
        self.daemon = int(pid_file.read_text())
        self.watchdog.add(self.daemon)

    def output(self):
        logs = [self.folder / "output", self.folder / "log"]
        return "".join(log.read_text(errors="replace") for log in logs if log.exists())

    def stop(self):
        """Ends the daemon; the command that started it ends by itself then."""
        if self.process.poll() is None:
            os.kill(self.daemon or self.process.pid, signal.SIGTERM)
        try:
            self.process.wait(DEADLINE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


DOVECOT = """\
base_dir = {folder}/run
state_dir = {folder}/state
instance_name = signpost-test
log_path = {folder}/log
listen = {addresses}
protocols = {protocols}
ssl = yes
ssl_cert = <{keys}/good.pem
ssl_key = <{keys}/server.key
ssl_min_protocol = TLSv1.2
disable_plaintext_auth = yes
auth_mechanisms = plain login
mail_location = maildir:{folder}/mail/%u
first_valid_uid = 1
passdb {{
  driver = passwd-file
  args = {folder}/users
}}
userdb {{
  driver = static
  args = uid=mail gid=mail home={folder}/mail/%u
}}
service imap-login {{
  inet_listener imap {{
    port = {imap}
  }}
  inet_listener imaps {{
    port = {imaps}
    ssl = yes
  }}
}}
service pop3-login {{
  inet_listener pop3 {{
    port = {pop3}
  }}
  inet_listener pop3s {{
    port = {pop3s}
    ssl = yes
  }}
}}
service managesieve-login {{
  inet_listener sieve {{
    port = {sieve}
  }}
}}
service auth {{
  unix_listener auth-smtpd {{
    mode = 0660
    user = postfix
    group = postfix
  }}
}}
"""

DOVECOT_PROXY = """\
submission_relay_host = {address}
submission_relay_port = {submission}
service submission-login {{
  inet_listener submission {{
    port = {proxy}
  }}
}}
"""

DOVECOT_VARIANT = """\
local {address} {{
  ssl_cert = <{keys}/{certificate}.pem
  ssl_key = <{keys}/server.key
  disable_plaintext_auth = {strict}
}}
"""

POSTFIX_MAIN = """\
compatibility_level = 3.6
queue_directory = {folder}/spool
data_directory = {folder}/data
maillog_file = {folder}/log
maillog_file_prefixes = {folder}
inet_interfaces = all
inet_protocols = ipv4
myhostname = mail.example
mydestination = $myhostname
mynetworks =
local_recipient_maps =
alias_maps =
alias_database =
smtpd_peername_lookup = no
smtpd_relay_restrictions = permit_sasl_authenticated, reject_unauth_destination
smtpd_tls_cert_file = {keys}/good.pem
smtpd_tls_key_file = {keys}/server.key
smtpd_tls_protocols = >=TLSv1.2
smtpd_tls_security_level = may
smtpd_tls_auth_only = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = {auth}
smtpd_sasl_security_options = noanonymous
"""

POSTFIX_SERVICES = """\
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
error unix - - n - - error
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
"""


class Servers:
    """Both daemons, all variants, and their ports by the name of the service."""

    NAMES = ["imap", "imaps", "pop3", "pop3s", "sieve", "smtp", "submission", "submissions", "proxy", "tls12",
             "cleartext", "closed"]
    ADDRESSES = ADDRESSES

    def __init__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="signpost-servers-"))
        self.folder.chmod(0o755)
        self.watchdog = Watchdog(self.folder)
        self.started = []
        try:
            self.ports = dict(zip(self.NAMES, free_ports(len(self.NAMES), self.ADDRESSES)))
            self.authority = Authority(self.folder / "keys", self.ADDRESSES)
            self.ca = self.authority.path("ca", "pem")
            self.start_all()
        except BaseException:
            self.stop()
            raise

    def start_all(self):
        self.dovecot = self.start_dovecot()
        self.postfix = self.start_postfix()

    def stop(self):
        for server in reversed(self.started):  # Dovecot's helpers wait for Postfix to let go of them
            server.stop()
        self.watchdog.dismiss()
        shutil.rmtree(self.folder)

    def start(self, command, folder, **environment):
        server = Server(command, folder, self.watchdog, **environment)
        self.started.append(server)
        return server

    def start_dovecot(self):
        folder = self.folder / "dovecot"
        for name in ("", "run", "state", "mail"):
            (folder / name).mkdir(exist_ok=True)
            (folder / name).chmod(0o755)
        (folder / "users").write_text("ann:{PLAIN}not-a-secret\n", encoding="ascii")
        keys = self.folder / "keys"
        text = DOVECOT.format(folder=folder, keys=keys, addresses=", ".join(ADDRESSES),
                              protocols="imap pop3 sieve" + " submission" * HAS_PROXY, **self.ports)
        text += DOVECOT_PROXY.format(address=GOOD, **self.ports) if HAS_PROXY else ""
        for address, certificate in CERTIFICATES.items():
            text += DOVECOT_VARIANT.format(address=address, keys=keys, certificate=certificate,
                                           strict="no" if address == LAX else "yes")
        (folder / "dovecot.conf").write_text(text, encoding="ascii")
        server = self.start(["dovecot", "-F", "-c", str(folder / "dovecot.conf")], folder)
        for name in ("imap", "imaps", "pop3", "pop3s", "sieve"):
            server.wait_for(GOOD, self.ports[name])
        return server

    def start_postfix(self):
        folder = self.folder / "postfix"
        for name in ("", "conf", "spool", "data"):
            (folder / name).mkdir(exist_ok=True)
            (folder / name).chmod(0o755)
        shutil.chown(folder / "data", "postfix")
        main = POSTFIX_MAIN.format(folder=folder, keys=self.folder / "keys",
                                   auth=self.folder / "dovecot/run/auth-smtpd")
        (folder / "conf/main.cf").write_text(main, encoding="ascii")
        (folder / "conf/master.cf").write_text(self.postfix_services(), encoding="ascii")
        server = self.start(["postfix", "-c", str(folder / "conf"), "start-fg"], folder)
        server.adopt(folder / "spool/pid/master.pid")
        for name in ("smtp", "submission", "submissions"):
            server.wait_for(GOOD, self.ports[name])
        return server

    def postfix_services(self):
        lines = []
        for address, certificate in CERTIFICATES.items():
            common = f"-o smtpd_tls_cert_file={self.folder}/keys/{certificate}.pem"
            signing_in = f"{common} -o smtpd_sasl_auth_enable=yes"
            if address == LAX:
                signing_in += " -o smtpd_tls_auth_only=no"
            for name, options in (("smtp", common), ("submission", signing_in),
                                  ("submissions", f"{signing_in} -o smtpd_tls_wrappermode=yes"),
                                  ("tls12", f"{signing_in} -o smtpd_tls_protocols=TLSv1.2"),
                                  ("cleartext", f"{signing_in} -o smtpd_tls_security_level=none")):
                lines.append(f"{address}:{self.ports[name]} inet n - n - - smtpd {options}")
        return "\n".join(lines) + "\n" + POSTFIX_SERVICES
