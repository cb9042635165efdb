#pragma once
// cms.h declares its PEM functions only if pem.h came first: keep this order.
#include <openssl/pem.h>
#include <openssl/cms.h>
#include <openssl/engine.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/http.h>
#include <openssl/ocsp.h>
#include <openssl/rand.h>
#include <openssl/rsa.h>
#include <openssl/ts.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>
#include <string.h>
#include <time.h>

// Swift sees no macros of macros: one typed function for each that is needed.

static inline size_t copenssl_bio_bytes(BIO *bio, const unsigned char **bytes) {
    char *start = NULL;
    long count = BIO_get_mem_data(bio, &start);
    *bytes = (const unsigned char *)start;
    return count > 0 && start != NULL ? (size_t)count : 0;
}

static const unsigned long copenssl_rfc2253 = XN_FLAG_RFC2253;

static inline int copenssl_names_count(const GENERAL_NAMES *names) { return sk_GENERAL_NAME_num(names); }
static inline GENERAL_NAME *copenssl_names_at(const GENERAL_NAMES *names, int index) {
    return sk_GENERAL_NAME_value(names, index);
}
static inline GENERAL_NAMES *copenssl_names_new(void) { return sk_GENERAL_NAME_new_null(); }
static inline int copenssl_names_push(GENERAL_NAMES *names, GENERAL_NAME *name) {
    return sk_GENERAL_NAME_push(names, name);
}

static inline int copenssl_usages_count(const EXTENDED_KEY_USAGE *usages) { return sk_ASN1_OBJECT_num(usages); }
static inline ASN1_OBJECT *copenssl_usages_at(const EXTENDED_KEY_USAGE *usages, int index) {
    return sk_ASN1_OBJECT_value(usages, index);
}

static inline STACK_OF(X509_EXTENSION) *copenssl_extensions_new(void) { return sk_X509_EXTENSION_new_null(); }
static inline int copenssl_extensions_push(STACK_OF(X509_EXTENSION) *all, X509_EXTENSION *one) {
    return sk_X509_EXTENSION_push(all, one);
}
static inline void copenssl_extensions_free(STACK_OF(X509_EXTENSION) *all) {
    sk_X509_EXTENSION_pop_free(all, X509_EXTENSION_free);
}

// RSA recipients by OAEP with SHA-256 instead of the padding of 1993 (RFC 8017 §7.1).
static inline int copenssl_prefer_oaep(CMS_RecipientInfo *recipient) {
    EVP_PKEY_CTX *context = CMS_RecipientInfo_get0_pkey_ctx(recipient);
    if (CMS_RecipientInfo_type(recipient) != CMS_RECIPINFO_TRANS || context == NULL) return 1;
    return EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_OAEP_PADDING) == 1
        && EVP_PKEY_CTX_set_rsa_oaep_md(context, EVP_sha256()) == 1;
}

static inline int copenssl_signers_count(CMS_ContentInfo *cms) {
    return sk_CMS_SignerInfo_num(CMS_get0_SignerInfos(cms));
}
static inline CMS_SignerInfo *copenssl_signer_at(CMS_ContentInfo *cms, int index) {
    return sk_CMS_SignerInfo_value(CMS_get0_SignerInfos(cms), index);
}
static inline int copenssl_signer_digest(CMS_SignerInfo *signer) {
    X509_ALGOR *digest = NULL;
    CMS_SignerInfo_get0_algs(signer, NULL, NULL, &digest, NULL);
    return digest != NULL ? OBJ_obj2nid(digest->algorithm) : NID_undef;
}
static inline X509 *copenssl_signer_certificate(CMS_SignerInfo *signer) {
    X509 *certificate = NULL;
    CMS_SignerInfo_get0_algs(signer, NULL, &certificate, NULL, NULL);
    return certificate;
}

// Milliseconds since 1970; 0 when `text` is no time.
static inline int copenssl_milliseconds(const ASN1_TIME *text, int64_t *milliseconds) {
    struct tm parts;
    memset(&parts, 0, sizeof parts);
    if (text == NULL || ASN1_TIME_to_tm(text, &parts) != 1) return 0;
    *milliseconds = (int64_t)timegm(&parts) * 1000;
    return 1;
}

typedef struct {
    const unsigned char *bytes;
    size_t count;
} copenssl_passphrase;

// Without a passphrase this answers "none", where OpenSSL itself would prompt at the terminal.
static inline int copenssl_give_passphrase(char *buffer, int size, int writing, void *given) {
    (void)writing;
    const copenssl_passphrase *passphrase = (const copenssl_passphrase *)given;
    if (passphrase->bytes == NULL || passphrase->count > (size_t)size) return -1;
    memcpy(buffer, passphrase->bytes, passphrase->count);
    return (int)passphrase->count;
}
static inline EVP_PKEY *copenssl_read_key(BIO *bio, const unsigned char *passphrase, size_t count) {
    copenssl_passphrase given = {passphrase, count};
    return PEM_read_bio_PrivateKey(bio, NULL, copenssl_give_passphrase, &given);
}

static inline EVP_PKEY *copenssl_generate_ec(const char *curve) { return EVP_EC_gen(curve); }
static inline EVP_PKEY *copenssl_generate_rsa(unsigned int bits) { return EVP_RSA_gen(bits); }
static inline EVP_PKEY *copenssl_generate_ed25519(void) { return EVP_PKEY_Q_keygen(NULL, NULL, "ED25519"); }

// Debian 12 reaches tokens by an engine: OpenSSL 3.0 has no provider for PKCS#11. NULL: it is not installed.
static inline ENGINE *copenssl_token_engine(void) {
    ENGINE *engine = ENGINE_by_id("pkcs11");
    if (engine == NULL) return NULL;
    // It would write to standard error what it also queues.
    ENGINE_ctrl_cmd_string(engine, "QUIET", NULL, 0);
    int ready = ENGINE_init(engine);
    ENGINE_free(engine);
    return ready == 1 ? engine : NULL;
}
static inline int copenssl_token_says(ENGINE *engine, const char *name, const char *value) {
    return ENGINE_ctrl_cmd_string(engine, name, value, 0);
}
// Without UI_null the engine would ask for a PIN at the terminal.
static inline EVP_PKEY *copenssl_token_key(ENGINE *engine, const char *uri) {
    return ENGINE_load_private_key(engine, uri, (UI_METHOD *)UI_null(), NULL);
}

// The one signer of a timestamp, as its token carries it; valid as long as `answer` is.
static inline X509 *copenssl_timestamp_signer(TS_RESP *answer) {
    PKCS7 *token = TS_RESP_get_token(answer);
    STACK_OF(X509) *signers = token == NULL ? NULL : PKCS7_get0_signers(token, NULL, 0);
    X509 *signer = sk_X509_num(signers) == 1 ? sk_X509_value(signers, 0) : NULL;
    sk_X509_free(signers);
    return signer;
}
static inline int copenssl_imprint_digest(TS_TST_INFO *info) {
    X509_ALGOR *digest = TS_MSG_IMPRINT_get_algo(TS_TST_INFO_get_msg_imprint(info));
    return digest != NULL ? OBJ_obj2nid(digest->algorithm) : NID_undef;
}
static inline int copenssl_signed_digest(TS_RESP *answer) {
    PKCS7 *token = TS_RESP_get_token(answer);
    STACK_OF(PKCS7_SIGNER_INFO) *signers = token == NULL ? NULL : PKCS7_get_signer_info(token);
    if (sk_PKCS7_SIGNER_INFO_num(signers) != 1) return NID_undef;
    X509_ALGOR *digest = NULL;
    PKCS7_SIGNER_INFO_get0_algs(sk_PKCS7_SIGNER_INFO_value(signers, 0), NULL, &digest, NULL);
    return digest != NULL ? OBJ_obj2nid(digest->algorithm) : NID_undef;
}

// A request for a timestamp over a SHA-256, with a nonce and the wish for certificates (RFC 3161 2.4.1).
static inline TS_REQ *copenssl_timestamp_query(const unsigned char *digest, int count, const unsigned char *nonce, int nonce_count) {
    TS_REQ *query = TS_REQ_new();
    TS_MSG_IMPRINT *imprint = TS_MSG_IMPRINT_new();
    X509_ALGOR *algorithm = X509_ALGOR_new();
    BIGNUM *number = BN_bin2bn(nonce, nonce_count, NULL);
    ASN1_INTEGER *serial = number == NULL ? NULL : BN_to_ASN1_INTEGER(number, NULL);
    int made = query != NULL && imprint != NULL && algorithm != NULL && serial != NULL
        && X509_ALGOR_set0(algorithm, OBJ_nid2obj(NID_sha256), V_ASN1_NULL, NULL) == 1
        && TS_MSG_IMPRINT_set_algo(imprint, algorithm) == 1
        && TS_MSG_IMPRINT_set_msg(imprint, (unsigned char *)digest, count) == 1
        && TS_REQ_set_version(query, 1) == 1 && TS_REQ_set_msg_imprint(query, imprint) == 1
        && TS_REQ_set_nonce(query, serial) == 1 && TS_REQ_set_cert_req(query, 1) == 1;
    TS_MSG_IMPRINT_free(imprint);
    X509_ALGOR_free(algorithm);
    ASN1_INTEGER_free(serial);
    BN_free(number);
    if (made) return query;
    TS_REQ_free(query);
    return NULL;
}

// Whether `answer` holds a good token over `data`, by one of `anchors` (which it takes) as of the token's own time.
static inline int copenssl_verify_timestamp(TS_RESP *answer, BIO *data, X509_STORE *anchors) {
    TS_VERIFY_CTX *context = TS_VERIFY_CTX_new();
    TS_TST_INFO *info = TS_RESP_get_tst_info(answer);
    int64_t milliseconds = 0;
    if (context == NULL || info == NULL || copenssl_milliseconds(TS_TST_INFO_get_time(info), &milliseconds) != 1) {
        X509_STORE_free(anchors);
        TS_VERIFY_CTX_free(context);
        return 0;
    }
    X509_STORE_set_flags(anchors, X509_V_FLAG_PARTIAL_CHAIN);
    X509_VERIFY_PARAM_set_time(X509_STORE_get0_param(anchors), (time_t)(milliseconds / 1000));
    TS_VERIFY_CTX_set_flags(context, TS_VFY_VERSION | TS_VFY_DATA | TS_VFY_SIGNATURE | TS_VFY_SIGNER);
    TS_VERIFY_CTX_set_store(context, anchors);
    BIO_up_ref(data);
    TS_VERIFY_CTX_set_data(context, data);
    int verified = TS_RESP_verify_response(context, answer);
    TS_VERIFY_CTX_free(context);
    return verified;
}

// One POST over plain HTTP (RFC 3161 3.4, RFC 6960 A.1), without a proxy; what comes back is signed, whatever way it came.
static inline BIO *copenssl_ask(
    const char *url, BIO *question, const char *kind, const char *answer_kind, size_t most, int seconds) {
    char *host = NULL, *port = NULL, *path = NULL;
    int tls = 0;
    if (OSSL_HTTP_parse_url(url, &tls, NULL, &host, &port, NULL, &path, NULL, NULL) != 1) return NULL;
    BIO *answer = tls ? NULL : OSSL_HTTP_transfer(
        NULL, host, port, path, 0, "", NULL, NULL, NULL, NULL, NULL, 0, NULL, kind, question, answer_kind, 1, most,
        seconds, 0);
    OPENSSL_free(host);
    OPENSSL_free(port);
    OPENSSL_free(path);
    return answer;
}
static inline int copenssl_certificates_count(const STACK_OF(X509) *all) { return sk_X509_num(all); }
static inline X509 *copenssl_certificates_at(const STACK_OF(X509) *all, int index) { return sk_X509_value(all, index); }
static inline STACK_OF(X509) *copenssl_certificates_new(void) { return sk_X509_new_null(); }
// What is pushed is shared: its owner stays whoever made it.
static inline int copenssl_certificates_push(STACK_OF(X509) *all, X509 *one) {
    return X509_up_ref(one) == 1 && sk_X509_push(all, one) > 0;
}
static inline void copenssl_certificates_free(STACK_OF(X509) *all) { sk_X509_pop_free(all, X509_free); }
static inline int copenssl_extensions_count(const STACK_OF(X509_EXTENSION) *all) { return sk_X509_EXTENSION_num(all); }
static inline X509_EXTENSION *copenssl_extensions_at(const STACK_OF(X509_EXTENSION) *all, int index) {
    return sk_X509_EXTENSION_value(all, index);
}

// The certificates that a timestamp's token carries; valid as long as `answer` is.
static inline STACK_OF(X509) *copenssl_timestamp_certificates(TS_RESP *answer) {
    PKCS7 *token = TS_RESP_get_token(answer);
    return token != NULL && PKCS7_type_is_signed(token) && token->d.sign != NULL ? token->d.sign->cert : NULL;
}

// Calls `found` with every URI of the distribution points (RFC 5280 4.2.1.13), or of the issuers (4.2.2.1).
typedef void (*copenssl_found)(const unsigned char *bytes, int count, void *context);
static inline void copenssl_say_uri(const GENERAL_NAME *name, copenssl_found found, void *context) {
    if (name == NULL || name->type != GEN_URI) return;
    found(ASN1_STRING_get0_data(name->d.uniformResourceIdentifier),
          ASN1_STRING_length(name->d.uniformResourceIdentifier), context);
}
static inline void copenssl_list_addresses(const X509 *certificate, copenssl_found found, void *context) {
    CRL_DIST_POINTS *points = (CRL_DIST_POINTS *)X509_get_ext_d2i(certificate, NID_crl_distribution_points, NULL, NULL);
    for (int point = 0; point < sk_DIST_POINT_num(points); point++) {
        DIST_POINT_NAME *place = sk_DIST_POINT_value(points, point)->distpoint;
        if (place == NULL || place->type != 0) continue;
        for (int name = 0; name < sk_GENERAL_NAME_num(place->name.fullname); name++)
            copenssl_say_uri(sk_GENERAL_NAME_value(place->name.fullname, name), found, context);
    }
    CRL_DIST_POINTS_free(points);
}
static inline void copenssl_access_addresses(const X509 *certificate, int method, copenssl_found found, void *context) {
    AUTHORITY_INFO_ACCESS *access = (AUTHORITY_INFO_ACCESS *)X509_get_ext_d2i(certificate, NID_info_access, NULL, NULL);
    for (int index = 0; index < sk_ACCESS_DESCRIPTION_num(access); index++) {
        ACCESS_DESCRIPTION *one = sk_ACCESS_DESCRIPTION_value(access, index);
        if (OBJ_obj2nid(one->method) == method) copenssl_say_uri(one->location, found, context);
    }
    AUTHORITY_INFO_ACCESS_free(access);
}
static inline void copenssl_issuer_addresses(const X509 *certificate, copenssl_found found, void *context) {
    copenssl_access_addresses(certificate, NID_ad_ca_issuers, found, context);
}
static inline void copenssl_responder_addresses(const X509 *certificate, copenssl_found found, void *context) {
    copenssl_access_addresses(certificate, NID_ad_OCSP, found, context);
}

// Whether `id` is of `certificate`, hashed as `id` hashes.
static inline int copenssl_identifies(OCSP_CERTID *id, const X509 *certificate, const X509 *issuer) {
    ASN1_OBJECT *algorithm = NULL;
    OCSP_id_get0_info(NULL, &algorithm, NULL, NULL, id);
    const EVP_MD *digest = algorithm == NULL ? NULL : EVP_get_digestbyobj(algorithm);
    OCSP_CERTID *own = digest == NULL ? NULL : OCSP_cert_to_id(digest, certificate, issuer);
    int same = own != NULL && OCSP_id_cmp(own, id) == 0;
    OCSP_CERTID_free(own);
    return same;
}
static inline int copenssl_identifier_digest(OCSP_CERTID *id) {
    ASN1_OBJECT *algorithm = NULL;
    OCSP_id_get0_info(NULL, &algorithm, NULL, NULL, id);
    return algorithm == NULL ? NID_undef : OBJ_obj2nid(algorithm);
}
// The digest that a responder signed with; NID_undef where its kind of signature has none of its own.
static inline int copenssl_response_digest(const OCSP_BASICRESP *response) {
    int digest = NID_undef;
    OBJ_find_sigid_algs(OBJ_obj2nid(OCSP_resp_get0_tbs_sigalg(response)->algorithm), &digest, NULL);
    return digest;
}
