# The web servers of the test network: a reply for each path, and a record of everything that was asked.
#
# SPDX-License-Identifier: GPL-3.0-or-later

import dataclasses
import http.server
import threading
import time
import urllib.parse

PORTS = {"https": 443, "http": 80}
XML = "text/xml; charset=utf-8"
HTML = "text/html; charset=utf-8"


@dataclasses.dataclass
class Reply:
    """What a web server answers; hanging is to take the request and never answer."""
    body: bytes = b""
    status: int = 200
    kind: str = XML
    headers: dict = dataclasses.field(default_factory=dict)
    delay: float = 0
    hang: bool = False


def redirect(location, status=302):
    return Reply(status=status, headers={"Location": location})


NOT_FOUND = Reply(b"<!DOCTYPE html><title>Not found</title>", 404, HTML)


@dataclasses.dataclass
class Request:
    """One request as it arrived."""
    scheme: str
    host: str
    method: str
    path: str
    query: str
    headers: dict
    body: bytes
    name: str  # of the TLS handshake (SNI); empty without one

    @property
    def url(self):
        return f"{self.scheme}://{self.host}{self.path}" + (f"?{self.query}" if self.query else "")

    def everything(self):
        """All that a listener at the server's end sees."""
        headers = "\n".join(f"{name}: {value}" for name, value in self.headers.items())
        return f"{self.method} {self.url}\n{headers}\n{self.name}\n".encode() + self.body


class Site:
    """One host's web server: routes from path to a Reply, or to a function from Request to Reply."""

    def __init__(self, routes, context, requests):
        self.routes = routes
        self.context = context
        self.requests = requests  # a list to add to

    def reply_to(self, request):
        self.requests.append(request)
        route = self.routes.get(request.path, self.routes.get("*", NOT_FOUND))
        return route(request) if callable(route) else route

    def serve_https(self, connection):
        with self.context.wrap_socket(connection, server_side=True) as secured:
            Visitor(secured, self, "https", getattr(secured, "asked_name", None) or "")

    def serve_http(self, connection):
        Visitor(connection, self, "http", "")


class Visitor (http.server.BaseHTTPRequestHandler):
    """One connection to a site."""

    protocol_version = "HTTP/1.1"
    timeout = 60

    def __init__(self, connection, site, scheme, name):
        self.site = site
        self.scheme = scheme
        self.name = name
        super().__init__(connection, connection.getpeername(), site)

    def answer(self):
        parts = urllib.parse.urlsplit(self.path)
        length = int(self.headers.get("Content-Length") or 0)
        request = Request(self.scheme, self.headers.get("Host", ""), self.command, parts.path, parts.query,
                          dict(self.headers), self.rfile.read(length), self.name)
        reply = self.site.reply_to(request)
        if reply.hang:
            threading.Event().wait()
        time.sleep(reply.delay)
        self.send_response(reply.status)
        for header, value in {"Content-Type": reply.kind, "Content-Length": len(reply.body), **reply.headers}.items():
            self.send_header(header, str(value))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(reply.body)

    do_GET = do_POST = do_HEAD = do_PUT = do_OPTIONS = do_PROPFIND = answer

    def log_message(self, *_arguments):
        """Keeps standard error for what went wrong."""
