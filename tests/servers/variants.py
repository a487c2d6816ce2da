# Dovecot and Postfix once more, with everything about TLS that goes wrong in the field: each variant at an address of its own.
#
# SPDX-License-Identifier: GPL-3.0-or-later

import dataclasses
import shutil
import subprocess

import harness

DHE = "DHE-RSA-AES128-GCM-SHA256"
WEAK = "ALL:COMPLEMENTOFALL:@SECLEVEL=0"  # with those that do not encrypt, and anonymous ones


@dataclasses.dataclass
class Variant:
    """What is special; where nothing is, the server is as good as a current one can be."""
    certificate: str = "good"
    most: str = ""  # the newest version of TLS, in OpenSSL's words; no setting of Dovecot's says that
    dovecot: str = ""
    postfix: str = ""

    def __post_init__(self):
        self.postfix = self.postfix or limits()


def of_versions(postfix, most="", dovecot="", ciphers=""):
    if ciphers:
        dovecot += f"ssl_cipher_list = {ciphers}\n"
    return Variant(most=most, dovecot=dovecot, postfix=limits(postfix, ciphers))


def limits(versions=">=TLSv1.2", ciphers=""):
    """Postfix has settings for where TLS may be used, and others for where it has to be."""
    options = f"-o smtpd_tls_protocols={versions} -o smtpd_tls_mandatory_protocols={versions}"
    if ciphers:
        return f"{options} -o tls_medium_cipherlist={ciphers}"
    return f"{options} -o smtpd_tls_exclude_ciphers=aNULL -o smtpd_tls_mandatory_exclude_ciphers=aNULL"


VARIANTS = {
    "good": Variant(),
    "only-1.0": of_versions("TLSv1", "TLSv1", "ssl_min_protocol = TLSv1\n", "HIGH:!aNULL:@SECLEVEL=0"),
    "only-1.2": of_versions("TLSv1.2", "TLSv1.2"),
    "only-1.3": of_versions("TLSv1.3", "", "ssl_min_protocol = TLSv1.3\n"),
    "weak-ciphers": of_versions(">=TLSv1.2", "", "", WEAK),
    "dh-1024": of_versions("TLSv1.2", "TLSv1.2", "ssl_dh = <{keys}/dh1024.pem\n", f"{DHE}:@SECLEVEL=0"),
    "no-intermediate": Variant("leaf"),
    "expired-intermediate": Variant("expired-chain"),
    "expired-extra-root": Variant("long-chain"),
    "must-staple": Variant("must-staple"),
    "wrong-name": Variant("wrong-name"),
}
ADDRESSES = {name: f"127.0.1.{i}" for i, name in enumerate(VARIANTS, 1)}

DOVECOT = """\
base_dir = {folder}/run
state_dir = {folder}/state
instance_name = signpost-test
import_environment = OPENSSL_CONF
log_path = {folder}/log
listen = {addresses}
protocols = imap
ssl = yes
ssl_cert = <{keys}/good.pem
ssl_key = <{keys}/server.key
ssl_min_protocol = TLSv1.2
auth_mechanisms = plain
haproxy_trusted_networks = 127.0.0.0/8
passdb {{
  driver = static
  args = nopassword=no
}}
service imap-login {{
  inet_listener imap {{
    port = {imap}
  }}
  inet_listener imaps {{
    port = {imaps}
    ssl = yes
  }}
  inet_listener proxied {{
    port = {proxied_imaps}
    ssl = yes
    haproxy = yes
  }}
}}
"""

OPENSSL = """\
openssl_conf = init
[init]
ssl_conf = ssl
[ssl]
system_default = all
[all]
MinProtocol = TLSv1
MaxProtocol = {most}
CipherString = DEFAULT@SECLEVEL=0
"""


class Servers(harness.Servers):
    """One Dovecot for each newest version of TLS, and one Postfix."""

    NAMES = ["imap", "imaps", "submission", "submissions", "proxied_imaps", "proxied_submission", "proxied_submissions"]
    ADDRESSES = list(ADDRESSES.values())

    def start_all(self):
        self.make_chains()
        started = {most: self.start_dovecot(most) for most in sorted({variant.most for variant in VARIANTS.values()})}
        self.start_postfix()
        for name, variant in VARIANTS.items():
            started[variant.most].wait_for(ADDRESSES[name], self.ports["imaps"])

    def make_chains(self):
        """The authority's own certificate signed by an old root that has expired is what some services still send along."""
        made = self.authority
        for key in ("middle", "old"):
            made.make_key(key)
        made.issue_root("old", harness.PAST)
        made.issue_authority("middle", "middle", "middle", "ca", harness.DAYS)
        made.issue_authority("middle-expired", "middle", "middle", "ca", harness.PAST)
        made.issue_authority("cross", "ca", "ca", "old", harness.PAST)
        made.issue("leaf", "middle", made.names + harness.DAYS + ['ca_issuers_uri = "http://ca.example/middle.cer"'])
        made.issue("must-staple", "ca", made.names + harness.DAYS + ["tls_feature = 5"])
        made.join("expired-chain", "leaf", "middle-expired")
        made.join("long-chain", "leaf", "middle", "cross", "old")
        subprocess.run(["certtool", "--generate-dh-params", "--bits", "1024", "--outfile", str(self.folder / "keys/dh1024.pem")],
                       check=True, capture_output=True, timeout=harness.DEADLINE)

    def furnish(self, name, *folders):
        folder = self.folder / name
        for part in ("", *folders):
            (folder / part).mkdir()
            (folder / part).chmod(0o755)
        return folder

    def start_dovecot(self, most):
        folder = self.furnish(f"dovecot-{most}", "run", "state")
        keys = self.folder / "keys"
        mine = {name: variant for name, variant in VARIANTS.items() if variant.most == most}
        text = DOVECOT.format(folder=folder, keys=keys, addresses=", ".join(ADDRESSES[name] for name in mine), **self.ports)
        for name, variant in mine.items():
            special = variant.dovecot.format(keys=keys)
            text += f"local {ADDRESSES[name]} {{\nssl_cert = <{keys}/{variant.certificate}.pem\n{special}}}\n"
        (folder / "dovecot.conf").write_text(text, encoding="ascii")
        (folder / "openssl.cnf").write_text(OPENSSL.format(most=most) if most else "", encoding="ascii")
        return self.start(["dovecot", "-F", "-c", str(folder / "dovecot.conf")], folder, OPENSSL_CONF=str(folder / "openssl.cnf"))

    def postfix_services(self):
        lines = []
        for name, variant in VARIANTS.items():
            common = f"-o smtpd_tls_cert_file={self.folder}/keys/{variant.certificate}.pem {variant.postfix}"
            common += f" -o smtpd_tls_dh1024_param_file={self.folder}/keys/dh1024.pem" * (name == "dh-1024")
            wrapped = f"{common} -o smtpd_tls_wrappermode=yes"
            proxied = "-o smtpd_upstream_proxy_protocol=haproxy -o smtpd_upstream_proxy_timeout=1s"
            for service, options in (("submission", common), ("submissions", wrapped),
                                     ("proxied_submission", f"{common} {proxied}"),
                                     ("proxied_submissions", f"{wrapped} {proxied}")):
                lines.append(f"{ADDRESSES[name]}:{self.ports[service]} inet n - n - - smtpd {options}")
        return "\n".join(lines) + "\n" + harness.POSTFIX_SERVICES

    def start_postfix(self):
        folder = self.furnish("postfix", "conf", "spool", "data")
        shutil.chown(folder / "data", "postfix")
        main = harness.POSTFIX_MAIN.format(folder=folder, keys=self.folder / "keys", auth="private/none")
        (folder / "conf/main.cf").write_text(main, encoding="ascii")
        (folder / "conf/master.cf").write_text(self.postfix_services(), encoding="ascii")
        server = self.start(["postfix", "-c", str(folder / "conf"), "start-fg"], folder)
        server.adopt(folder / "spool/pid/master.pid")
        server.wait_for(ADDRESSES["good"], self.ports["submissions"])
        return server
