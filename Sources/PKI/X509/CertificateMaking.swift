import COpenSSL
import Foundation

extension Certificate {
    /// Makes a certificate that `key` signs for itself, valid from `notBefore` (milliseconds since 1970; nil: now).
    ///
    /// - Throws: `PKIError` where the subject cannot be encoded.
    package static func selfSigned(
        subject: String, key: PrivateKey, days: Int, notBefore: Int64? = nil
    ) throws(PKIError) -> Certificate {
        let operation = "make the certificate"
        ERR_clear_error()
        let made = try Owned(X509_new(), to: operation) { X509_free($0) }
        let certificate = made.pointer
        try check(X509_set_version(certificate, Int(X509_VERSION_3)) == 1, operation)
        try setSerial(of: certificate, operation)
        let start = notBefore.map { Int($0 / 1000) } ?? Int(time(nil))
        try check(ASN1_TIME_set(X509_getm_notBefore(certificate), start) != nil, operation)
        try check(ASN1_TIME_set(X509_getm_notAfter(certificate), start + days * 86_400) != nil, operation)
        let name = X509_get_subject_name(certificate)
        try DistinguishedName.write(subject, into: name, to: operation)
        try check(X509_set_issuer_name(certificate, name) == 1, operation)
        try check(X509_set_pubkey(certificate, key.pointer) == 1, operation)
        try addBasicConstraints(to: certificate, operation)
        try check(X509_sign(certificate, key.pointer, key.signatureDigest) > 0, operation)
        return try Certificate(certificate, to: operation)
    }

    /// 16 random bytes, positive and not beginning with a zero (RFC 5280 §4.1.2.2).
    private static func setSerial(of certificate: OpaquePointer, _ operation: String) throws(PKIError) {
        var bytes = [UInt8](repeating: 0, count: 16)
        try check(RAND_bytes(&bytes, 16) == 1, operation)
        bytes[0] = bytes[0] & 0x7F | 0x40
        let number = try Owned(BN_bin2bn(bytes, 16, nil), to: operation) { BN_free($0) }
        try check(BN_to_ASN1_INTEGER(number.pointer, X509_get_serialNumber(certificate)) != nil, operation)
    }

    private static func addBasicConstraints(to certificate: OpaquePointer, _ operation: String) throws(PKIError) {
        let made = X509V3_EXT_conf_nid(nil, nil, NID_basic_constraints, "critical,CA:FALSE")
        let constraints = try Owned(made, to: operation) { X509_EXTENSION_free($0) }
        try check(X509_add_ext(certificate, constraints.pointer, -1) == 1, operation)
    }
}
