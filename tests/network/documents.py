# The documents that the web servers of the test network publish: autoconfiguration, PACC and Autodiscover.
#
# SPDX-License-Identifier: GPL-3.0-or-later

import base64
import hashlib
import json

# Where a domain publishes its autoconfiguration, beside autoconfig.DOMAIN and at DOMAIN itself.
AUTOCONFIG = "/mail/config-v1.1.xml"
WELL_KNOWN = "/.well-known/autoconfig/mail/config-v1.1.xml"
PACC = "/.well-known/user-agent-configuration.json"
AUTODISCOVER = "/autodiscover/autodiscover.xml"

PORTS = {("imap", "SSL"): 993, ("imap", "STARTTLS"): 143, ("imap", "plain"): 143,
         ("pop3", "SSL"): 995, ("pop3", "STARTTLS"): 110, ("pop3", "plain"): 110,
         ("smtp", "SSL"): 465, ("smtp", "STARTTLS"): 587, ("smtp", "plain"): 587,
         ("managesieve", "STARTTLS"): 4190, ("exchange", "SSL"): 443}


def server(kind, host, socket="SSL", port=None, user="%EMAILADDRESS%"):
    """A server's section of an autoconfiguration."""
    element = "outgoingServer" if kind == "smtp" else "incomingServer"
    return (f'<{element} type="{kind}"><hostname>{host}</hostname><port>{PORTS[kind, socket] if port is None else port}</port>'
            f"<socketType>{socket}</socketType><authentication>password-cleartext</authentication>"
            f"<username>{user}</username></{element}>")


def autoconfig(domain, *servers, name="Test Mail", domains=None, more=""):
    """An autoconfiguration of the given sections; without any, IMAP and SMTP of imap. and smtp. in the domain."""
    servers = servers or (server("imap", f"imap.{domain}"), server("smtp", f"smtp.{domain}"))
    listed = "".join(f"<domain>{each}</domain>" for each in domains or [domain])
    return (f'<?xml version="1.0" encoding="UTF-8"?>\n<clientConfig version="1.1"><emailProvider id="{domain}">{listed}'
            f"<displayName>{name}</displayName><displayShortName>Test</displayShortName>{''.join (servers)}{more}"
            "</emailProvider></clientConfig>\n").encode()


def pacc(*, name="Test Mail", help_page=None, password=True, **hosts):
    """A PACC document; hosts by protocol."""
    info = {"provider": {"name": name, "shortName": "Test"}}
    if help_page:
        info["help"] = {"documentation": help_page}
    return json.dumps({"protocols": {protocol: {"host": host} for protocol, host in hosts.items()},
                       "authentication": {"password": password}, "info": info}, indent=1).encode()


def digest(body):
    """The record that vouches for a PACC document."""
    return "v=UAAC1; a=sha256; d=" + base64.b64encode(hashlib.sha256(body).digest()).decode()


def protocol(kind, host=None, port=None, **elements):
    """A protocol's section of an Autodiscover answer; elements as they are called there."""
    elements = {"Type": kind, "Server": host, "Port": port, **elements}
    return "<Protocol>" + "".join(f"<{name}>{text}</{name}>" for name, text in elements.items() if text is not None) + "</Protocol>"


RESPONSE = "http://schemas.microsoft.com/exchange/autodiscover"


def autodiscover(*protocols, action="settings", more=""):
    """An Autodiscover answer with the given protocols."""
    return ('<?xml version="1.0" encoding="utf-8"?>\n'
            f'<Autodiscover xmlns="{RESPONSE}/responseschema/2006"><Response xmlns="{RESPONSE}/outlook/responseschema/2006a">'
            "<User><DisplayName>Test</DisplayName></User>"
            f"<Account><AccountType>email</AccountType><Action>{action}</Action>{more}{''.join (protocols)}</Account>"
            "</Response></Autodiscover>\n").encode()


def elsewhere(url):
    """An Autodiscover answer that leads to another address."""
    return autodiscover(action="redirectUrl", more=f"<RedirectUrl>{url}</RedirectUrl>")
