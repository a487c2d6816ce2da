# What is on the way in some networks: a packet filter, by nftables, and a device that rewrites what mail servers offer.
#
# SPDX-License-Identifier: GPL-3.0-or-later

import contextlib
import select
import shutil
import socket
import subprocess

import namespace

MAIL_PORTS = "{ 25, 110, 143, 465, 587, 993, 995, 2525, 4190 }"
MARK = 1  # on the device's own packets, which pass
TABLE = f"""\
table inet way {{
  chain arriving {{ type filter hook input priority 0; }}
  chain leaving {{ type nat hook output priority -100; meta mark {MARK} accept; }}
}}
"""
SETTINGS_FILE = "/etc/resolv.conf"


def require():
    """Leaves with meson's status for a skipped test where nothing can be filtered here."""
    if shutil.which("nft") is None:
        namespace.skip("not installed here: nft")
    done = subprocess.run(["nft", "-f", "-"], input=TABLE, capture_output=True, text=True, timeout=10, check=False)
    if done.returncode != 0:
        namespace.skip(f"no nftables here: {done.stderr.strip ()}")


def block(addresses, what, action="drop"):
    """What arrives at these addresses, in the words of nft, is dropped, or rejected as the action says."""
    namespace.run("nft", f"add rule inet way arriving ip daddr {{ {', '.join (addresses)} }} {what} {action}")


def rewrite(listeners, host, port, device):
    """Connections to a port of the host go through a device that strikes out STARTTLS, as some firewalls do."""
    for address in host.addresses:
        namespace.run("nft", f"add rule inet way leaving ip daddr {address} tcp dport {port} redirect to :{device}")
        listeners.listen("127.0.0.1", device, lambda connection, address=address: strike_out(connection, address, port))


def strike_out(connection, address, port):
    with socket.socket() as server:
        server.setsockopt(socket.SOL_SOCKET, socket.SO_MARK, MARK)
        server.connect((address, port))
        pairs = {connection: server, server: connection}
        with contextlib.suppress(OSError):
            while True:
                for source in select.select(list(pairs), [], [])[0]:
                    data = source.recv(4096)
                    if not data:
                        return
                    pairs[source].sendall(data.replace(b"STARTTLS", b"XXXXXXXX") if source is server else data)


def with_name_service(folder, address):
    """The beginning of a command that sees another name service than everybody else."""
    settings = folder / f"resolv-{address}"
    settings.write_text(f"nameserver {address}\n", encoding="ascii")
    return ["unshare", "--mount", "sh", "-c", f'mount --bind "$0" {SETTINGS_FILE} && exec "$@"', str(settings)]
