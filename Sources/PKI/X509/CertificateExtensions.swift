import COpenSSL

/// What a certificate says of its names and of what its key may do (RFC 5280 §4.2.1).
extension Certificate {
    /// The names that it speaks for, in its order; none where it has no such extension.
    ///
    /// - Throws: `PKIError` where they stand there twice, or cannot be read.
    package func alternativeNames() throws(PKIError) -> [SubjectAlternativeName] {
        let operation = "read the certificate's alternative names"
        guard let found = try value(NID_subject_alt_name, operation) else { return [] }
        return try SubjectAlternativeName.all(in: found, to: operation)
    }

    /// The extended key usages, as object identifiers in dots; none where it has no such extension.
    ///
    /// - Throws: `PKIError` where they stand there twice, or cannot be read.
    package func extendedKeyUsages() throws(PKIError) -> [String] {
        let operation = "read the certificate's extended key usages"
        guard let found = try value(NID_ext_key_usage, operation) else { return [] }
        return try ObjectIdentifier.all(inUsages: found, to: operation)
    }

    private func value(_ kind: Int32, _ operation: String) throws(PKIError) -> UnsafeMutableRawPointer? {
        let certificate = try handle(to: operation)
        ERR_clear_error()
        defer { ERR_clear_error() }
        var critical: Int32 = 0
        if let found = X509_get_ext_d2i(certificate.pointer, kind, &critical, nil) { return found }
        // −1: not there; −2: there twice; 0 or 1: there, and unreadable.
        guard critical == -1 else {
            throw PKIError(operation: operation, reasons: ["the extension stands there twice, or cannot be read"])
        }
        return nil
    }
}

extension SubjectAlternativeName {
    /// Every name of a decoded extension, in its order; the extension is freed.
    static func all(in found: UnsafeMutableRawPointer, to operation: String) throws(PKIError) -> [Self] {
        let names = try Owned(OpaquePointer(found), to: operation) { GENERAL_NAMES_free($0) }
        var all: [SubjectAlternativeName] = []
        for index in 0..<copenssl_names_count(names.pointer) {
            guard let name = copenssl_names_at(names.pointer, index) else { continue }
            all.append(try SubjectAlternativeName(name, to: operation))
        }
        return all
    }
}

extension ObjectIdentifier {
    /// Every usage of a decoded extension, in its order; the extension is freed.
    static func all(inUsages found: UnsafeMutableRawPointer, to operation: String) throws(PKIError) -> [String] {
        let usages = try Owned(OpaquePointer(found), to: operation) { EXTENDED_KEY_USAGE_free($0) }
        return (0..<copenssl_usages_count(usages.pointer)).map { text(copenssl_usages_at(usages.pointer, $0)) }
    }
}
