/* Tests of the POP3 dialogue, as scripts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "script.h"

#define CLEAR .protocol = SP_PROTOCOL_POP3, .security = SP_SECURITY_STARTTLS
#define TLS .protocol = SP_PROTOCOL_POP3, .security = SP_SECURITY_TLS

static const Script scripts[] = {
  { "starttls", CLEAR,
    "S: +OK ready\nC: CAPA\nS: +OK\nS: TOP\nS: STLS\nS: SASL\nS: .\nC: STLS\nS: +OK begin\nT\n"
    "C: CAPA\nS: +OK list\nS: TOP\nS: USER\nS: SASL PLAIN login\nS: .\nC: QUIT",
    "ok done, 4 sent; clear TOP,STLS,SASL auth -; tls TOP,USER,SASL PLAIN login auth PLAIN,LOGIN; "
    "login no, starttls yes",
    .banner = "+OK ready" },
  { "tls", TLS, "T\nS: +OK ready\nC: CAPA\nS: +OK\nS: USER\nS: .\nC: QUIT",
    "ok done, 2 sent; clear ? auth -; tls USER auth -; login no, starttls ?" },
  { "tls, no capabilities", TLS, "T\nS: +OK\nC: CAPA\nS: -ERR what\nC: QUIT",
    "ok done, 2 sent; clear ? auth -; tls ? auth ?; login no, starttls ?" },
  { "user in the clear, in lower case", CLEAR,
    "S: +OK\nC: CAPA\nS: +OK\nS: user\nS: stls\nS: .\nC: STLS\nS: -ERR not today\nC: QUIT",
    "starttls-refused starttls, 3 sent; clear user,stls auth -; tls ? auth ?; login yes, starttls "
    "yes",
    .error = "-ERR not today" },
  { "sasl in the clear", CLEAR,
    "S: +OK\nC: CAPA\nS: +OK\nS: SASL CRAM-MD5 PLAIN CRAM-MD5\nS: XSTLS\nS: .\nC: STLS\nS: -ERR "
    "what\nC: QUIT",
    "no-starttls starttls, 3 sent; clear SASL CRAM-MD5 PLAIN CRAM-MD5,XSTLS auth CRAM-MD5,PLAIN; "
    "tls ? auth ?; "
    "login yes, starttls no",
    .error = "-ERR what" },
  { "capabilities unknown, upgrade works", CLEAR,
    "S: +OK\nC: CAPA\nS: -ERR what\nC: STLS\nS: +OK\nT\nC: CAPA\nS: -ERR what\nC: QUIT",
    "ok done, 4 sent; clear ? auth ?; tls ? auth ?; login ?, starttls ?" },
  { "capabilities unknown, no upgrade", CLEAR,
    "S: +OK\nC: CAPA\nS: -ERR what\nC: STLS\nS: -ERR what\nC: QUIT",
    "no-starttls starttls, 3 sent; clear ? auth ?; tls ? auth ?; login ?, starttls ?",
    .error = "-ERR what" },
  { "APOP", CLEAR,
    "S: +OK hi <1896.69@mail.example> there\nC: CAPA\nS: +OK\nS: STLS\nS: SASL SCRAM-SHA-1\nS: "
    ".\nC: STLS\nS: +OK\nT\nC: CAPA\nS: +OK\nS: USER\nS: .\nC: QUIT",
    "ok done, 4 sent; clear STLS,SASL SCRAM-SHA-1 auth SCRAM-SHA-1,APOP; tls USER auth APOP; login "
    "no, starttls yes" },
  { "no APOP", TLS, "T\nS: +OK <hello> a@b <c @d>\nC: CAPA\nS: +OK\nS: .\nC: QUIT",
    "ok done, 2 sent; clear ? auth -; tls - auth -; login no, starttls ?" },
  { "stuffed dots", TLS, "T\nS: +OK\nC: CAPA\nS: +OK\nS: ..\nS: ..DOTS\nS: UIDL\nS: .\nC: QUIT",
    "ok done, 2 sent; clear ? auth -; tls .,.DOTS,UIDL auth -; login no, starttls ?" },
  { "STLS still listed", CLEAR,
    "S: +OK\nC: CAPA\nS: +OK\nS: STLS\nS: .\nC: STLS\nS: +OK\nT\nC: CAPA\nS: +OK\nS: STLS\nS: "
    ".\nC: QUIT",
    "ok done, 4 sent; clear STLS auth -; tls STLS auth -; login no, starttls yes; starttls after "
    "tls" },
  { "refused at once", CLEAR, "S: -ERR [SYS/TEMP] later",
    "rejected greeting, 0 sent; clear ? auth ?; tls ? auth ?; login ?, starttls ?",
    .error = "[SYS/TEMP]", .refusal = "-ERR [SYS/TEMP] later", .banner = "-ERR [SYS/TEMP] later" },
  { "an answer that is none", CLEAR, "S: +OK\nC: CAPA\nS: +OKAY",
    "protocol-error starttls, 1 sent; clear ? auth ?; tls ? auth ?; login ?, starttls ?",
    .error = "+OKAY" },
  { "closed in the list", TLS, "T\nS: +OK\nC: CAPA\nS: +OK\nS: USER\nE",
    "closed capabilities, 1 sent; clear ? auth -; tls USER auth -; login no, starttls ?",
    .error = "closed" },
  { "answered before asked", TLS, "T\nS: +OK\nS: +OK\nS: USER\nS: .\nC: CAPA\nC: QUIT",
    "ok done, 2 sent; clear ? auth -; tls USER auth -; login no, starttls ?; early 14" },
  { "leftover behind the answer", CLEAR, "S: +OK\nC: CAPA\nS: -ERR\nC: STLS\nR: +OK%0D%0A-ERR",
    "protocol-error starttls, 2 sent; clear ? auth ?; tls ? auth ?; login ?, starttls ?; leftover "
    "4",
    .error = "4 bytes of clear text behind the STARTTLS answer: -ERR", .no_single_bytes = TRUE },
};

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  script_add_all ("/pop3", scripts, G_N_ELEMENTS (scripts));
  return g_test_run ();
}
