# One domain of the test network as a scenario describes it: its names, web servers and mail servers, and what they noted.
#
# SPDX-License-Identifier: GPL-3.0-or-later

import certificates
import mail
import namespace
import web


class Domain:
    """A domain and what belongs to it; names are given without the domain, which itself is the empty name."""

    def __init__(self, world, name):
        self.world = world
        self.name = name
        self.records = world.records
        self.requests = []  # all requests to its web servers
        self.lines = []  # all lines to its mail servers
        self.hosts = []

    def full(self, label):
        """The whole name for a label; one with a final dot is whole already."""
        if label.endswith("."):
            return label[:-1]
        return f"{label}.{self.name}" if label else self.name

    def host(self, label, *addresses, certificate=None, issuer=certificates.OURS):
        """A name with an address. Its certificate is the domain's, or has the names given."""
        host = Host(self, self.full(label), addresses or (self.world.next_address(),), certificate, issuer)
        self.records.address(host.name, *host.addresses)
        self.hosts.append(host)
        return host

    def mail_host(self, label, services=("imaps", "submissions"), **options):
        """A host with mail servers; options as those of Host.mail."""
        return self.host(label).mail(*services, **options)

    def default_names(self):
        """What the domain's certificate is for."""
        return sorted({host.name for host in self.hosts if host.certificate is None})

    # Records.

    def srv(self, service, target, port, priority=0, weight=0):
        self.records.service(f"{service}._tcp.{self.name}", self.full(target), port, priority, weight)

    def no_srv(self, *services):
        for service in services:
            self.records.no_service(f"{service}._tcp.{self.name}")

    def mx(self, target, preference=10):
        self.records.exchanger(self.name, self.full(target), preference)

    def text(self, label, *strings):
        self.records.text(self.full(label), *strings)

    def mute(self):
        """Nobody answers for names in this domain but those of hosts and records; call it when all are described."""
        self.records.mute(self.name)
        for host in self.hosts:
            if host.name != self.name:
                self.records.own(host.name)

    # What was noted.

    def questions(self, kind=None):
        """The questions to the name service that concern this domain, as pairs of type and name, in lower case."""
        return [(asked, name) for asked, name in self.world.names.questions()
                if (name.lower() + ".").endswith(f"{self.name}.") and kind in (None, asked)]

    def urls(self):
        return [request.url for request in self.requests]

    # Runs of the program.

    def check(self, *options, **more):
        """A run for an address in this domain; options as those of World.check."""
        return self.world.check(f"ann@{self.name}", *options, **more)


class Host:
    """A name, its addresses and what listens there."""

    def __init__(self, domain, name, addresses, certificate, issuer):
        self.domain = domain
        self.name = name
        self.addresses = addresses
        self.certificate = certificate
        self.issuer = issuer
        self.routes = {}
        self.listening = []  # (port, function from a TLS context to what serves a connection)

    def context(self):
        return self.domain.world.authority.context(self.certificate or self.domain.default_names(), self.issuer)

    def listen(self, port, make):
        self.listening.append((port, make))
        return self

    def serve(self, port, function):
        """Whatever serves a connection, for the odd ones."""
        return self.listen(port, lambda _context: function)

    def web(self, routes, scheme="https"):
        """A web server with a Reply for each path."""
        self.routes = routes

        def make(context):
            site = web.Site(routes, context, self.domain.requests)
            return site.serve_https if scheme == "https" else site.serve_http
        return self.listen(web.PORTS[scheme], make)

    def mail(self, *services, **options):
        """Mail servers by the names of mail.SERVICES; options as those of mail.Server."""
        for service in services:
            def make(context, service=service):
                return mail.Server(self.name, service, context, self.domain.lines, **options).serve
            self.listen(mail.SERVICES[service][1], make)
        return self

    def open(self, listeners):
        context = self.context() if self.listening else None
        for port, make in self.listening:
            serve = make(context)
            for address in self.addresses:
                if address != namespace.FILTERED:
                    listeners.listen(address, port, serve)
