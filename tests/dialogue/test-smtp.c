/* Tests of the SMTP dialogue, as scripts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "script.h"

#define CLEAR .protocol = SP_PROTOCOL_SMTP, .security = SP_SECURITY_STARTTLS
#define TLS .protocol = SP_PROTOCOL_SMTP, .security = SP_SECURITY_TLS
#define HELLO "S: 220 mail.example ESMTP\nC: EHLO [127.0.0.1]\n"
#define OTHER_HELLO "C: EHLO signpost.invalid\n"
#define NOTHING "; clear ? auth ?; tls ? auth ?; login ?, starttls ?"

static const Script scripts[] = {
  { "starttls", CLEAR,
    HELLO
    "S: 250-mail.example\nS: 250-SIZE 1000\nS: 250 STARTTLS\nC: STARTTLS\nS: 220 2.0.0 go\nT\n"
    "C: EHLO [127.0.0.1]\nS: 250-mail.example\nS: 250-SIZE 1000\nS: 250 AUTH PLAIN login\nC: QUIT",
    "ok done, 4 sent; clear SIZE 1000,STARTTLS auth -; tls SIZE 1000,AUTH PLAIN login auth "
    "PLAIN,LOGIN; login no, starttls yes",
    .banner = "220 mail.example ESMTP" },
  { "tls", TLS,
    "T\n" HELLO "S: 250-mail.example\nS: 250-STARTTLS\nS: 250 auth=login PLAIN\nC: QUIT",
    "ok done, 2 sent; clear ? auth -; tls STARTTLS,auth=login PLAIN auth LOGIN,PLAIN; login no, "
    "starttls ?" },
  { "greeting of several lines, codes alone", TLS,
    "T\nS: 220-wait\nS: 220-\nS: 220\nC: EHLO [127.0.0.1]\nS: 250-\nS: 250\nC: QUIT",
    "ok done, 2 sent; clear ? auth -; tls  auth -; login no, starttls ?",
    .banner = "220-wait 220- 220" },
  { "only a name in the answer", TLS, "T\n" HELLO "S: 250\nC: QUIT",
    "ok done, 2 sent; clear ? auth -; tls - auth -; login no, starttls ?" },
  { "passwords in the clear, two AUTH lines", CLEAR,
    HELLO "S: 250-x\nS: 250-AUTH LOGIN CRAM-MD5\nS: 250-AUTH=LOGIN PLAIN\nS: 250-XSTARTTLS\nS: 250 "
          "STARTTLSX\n"
          "C: STARTTLS\nS: 502 what\nC: QUIT",
    "no-starttls starttls, 3 sent; clear AUTH LOGIN CRAM-MD5,AUTH=LOGIN PLAIN,XSTARTTLS,STARTTLSX "
    "auth LOGIN,CRAM-MD5,PLAIN; "
    "tls ? auth ?; login yes, starttls no",
    .error = "502 what" },
  { "STARTTLS not listed but there", CLEAR,
    HELLO "S: 250-x\nS: 250 XXXXXXXA\nC: STARTTLS\nS: 220 go\nT\nC: EHLO [127.0.0.1]\nS: 250-x\nS: "
          "250 STARTTLS\nC: QUIT",
    "ok done, 4 sent; clear XXXXXXXA auth -; tls STARTTLS auth -; login no, starttls no; starttls "
    "after tls" },
  { "STARTTLS unavailable", CLEAR,
    HELLO "S: 250-x\nS: 250 starttls\nC: STARTTLS\nS: 454 4.7.0 no key\nC: QUIT",
    "starttls-refused starttls, 3 sent; clear starttls auth -; tls ? auth ?; login no, starttls "
    "yes",
    .error = "454 4.7.0 no key" },
  { "STARTTLS answered with the wrong kind of yes", CLEAR,
    HELLO "S: 250-x\nS: 250 STARTTLS\nC: STARTTLS\nS: 250 fine\nC: QUIT",
    "starttls-refused starttls, 3 sent; clear STARTTLS auth -; tls ? auth ?; login no, starttls "
    "yes",
    .error = "250 fine" },
  { "closing at STARTTLS", CLEAR, HELLO "S: 250-x\nS: 250 STARTTLS\nC: STARTTLS\nS: 421 too many",
    "rejected starttls, 2 sent; clear STARTTLS auth -; tls ? auth ?; login no, starttls yes; "
    "throttled",
    .error = "421 too many", .refusal = "421 too many" },
  { "the address literal is refused", CLEAR,
    HELLO "S: 501 5.5.4 Invalid Address\n" OTHER_HELLO "S: 250-x\nS: 250 STARTTLS\nC: STARTTLS\n"
          "S: 220 go\nT\n" OTHER_HELLO "S: 250-x\nS: 250 AUTH PLAIN\nC: QUIT",
    "ok done, 5 sent; clear STARTTLS auth -; tls AUTH PLAIN auth PLAIN; login no, starttls yes" },
  { "the address literal is refused over TLS", TLS,
    "T\n" HELLO "S: 550 5.7.1 Helo command rejected\n" OTHER_HELLO
    "S: 250-x\nS: 250 AUTH PLAIN\nC: "
    "QUIT",
    "ok done, 3 sent; clear ? auth -; tls AUTH PLAIN auth PLAIN; login no, starttls ?" },
  { "every name is refused", CLEAR,
    HELLO "S: 501 not that\n" OTHER_HELLO "S: 501-5.5.4 Invalid\nS: 501 5.5.4 address\nC: QUIT",
    "rejected starttls, 3 sent" NOTHING, .error = "501 5.5.4 Invalid 5.5.4 address",
    .refusal = "501 5.5.4 Invalid 5.5.4 address", .banner = "220 mail.example ESMTP" },
  { "refused in place of TLS", TLS, "K: 421 4.3.2 No system resources",
    "rejected handshake, 0 sent" NOTHING "; throttled", .error = "421 4.3.2 No system resources",
    .refusal = "421 4.3.2 No system resources" },
  { "refused in place of TLS after STARTTLS", CLEAR,
    HELLO "S: 250-x\nS: 250 STARTTLS\nC: STARTTLS\nS: 220 go\nK: 454 4.7.0 no key",
    "rejected handshake, 2 sent; clear STARTTLS auth -; tls ? auth ?; login no, starttls yes",
    .error = "454 4.7.0 no key", .refusal = "454 4.7.0 no key" },
  { "clear text in place of TLS after STARTTLS", CLEAR,
    HELLO "S: 250-x\nS: 250 STARTTLS\nC: STARTTLS\nS: 220 go\nK: 250 AUTH EVIL",
    "tls-failed handshake, 2 sent; clear STARTTLS auth -; tls ? auth ?; login no, starttls yes",
    .error = "clear text in the TLS handshake: 250 AUTH EVIL" },
  { "a greeting in place of TLS", TLS, "K: 220 mail.example",
    "speaks-clear handshake, 0 sent" NOTHING, .error = "220 mail.example" },
  { "FTP in place of TLS", TLS, "K: 530 FTP wants a password", "not-mail handshake, 0 sent" NOTHING,
    .error = "530 FTP" },
  { "a web server in place of TLS", TLS, "K: HTTP/1.1 400 Bad Request",
    "not-mail handshake, 0 sent" NOTHING, .error = "HTTP/1.1 400" },
  { "only HELO", CLEAR, HELLO "S: 502 what\nC: HELO [127.0.0.1]\nS: 250 hi\nC: QUIT",
    "no-starttls starttls, 3 sent; clear - auth -; tls ? auth ?; login no, starttls no",
    .error = "HELO" },
  { "only HELO, over TLS", TLS, "T\n" HELLO "S: 500 what\nC: HELO [127.0.0.1]\nS: 250 hi\nC: QUIT",
    "ok done, 3 sent; clear ? auth -; tls - auth -; login no, starttls ?" },
  { "neither EHLO nor HELO", CLEAR,
    HELLO "S: 504 what\n" OTHER_HELLO "S: 504 what\nC: HELO signpost.invalid\nS: 500 what",
    "protocol-error starttls, 3 sent" NOTHING, .error = "500 what" },
  { "HELO refused", CLEAR, HELLO "S: 500 what\nC: HELO [127.0.0.1]\nS: 550 go away\nC: QUIT",
    "rejected starttls, 3 sent" NOTHING, .error = "550 go away", .refusal = "550 go away" },
  { "FTP", CLEAR,
    "S: 220 ProFTPD Server\nC: EHLO [127.0.0.1]\nS: 500 what\nC: HELO [127.0.0.1]\nS: 500 what",
    "not-mail starttls, 2 sent" NOTHING, .error = "an FTP server answered: 220 ProFTPD Server" },
  { "FTP that wants a password first", CLEAR,
    "S: 220 (vsFTPd 3.0.3)\nC: EHLO [127.0.0.1]\nS: 530 Please login",
    "not-mail starttls, 1 sent" NOTHING, .error = "an FTP server" },
  { "a mail server named ftp", CLEAR,
    "S: 220 ftp.example ESMTP\nC: EHLO [127.0.0.1]\nS: 556 policy\nC: QUIT",
    "rejected starttls, 2 sent" NOTHING, .error = "556 policy", .refusal = "556 policy" },
  { "EHLO greylisted", CLEAR, HELLO "S: 451 later\nC: QUIT", "rejected starttls, 2 sent" NOTHING,
    .error = "451 later", .refusal = "451 later" },
  { "EHLO answered with a question", CLEAR, HELLO "S: 354 go on",
    "protocol-error starttls, 1 sent" NOTHING, .error = "354 go on" },
  { "refused at once", CLEAR, "S: 554-no\nS: 554 service\nC: QUIT",
    "rejected greeting, 1 sent" NOTHING, .error = "554 no service", .refusal = "554 no service",
    .banner = "554-no 554 service" },
  { "too many connections", CLEAR, "S: 421 4.7.0 too many",
    "rejected greeting, 0 sent" NOTHING "; throttled", .error = "421 4.7.0 too many",
    .refusal = "421 4.7.0 too many" },
  { "a question as greeting", CLEAR, "S: 354 go on", "protocol-error greeting, 0 sent" NOTHING,
    .error = "354 go on" },
  { "a code that does not exist", CLEAR, "S: 620 hi", "protocol-error greeting, 0 sent" NOTHING,
    .error = "620 hi" },
  { "a preliminary code", CLEAR, HELLO "S: 150 hi", "protocol-error starttls, 1 sent" NOTHING,
    .error = "150 hi" },
  { "two codes in one reply", CLEAR, HELLO "S: 250-x\nS: 550 STARTTLS",
    "protocol-error starttls, 1 sent" NOTHING, .error = "two codes" },
  { "free text inside a reply", CLEAR, HELLO "S: 250-x\nS: STARTTLS",
    "protocol-error starttls, 1 sent" NOTHING, .error = "not a reply: STARTTLS" },
  { "free text inside the greeting", CLEAR, "S: 220-x\nS: SSH-2.0",
    "protocol-error greeting, 0 sent" NOTHING, .error = "not a reply: SSH-2.0" },
  { "answered before asked", CLEAR,
    "S: 220 x\nS: 250-x\nS: 250 STARTTLS\nC: EHLO [127.0.0.1]\nC: STARTTLS\nS: 220 go\nT\n"
    "S: 250-x\nS: 250 AUTH PLAIN\nC: EHLO [127.0.0.1]\nC: QUIT",
    "ok done, 4 sent; clear STARTTLS auth -; tls AUTH PLAIN auth PLAIN; login no, starttls yes; "
    "early 23",
    .no_single_bytes = TRUE },
  { "answered right behind the handshake", CLEAR,
    HELLO "S: 250 x\nC: STARTTLS\nS: 220 go\nT\nS: 250 x\nC: EHLO [127.0.0.1]\nC: QUIT",
    "ok done, 4 sent; clear - auth -; tls - auth -; login no, starttls no; early 7" },
  { "said good-bye before it was told", TLS, "T\n" HELLO "S: 250 x\nS: 221 bye\nC: QUIT",
    "ok done, 2 sent; clear ? auth -; tls - auth -; login no, starttls ?" },
  { "all at once", TLS, "T\nS: 220 x\nS: 250 x\nS: 221 bye\nC: EHLO [127.0.0.1]\nC: QUIT",
    "ok done, 2 sent; clear ? auth -; tls - auth -; login no, starttls ?; early 16" },
  { "leftover behind the answer", CLEAR,
    HELLO "S: 250-x\nS: 250 STARTTLS\nC: STARTTLS\nR: 220 go%0D%0A250-AUTH PLAIN%0D%0A",
    "protocol-error starttls, 2 sent; clear STARTTLS auth -; tls ? auth ?; login no, starttls yes; "
    "leftover 16",
    .error = "16 bytes of clear text behind the STARTTLS answer: 250-AUTH PLAIN",
    .no_single_bytes = TRUE },
};

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  script_add_all ("/smtp", scripts, G_N_ELEMENTS (scripts));
  return g_test_run ();
}
