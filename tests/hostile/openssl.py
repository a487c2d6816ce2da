# TLS servers that do what no decent library would do by itself: OpenSSL, called by hand.
#
# SPDX-License-Identifier: GPL-3.0-or-later

import ctypes
import functools

POINTER = ctypes.c_void_p
CHOOSER = ctypes.CFUNCTYPE(ctypes.c_int, POINTER, ctypes.POINTER(ctypes.c_char_p), ctypes.POINTER(ctypes.c_ubyte),
                           POINTER, ctypes.c_uint, POINTER)
PEM = 1
SET_MAX_VERSION, TLS_1_2 = 124, 0x0303


@functools.cache
def library():
    found = ctypes.CDLL("libssl.so.3")
    for name in ("TLS_server_method", "SSL_CTX_new", "SSL_new"):
        getattr(found, name).restype = POINTER
    return found


@CHOOSER
def choose_http2(_ssl, out, length, _offered, _size, _data):
    """Takes HTTP/2 whatever was offered."""
    out[0] = b"h2"
    length[0] = 2
    return 0


class Session:
    """The server's side of a connection after its handshake; every method raises OSError once the other side has left."""

    def __init__(self, connection, files, choose=None, version=None):
        self.ssl = library()
        context = POINTER(self.ssl.SSL_CTX_new(POINTER(self.ssl.TLS_server_method())))
        self.ssl.SSL_CTX_use_certificate_file(context, files[0].encode(), PEM)
        self.ssl.SSL_CTX_use_PrivateKey_file(context, files[1].encode(), PEM)
        if choose:
            self.ssl.SSL_CTX_set_alpn_select_cb(context, choose, None)
        if version:
            self.ssl.SSL_CTX_ctrl(context, SET_MAX_VERSION, ctypes.c_long(version), None)
        connection.setblocking(True)
        self.session = POINTER(self.ssl.SSL_new(context))
        self.ssl.SSL_set_fd(self.session, connection.fileno())
        self.check(self.ssl.SSL_accept(self.session))

    def check(self, result):
        if result <= 0:
            raise OSError("the other side has left")
        return result

    def read(self):
        buffer = ctypes.create_string_buffer(4096)
        return buffer.raw[:self.check(self.ssl.SSL_read(self.session, buffer, len(buffer)))]

    def write(self, data):
        self.check(self.ssl.SSL_write(self.session, data, len(data)))

    def send_ticket(self):
        """A session ticket that nobody needs (RFC 8446 section 4.6.1)."""
        self.check(self.ssl.SSL_new_session_ticket(self.session))
        self.check(self.ssl.SSL_do_handshake(self.session))

    def send_key_update(self):
        """New keys for no reason (RFC 8446 section 4.6.3)."""
        self.check(self.ssl.SSL_key_update(self.session, 0))
        self.check(self.ssl.SSL_do_handshake(self.session))

    def ask_again(self):
        """A request for another handshake (RFC 5246 section 7.4.1.1)."""
        self.check(self.ssl.SSL_renegotiate(self.session))
        self.check(self.ssl.SSL_do_handshake(self.session))
