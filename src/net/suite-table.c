/* The cipher suites that a ClientHello by hand offers, by number and registered name.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "suite-table.h"

/* RFC 8446 appendix B.4 */
static const SpSuite newest[] = {
  { 0x1301, "TLS_AES_128_GCM_SHA256" },       { 0x1302, "TLS_AES_256_GCM_SHA384" },
  { 0x1303, "TLS_CHACHA20_POLY1305_SHA256" }, { 0x1304, "TLS_AES_128_CCM_SHA256" },
  { 0x1305, "TLS_AES_128_CCM_8_SHA256" },
};

/* The registry of RFC 8447, what a server may still know of it: the best first, so that a server that leaves the choice to the client
 * chooses well. */
static const SpSuite usual[] = {
  { 0xc02b, "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256" },
  { 0xc02f, "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256" },
  { 0xc02c, "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384" },
  { 0xc030, "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384" },
  { 0xcca9, "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256" },
  { 0xcca8, "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256" },
  { 0xc023, "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256" },
  { 0xc027, "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256" },
  { 0xc024, "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384" },
  { 0xc028, "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384" },
  { 0xc009, "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA" },
  { 0xc013, "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA" },
  { 0xc00a, "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA" },
  { 0xc014, "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA" },
  { 0x009e, "TLS_DHE_RSA_WITH_AES_128_GCM_SHA256" },
  { 0x009f, "TLS_DHE_RSA_WITH_AES_256_GCM_SHA384" },
  { 0xccaa, "TLS_DHE_RSA_WITH_CHACHA20_POLY1305_SHA256" },
  { 0x0067, "TLS_DHE_RSA_WITH_AES_128_CBC_SHA256" },
  { 0x006b, "TLS_DHE_RSA_WITH_AES_256_CBC_SHA256" },
  { 0x0033, "TLS_DHE_RSA_WITH_AES_128_CBC_SHA" },
  { 0x0039, "TLS_DHE_RSA_WITH_AES_256_CBC_SHA" },
  { 0x0032, "TLS_DHE_DSS_WITH_AES_128_CBC_SHA" },
  { 0x0038, "TLS_DHE_DSS_WITH_AES_256_CBC_SHA" },
  { 0x0045, "TLS_DHE_RSA_WITH_CAMELLIA_128_CBC_SHA" },
  { 0x0088, "TLS_DHE_RSA_WITH_CAMELLIA_256_CBC_SHA" },
  { 0x009c, "TLS_RSA_WITH_AES_128_GCM_SHA256" },
  { 0x009d, "TLS_RSA_WITH_AES_256_GCM_SHA384" },
  { 0x003c, "TLS_RSA_WITH_AES_128_CBC_SHA256" },
  { 0x003d, "TLS_RSA_WITH_AES_256_CBC_SHA256" },
  { 0x002f, "TLS_RSA_WITH_AES_128_CBC_SHA" },
  { 0x0035, "TLS_RSA_WITH_AES_256_CBC_SHA" },
  { 0x0041, "TLS_RSA_WITH_CAMELLIA_128_CBC_SHA" },
  { 0x0084, "TLS_RSA_WITH_CAMELLIA_256_CBC_SHA" },
  { 0x0096, "TLS_RSA_WITH_SEED_CBC_SHA" },
  { 0x0007, "TLS_RSA_WITH_IDEA_CBC_SHA" },
  { 0xc008, "TLS_ECDHE_ECDSA_WITH_3DES_EDE_CBC_SHA" },
  { 0xc012, "TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA" },
  { 0x0016, "TLS_DHE_RSA_WITH_3DES_EDE_CBC_SHA" },
  { 0x0013, "TLS_DHE_DSS_WITH_3DES_EDE_CBC_SHA" },
  { 0x000a, "TLS_RSA_WITH_3DES_EDE_CBC_SHA" },
  { 0xc007, "TLS_ECDHE_ECDSA_WITH_RC4_128_SHA" },
  { 0xc011, "TLS_ECDHE_RSA_WITH_RC4_128_SHA" },
  { 0x0005, "TLS_RSA_WITH_RC4_128_SHA" },
  { 0x0004, "TLS_RSA_WITH_RC4_128_MD5" },
  { 0x0015, "TLS_DHE_RSA_WITH_DES_CBC_SHA" },
  { 0x0012, "TLS_DHE_DSS_WITH_DES_CBC_SHA" },
  { 0x0009, "TLS_RSA_WITH_DES_CBC_SHA" },
  { 0x0014, "TLS_DHE_RSA_EXPORT_WITH_DES40_CBC_SHA" },
  { 0x0011, "TLS_DHE_DSS_EXPORT_WITH_DES40_CBC_SHA" },
  { 0x0008, "TLS_RSA_EXPORT_WITH_DES40_CBC_SHA" },
  { 0x0006, "TLS_RSA_EXPORT_WITH_RC2_CBC_40_MD5" },
  { 0x0003, "TLS_RSA_EXPORT_WITH_RC4_40_MD5" },
  { 0xc006, "TLS_ECDHE_ECDSA_WITH_NULL_SHA" },
  { 0xc010, "TLS_ECDHE_RSA_WITH_NULL_SHA" },
  { 0x003b, "TLS_RSA_WITH_NULL_SHA256" },
  { 0x0002, "TLS_RSA_WITH_NULL_SHA" },
  { 0x0001, "TLS_RSA_WITH_NULL_MD5" },
  { 0x00a6, "TLS_DH_anon_WITH_AES_128_GCM_SHA256" },
  { 0x00a7, "TLS_DH_anon_WITH_AES_256_GCM_SHA384" },
  { 0x006c, "TLS_DH_anon_WITH_AES_128_CBC_SHA256" },
  { 0x006d, "TLS_DH_anon_WITH_AES_256_CBC_SHA256" },
  { 0xc018, "TLS_ECDH_anon_WITH_AES_128_CBC_SHA" },
  { 0xc019, "TLS_ECDH_anon_WITH_AES_256_CBC_SHA" },
  { 0x0034, "TLS_DH_anon_WITH_AES_128_CBC_SHA" },
  { 0x003a, "TLS_DH_anon_WITH_AES_256_CBC_SHA" },
  { 0xc017, "TLS_ECDH_anon_WITH_3DES_EDE_CBC_SHA" },
  { 0x001b, "TLS_DH_anon_WITH_3DES_EDE_CBC_SHA" },
  { 0xc016, "TLS_ECDH_anon_WITH_RC4_128_SHA" },
  { 0x0018, "TLS_DH_anon_WITH_RC4_128_MD5" },
  { 0x001a, "TLS_DH_anon_WITH_DES_CBC_SHA" },
  { 0x0019, "TLS_DH_anon_EXPORT_WITH_DES40_CBC_SHA" },
  { 0x0017, "TLS_DH_anon_EXPORT_WITH_RC4_40_MD5" },
  { 0xc015, "TLS_ECDH_anon_WITH_NULL_SHA" },
};

/* Section 4.3.1 of the draft of 1995 that is SSL 2's only description. */
static const SpSuite oldest[] = {
  { 0x0700c0, "SSL_CK_DES_192_EDE3_CBC_WITH_MD5" },
  { 0x050080, "SSL_CK_IDEA_128_CBC_WITH_MD5" },
  { 0x030080, "SSL_CK_RC2_128_CBC_WITH_MD5" },
  { 0x010080, "SSL_CK_RC4_128_WITH_MD5" },
  { 0x060040, "SSL_CK_DES_64_CBC_WITH_MD5" },
  { 0x040080, "SSL_CK_RC2_128_CBC_EXPORT40_WITH_MD5" },
  { 0x020080, "SSL_CK_RC4_128_EXPORT40_WITH_MD5" },
};

/**
 * sp_suite_table_get:
 * @version: a version
 * @n: (out): how many
 *
 * Returns: (transfer none) (array length=n): the cipher suites that are worth offering in that version, the best first
 */
const SpSuite *
sp_suite_table_get (SpTlsVersion version, guint *n)
{
  if (version == SP_TLS_VERSION_1_3)
    {
      *n = G_N_ELEMENTS (newest);
      return newest;
    }
  *n = version == SP_TLS_VERSION_SSL2 ? G_N_ELEMENTS (oldest) : G_N_ELEMENTS (usual);
  return version == SP_TLS_VERSION_SSL2 ? oldest : usual;
}

/**
 * sp_suite_table_find:
 * @version: a version
 * @number: a number
 *
 * Returns: (transfer none) (nullable): the name of a suite that is offered in that version
 */
const char *
sp_suite_table_find (SpTlsVersion version, guint32 number)
{
  guint n;
  const SpSuite *suites = sp_suite_table_get (version, &n);

  for (guint i = 0; i < n; i++)
    if (suites[i].number == number)
      return suites[i].name;
  return NULL;
}
