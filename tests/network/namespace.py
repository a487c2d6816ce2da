# A network of our own: this program started anew in fresh namespaces, with the name service of the tests and nothing else.
#
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import pathlib
import shutil
import socket
import subprocess
import sys

MARK = "SIGNPOST_TEST_NETWORK"
NEEDED = ["unshare", "setpriv", "ip", "mount", "dnsmasq", "openssl"]
FRESH = ["--net", "--mount", "--uts"]
# Before a command: it ends with this process, however that ends.
BOUND = ["setpriv", "--pdeathsig", "KILL"]
FILES = {
    "/etc/resolv.conf": "nameserver 127.0.0.1\n",
    "/etc/nsswitch.conf": "passwd: files\ngroup: files\nhosts: files dns\nnetworks: files\nservices: files\n",
    "/etc/hosts": "127.0.0.1 localhost\n::1 localhost\n",
}
# The servers' addresses look public, as those of strangers' servers are. All that begin alike lead back here.
IPV4 = "45.1.0.1"
IPV6 = "2a00::1"
# An address with a route that leads nowhere: whoever connects to it never hears anything.
FILTERED = "46.0.0.1"


def skip(reason):
    print(f"Skipped: {reason}.")
    sys.exit(77)


def enter():
    """Returns inside fresh namespaces; the first time, this process is replaced by one that is inside."""
    os.environ["PATH"] += ":/usr/sbin:/sbin"
    if os.environ.pop(MARK, None) is not None:
        return
    missing = [name for name in NEEDED if shutil.which(name) is None]
    if missing:
        skip("not installed here: " + ", ".join(missing))
    for user in ([], ["--user", "--map-root-user"]):
        command = ["unshare", *user, *FRESH]
        if subprocess.run([*command, "ip", "link", "set", "lo", "up"], capture_output=True, check=False).returncode == 0:
            os.environ[MARK] = "inside"
            os.execvp(command[0], [*command, sys.executable, *sys.argv])
    skip("namespaces are not permitted here")


def furnish(folder):
    """Loopback addresses, a way out that leads nowhere, and the settings of the name service."""
    socket.sethostname("here")
    run("ip", "link", "set", "lo", "up")
    run("ip", "address", "add", f"{IPV4}/8", "dev", "lo")
    run("ip", "route", "add", "default", "dev", "lo")
    for path, content in FILES.items():
        if os.path.exists(path):
            own = pathlib.Path(folder) / os.path.basename(path)
            own.write_text(content, encoding="ascii")
            run("mount", "--bind", str(own), path)
    # A cache of names listens on a socket in the file system, which a network of one's own does not hide.
    if os.path.isdir("/run/nscd"):
        run("mount", "-t", "tmpfs", "tmpfs", "/run/nscd")


def add_ipv6():
    """Whether this computer has IPv6 at all; if so, there is an address."""
    return subprocess.run(["ip", "-6", "address", "add", f"{IPV6}/128", "dev", "lo"],
                          capture_output=True, check=False).returncode == 0


def add(*addresses):
    """More addresses of this computer, each with the length of its prefix."""
    for address in addresses:
        run("ip", "address", "add", address, "dev", "lo")


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True, timeout=10, check=False)
    if done.returncode != 0:
        skip(f"{' '.join (command)}: {done.stderr.strip ()}")
