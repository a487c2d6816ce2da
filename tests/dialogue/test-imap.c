/* Tests of the IMAP dialogue, as scripts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "script.h"

#define CLEAR .protocol = SP_PROTOCOL_IMAP, .security = SP_SECURITY_STARTTLS
#define TLS .protocol = SP_PROTOCOL_IMAP, .security = SP_SECURITY_TLS

/* The way up to the handshake, for scripts that are about what follows. */
#define UPGRADE                                                                                    \
  "S: * OK [CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED] hi\nC: S1 STARTTLS\nS: S1 OK go\nT\n"
#define UPGRADED "; clear IMAP4rev1,STARTTLS,LOGINDISABLED auth -"

static const Script scripts[] = {
  { "starttls", CLEAR,
    "S: * OK mail.example ready\nC: S1 CAPABILITY\nS: * CAPABILITY IMAP4rev1 STARTTLS "
    "LOGINDISABLED\nS: S1 OK done\n"
    "C: S2 STARTTLS\nS: S2 OK begin\nT\nC: S3 CAPABILITY\nS: * CAPABILITY IMAP4rev1 AUTH=PLAIN "
    "auth=login\nS: S3 OK done\n"
    "C: Z LOGOUT",
    "ok done, 4 sent; clear IMAP4rev1,STARTTLS,LOGINDISABLED auth -; tls "
    "IMAP4rev1,AUTH=PLAIN,auth=login auth PLAIN,LOGIN; "
    "login no, starttls yes",
    .banner = "* OK mail.example ready" },
  { "starttls, capabilities in the greeting", CLEAR,
    UPGRADE "C: S2 CAPABILITY\nS: * CAPABILITY IMAP4rev1 AUTH=PLAIN\nS: S2 OK done\nC: Z LOGOUT",
    "ok done, 3 sent" UPGRADED "; tls IMAP4rev1,AUTH=PLAIN auth PLAIN; login no, starttls yes" },
  { "tls", TLS,
    "T\nS: * OK ready\nC: S1 CAPABILITY\nS: * CAPABILITY IMAP4rev2 AUTH=PLAIN\nS: S1 OK done\nC: Z "
    "LOGOUT",
    "ok done, 2 sent; clear ? auth -; tls IMAP4rev2,AUTH=PLAIN auth PLAIN; login no, starttls ?" },
  { "tls, capabilities in the greeting", TLS,
    "T\nS: * ok [capability IMAP4rev1 AUTH=PLAIN STARTTLS] ready\nC: Z LOGOUT",
    "ok done, 1 sent; clear ? auth -; tls IMAP4rev1,AUTH=PLAIN,STARTTLS auth PLAIN; login no, "
    "starttls ?" },
  { "tls, signed in already", TLS, "T\nS: * PREAUTH [CAPABILITY IMAP4rev1] hello\nC: Z LOGOUT",
    "ok done, 1 sent; clear ? auth -; tls IMAP4rev1 auth -; login no, starttls ?" },
  { "capabilities in the tagged answer", CLEAR,
    "S: * OK hi\nC: S1 CAPABILITY\nS: S1 OK [CAPABILITY IMAP4rev1 STARTTLS] done\nC: S2 "
    "STARTTLS\nS: S2 OK go\nT\n"
    "C: S3 CAPABILITY\nS: S3 OK [CAPABILITY IMAP4rev1] done\nC: Z LOGOUT",
    "ok done, 4 sent; clear IMAP4rev1,STARTTLS auth -; tls IMAP4rev1 auth -; login yes, starttls "
    "yes" },
  { "capabilities of the upgrade's answer are forgotten", CLEAR,
    "S: * OK [CAPABILITY STARTTLS LOGINDISABLED] hi\nC: S1 STARTTLS\nS: S1 OK [CAPABILITY "
    "AUTH=EVIL] go\nT\n"
    "C: S2 CAPABILITY\nS: * CAPABILITY IMAP4rev1\nS: S2 OK done\nC: Z LOGOUT",
    "ok done, 3 sent; clear STARTTLS,LOGINDISABLED auth -; tls IMAP4rev1 auth -; login no, "
    "starttls yes" },
  { "a list between STARTTLS and its answer comes too late", CLEAR,
    "S: * OK hi\nC: S1 CAPABILITY\nS: * CAPABILITY IMAP4rev1\nS: S1 OK\nC: S2 STARTTLS\n"
    "S: * CAPABILITY STARTTLS\nS: S2 NO sorry\nC: Z LOGOUT",
    "no-starttls starttls, 3 sent; clear IMAP4rev1 auth -; tls ? auth ?; login yes, starttls no",
    .error = "S2 NO sorry" },
  { "a greeting that lists less than there is", CLEAR,
    "S: * OK [CAPABILITY IMAP4rev1 LOGINDISABLED] hi\nC: S1 CAPABILITY\n"
    "S: * CAPABILITY IMAP4rev1 LOGINDISABLED STARTTLS\nS: S1 OK\nC: S2 STARTTLS\nS: S2 OK\nT\n"
    "C: S3 CAPABILITY\nS: * CAPABILITY IMAP4rev1\nS: S3 OK\nC: Z LOGOUT",
    "ok done, 4 sent; clear IMAP4rev1,LOGINDISABLED,STARTTLS auth -; tls IMAP4rev1 auth -; login "
    "no, starttls yes" },
  { "folded and repeated lists, doubled spaces", TLS,
    "T\nS: * OK hi\nC: S1 CAPABILITY\nS: * CAPABILITY IMAP4rev1  AUTH=PLAIN\nS:  IDLE "
    "AUTH=LOGIN\nS:  ID\n"
    "S: * CAPABILITY idle NAMESPACE\nS: S1 OK done\nC: Z LOGOUT",
    "ok done, 2 sent; clear ? auth -; tls IMAP4rev1,AUTH=PLAIN,IDLE,AUTH=LOGIN,ID,NAMESPACE auth "
    "PLAIN,LOGIN; "
    "login no, starttls ?" },
  { "data nobody asked for", TLS,
    "T\nS: * OK hi\nC: S1 CAPABILITY\nS: * OK [ALERT] buy now\nS: * 23 EXISTS\nS: * CAPABILITY "
    "IMAP4rev1\nS: S1 OK done\nC: Z LOGOUT",
    "ok done, 2 sent; clear ? auth -; tls IMAP4rev1 auth -; login no, starttls ?" },
  { "an answer inside a literal", CLEAR,
    "S: * OK hi\nC: S1 CAPABILITY\nS: * LIST () \"/\" {23}\nS: a%0D%0AS1 NO%0D%0AS1 BAD \"x\\y\" "
    "\nS: * CAPABILITY STARTTLS\n"
    "S: S1 OK done\nC: S2 STARTTLS\nS: * X {15+}\nR: %0D%0AS2 NO fake%0D%0A b%0D%0A\nS: S2 NO "
    "really\nC: Z LOGOUT",
    "starttls-refused starttls, 3 sent; clear STARTTLS auth -; tls ? auth ?; login yes, starttls "
    "yes",
    .error = "S2 NO really" },
  { "braces in text for people", TLS,
    "T\nS: * OK room {5}\nC: S1 CAPABILITY\nS: * OK more {7}\nS: * CAPABILITY IMAP4rev1\nS: S1 OK "
    "done {3}\nC: Z LOGOUT",
    "ok done, 2 sent; clear ? auth -; tls IMAP4rev1 auth -; login no, starttls ?",
    .banner = "* OK room {5}" },
  { "an empty literal", TLS,
    "T\nS: * OK hi\nC: S1 CAPABILITY\nS: * X {0}\nS: \nS: * CAPABILITY IMAP4rev1\nS: S1 OK "
    "done\nC: Z LOGOUT",
    "ok done, 2 sent; clear ? auth -; tls IMAP4rev1 auth -; login no, starttls ?" },
  { "a literal that is too big", TLS, "T\nS: * OK hi\nC: S1 CAPABILITY\nS: * X {65537}",
    "protocol-error capabilities, 1 sent; clear ? auth -; tls ? auth ?; login no, starttls ?",
    .error = "oversized reply: more than 64 KB in one literal" },
  { "plain login offered in the clear", CLEAR,
    "S: * OK [CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED AUTH=PLAIN AUTH=PLAIN AUTH=] hi\nC: S1 "
    "STARTTLS\nS: S1 BAD no\nC: Z LOGOUT",
    "starttls-refused starttls, 2 sent; clear IMAP4rev1,STARTTLS,LOGINDISABLED,AUTH=PLAIN,AUTH= "
    "auth PLAIN; tls ? auth ?; "
    "login yes, starttls yes",
    .error = "S1 BAD no" },
  { "STARTTLS not listed but there", CLEAR,
    "S: * OK hi\nC: S1 CAPABILITY\nS: * CAPABILITY IMAP4rev1 XXXXXXXA\nS: S1 OK\nC: S2 STARTTLS\n"
    "S: S2 OK go\nT\nC: S3 CAPABILITY\nS: * CAPABILITY IMAP4rev1\nS: S3 OK\nC: Z LOGOUT",
    "ok done, 4 sent; clear IMAP4rev1,XXXXXXXA auth -; tls IMAP4rev1 auth -; login yes, starttls "
    "no" },
  { "STARTTLS not listed and not there", CLEAR,
    "S: * OK [CAPABILITY IMAP4rev1 XSTARTTLS STARTTLS2] hi\nC: S1 CAPABILITY\nS: S1 OK\n"
    "C: S2 STARTTLS\nS: S2 BAD what\nC: Z LOGOUT",
    "no-starttls starttls, 3 sent; clear IMAP4rev1,XSTARTTLS,STARTTLS2 auth -; tls ? auth ?; login "
    "yes, starttls no",
    .error = "S2 BAD what" },
  { "STARTTLS asks for more", CLEAR,
    "S: * OK [CAPABILITY STARTTLS] hi\nC: S1 STARTTLS\nS: + go on\nC: Z LOGOUT",
    "starttls-refused starttls, 2 sent; clear STARTTLS auth -; tls ? auth ?; login yes, starttls "
    "yes",
    .error = "+ go on" },
  { "CAPABILITY refused in the clear", CLEAR,
    "S: * OK hi\nC: S1 CAPABILITY\nS: S1 BAD never\nC: S2 STARTTLS\nS: S2 NO never\nC: Z LOGOUT",
    "no-starttls starttls, 3 sent; clear ? auth ?; tls ? auth ?; login ?, starttls ?",
    .error = "S2 NO never" },
  { "CAPABILITY refused over TLS", CLEAR, UPGRADE "C: S2 CAPABILITY\nS: S2 BAD never",
    "protocol-error capabilities, 2 sent" UPGRADED "; tls ? auth ?; login no, starttls yes",
    .error = "CAPABILITY" },
  { "STARTTLS still listed", CLEAR,
    UPGRADE "C: S2 CAPABILITY\nS: * CAPABILITY STARTTLS\nS: S2 OK\nC: Z LOGOUT",
    "ok done, 3 sent" UPGRADED
    "; tls STARTTLS auth -; login no, starttls yes; starttls after tls" },
  { "signed in without TLS", CLEAR, "S: * PREAUTH [CAPABILITY STARTTLS] welcome",
    "no-starttls greeting, 0 sent; clear ? auth ?; tls ? auth ?; login ?, starttls ?; preauth",
    .error = "PREAUTH", .banner = "* PREAUTH [CAPABILITY STARTTLS] welcome" },
  { "refused at once", CLEAR, "S: * BYE too busy",
    "rejected greeting, 0 sent; clear ? auth ?; tls ? auth ?; login ?, starttls ?",
    .error = "* BYE too busy", .refusal = "* BYE too busy", .banner = "* BYE too busy" },
  { "hung up in between", CLEAR, "S: * OK hi\nC: S1 CAPABILITY\nS: * BYE going down",
    "closed starttls, 1 sent; clear ? auth ?; tls ? auth ?; login ?, starttls ?",
    .error = "* BYE going down" },
  { "a status that is no greeting", CLEAR, "S: * NO thanks",
    "protocol-error greeting, 0 sent; clear ? auth ?; tls ? auth ?; login ?, starttls ?",
    .error = "* NO thanks" },
  { "somebody else's tag", CLEAR, "S: * OK hi\nC: S1 CAPABILITY\nS: S11 OK done",
    "protocol-error starttls, 1 sent; clear ? auth ?; tls ? auth ?; login ?, starttls ?",
    .error = "S11 OK done" },
  { "a status that does not exist", CLEAR, "S: * OK hi\nC: S1 CAPABILITY\nS: S1 OKAY done",
    "protocol-error starttls, 1 sent; clear ? auth ?; tls ? auth ?; login ?, starttls ?",
    .error = "S1 OKAY done" },
  { "answered before asked", TLS,
    "T\nS: * OK hi\nS: * CAPABILITY IMAP4rev1\nS: S1 OK done\nC: S1 CAPABILITY\nC: Z LOGOUT",
    "ok done, 2 sent; clear ? auth -; tls IMAP4rev1 auth -; login no, starttls ?; early 36" },
  { "agreed to STARTTLS before asked", CLEAR,
    "S: * OK [CAPABILITY IMAP4rev1 STARTTLS] hi\nS: S1 OK go\nC: S1 STARTTLS\nT\nC: S2 "
    "CAPABILITY\nS: S2 OK [CAPABILITY IMAP4rev1]\nC: Z LOGOUT",
    "ok done, 3 sent; clear IMAP4rev1,STARTTLS auth -; tls IMAP4rev1 auth -; login yes, starttls "
    "yes; early 10" },
  { "untagged data may come at any time", TLS,
    "T\nS: * OK hi\nS: * CAPABILITY IMAP4rev1 Sx\nS:  S7\nS: Srv\nC: S1 CAPABILITY",
    "protocol-error capabilities, 1 sent; clear ? auth -; tls IMAP4rev1,Sx,S7 auth -; login no, "
    "starttls ?",
    .error = "not an answer: Srv" },
  { "leftover behind the answer", CLEAR,
    "S: * OK [CAPABILITY STARTTLS] hi\nC: S1 STARTTLS\nR: S1 OK go%0D%0A* BYE%1B evil%0D%0A",
    "protocol-error starttls, 1 sent; clear STARTTLS auth -; tls ? auth ?; login yes, starttls "
    "yes; leftover 13",
    .error = "13 bytes of clear text behind the STARTTLS answer: * BYE\\x1b evil\\x0d\\x0a",
    .no_single_bytes = TRUE },
  { "bytes before the handshake", CLEAR,
    "S: * OK [CAPABILITY STARTTLS] hi\nC: S1 STARTTLS\nS: S1 OK go\nR: evil",
    "protocol-error starttls, 1 sent; clear STARTTLS auth -; tls ? auth ?; login yes, starttls "
    "yes; leftover 4",
    .error = "4 bytes of clear text behind the STARTTLS answer: evil", .no_single_bytes = TRUE },
};

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  script_add_all ("/imap", scripts, G_N_ELEMENTS (scripts));
  return g_test_run ();
}
