/* Tests of the ManageSieve dialogue, as scripts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "script.h"

#define CLEAR .protocol = SP_PROTOCOL_SIEVE, .security = SP_SECURITY_STARTTLS
#define TLS .protocol = SP_PROTOCOL_SIEVE, .security = SP_SECURITY_TLS
#define NOTHING "; clear ? auth ?; tls ? auth ?; login ?, starttls ?"

static const Script scripts[] = {
  { "starttls", CLEAR,
    "S: \"IMPLEMENTATION\" \"Pigeonhole\"\nS: \"SASL\" \"\"\nS: \"STARTTLS\"\nS: OK \"ready\"\nC: "
    "STARTTLS\nS: OK\nT\n"
    "S: \"IMPLEMENTATION\" \"Pigeonhole\"\nS: \"SASL\" \"PLAIN login\"\nS: oK\nC: LOGOUT",
    "ok done, 2 sent; clear IMPLEMENTATION Pigeonhole,SASL ,STARTTLS auth -; "
    "tls IMPLEMENTATION Pigeonhole,SASL PLAIN login auth PLAIN,LOGIN; login no, starttls yes",
    .banner = "\"IMPLEMENTATION\" \"Pigeonhole\" \"SASL\" \"\" \"STARTTLS\" OK \"ready\"" },
  { "tls", TLS, "T\nS: \"sasl\" \"PLAIN\"\nS: OK (WARNINGS) \"ready\"\nC: LOGOUT",
    "ok done, 1 sent; clear ? auth -; tls sasl PLAIN auth PLAIN; login no, starttls ?" },
  { "literals and quotes", TLS,
    "T\nS: {14}\nS: IMPLEMENTATION {10+}\nS: a%0D%0AOK \"\\%1Bb\nS: \"NOTIFY\" \"x\\\\y "
    "\\\"z\\\"\"\nS: \"SASL\" {5}\nS: PLAIN\nS: OK\nC: LOGOUT",
    "ok done, 1 sent; clear ? auth -; tls IMPLEMENTATION a\\x0d\\x0aOK \"\\\\x1bb,NOTIFY x\\y "
    "\"z\",SASL PLAIN auth PLAIN; "
    "login no, starttls ?" },
  { "passwords in the clear", CLEAR,
    "S: \"SASL\" \"PLAIN\"\nS: \"STARTTLS\"\nS: OK\nC: STARTTLS\nS: NO \"no\"\nC: LOGOUT",
    "starttls-refused starttls, 2 sent; clear SASL PLAIN,STARTTLS auth PLAIN; tls ? auth ?; login "
    "yes, starttls yes",
    .error = "NO \"no\"" },
  { "STARTTLS not listed but there", CLEAR,
    "S: \"SASL\" \"\"\nS: OK\nC: STARTTLS\nS: ok\nT\nS: \"STARTTLS\"\nS: OK\nC: LOGOUT",
    "ok done, 2 sent; clear SASL  auth -; tls STARTTLS auth -; login no, starttls no; starttls "
    "after tls" },
  { "the list over TLS is kept back until it is asked for", CLEAR,
    "S: \"STARTTLS\"\nS: OK\nC: STARTTLS\nS: OK\nT\nN: CAPABILITY\nS: \"SASL\" \"PLAIN\"\nS: "
    "OK\nC: "
    "LOGOUT",
    "ok done, 2 sent; clear STARTTLS auth -; tls SASL PLAIN auth PLAIN; login no, starttls yes; "
    "list withheld" },
  { "the list over TLS is refused", CLEAR,
    "S: \"STARTTLS\"\nS: OK\nC: STARTTLS\nS: OK\nT\nN: CAPABILITY\nS: NO \"not now\"",
    "rejected capabilities, 1 sent; clear STARTTLS auth -; tls ? auth ?; login no, starttls yes; "
    "list withheld",
    .error = "NO \"not now\"", .refusal = "NO \"not now\"" },
  { "another protocol refuses", CLEAR, "S: 421 too many", "rejected greeting, 0 sent" NOTHING,
    .error = "421 too many", .refusal = "421 too many" },
  { "STARTTLS not there", CLEAR, "S: OK\nC: STARTTLS\nS: BYE\nC: LOGOUT",
    "no-starttls starttls, 2 sent; clear - auth -; tls ? auth ?; login no, starttls no",
    .error = "BYE" },
  { "refused at once", CLEAR, "S: BYE \"busy\"", "rejected greeting, 0 sent" NOTHING,
    .error = "busy", .refusal = "BYE \"busy\"" },
  { "refused after the list", CLEAR, "S: \"SASL\" \"PLAIN\"\nS: NO (TRYLATER) {4}\nS: busy",
    "rejected greeting, 0 sent; clear SASL PLAIN auth PLAIN; tls ? auth ?; login ?, starttls no",
    .error = "NO (TRYLATER) \"busy\"", .refusal = "NO (TRYLATER) \"busy\"" },
  { "refused over TLS", CLEAR, "S: OK\nC: STARTTLS\nS: OK\nT\nS: BYE \"later\"",
    "rejected capabilities, 1 sent; clear - auth -; tls ? auth ?; login no, starttls no",
    .error = "later", .refusal = "BYE \"later\"" },
  { "a line that is no capability", CLEAR, "S: \"SASL\" \"PLAIN\"\nS: SASL PLAIN",
    "protocol-error greeting, 0 sent; clear SASL PLAIN auth PLAIN; tls ? auth ?; login ?, starttls "
    "no",
    .error = "not a capability: SASL PLAIN" },
  { "a string without end", CLEAR, "S: \"SASL PLAIN", "not-mail greeting, 0 sent" NOTHING,
    .error = "\"SASL PLAIN" },
  { "an answer that is none", CLEAR, "S: OK\nC: STARTTLS\nS: OKAY",
    "protocol-error starttls, 1 sent; clear - auth -; tls ? auth ?; login no, starttls no",
    .error = "OKAY" },
  { "agreed to STARTTLS before asked", CLEAR,
    "S: \"STARTTLS\"\nS: OK\nS: OK\nC: STARTTLS\nT\nS: OK\nC: LOGOUT",
    "ok done, 2 sent; clear STARTTLS auth -; tls - auth -; login no, starttls yes; early 4" },
  { "leftover behind the answer", CLEAR, "S: OK\nC: STARTTLS\nS: OK\nR: x",
    "protocol-error starttls, 1 sent; clear - auth -; tls ? auth ?; login no, starttls no; "
    "leftover 1",
    .error = "1 bytes of clear text" },
};

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  script_add_all ("/sieve", scripts, G_N_ELEMENTS (scripts));
  return g_test_run ();
}
