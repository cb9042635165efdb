import COpenSSL

/// One extension that a request asks for, with what it means.
package struct RequestedExtension: Sendable, Hashable {
    /// Object identifier in dots.
    package let identifier: String
    /// OpenSSL's name, or the identifier again.
    package let name: String
    package let isCritical: Bool
    /// Whether it is read and compared here; a critical one that is not must be refused (RFC 5280 §4.2).
    package let isKnown: Bool
    /// As OpenSSL prints it; hexadecimal digits of what it does not know.
    package let words: String
    /// What it asks for and no signing key may do: `to be an authority`.
    package let fault: String?

    static let known = [
        StandardExtensions.keyUsage, StandardExtensions.alternativeNames, StandardExtensions.constraints,
        StandardExtensions.purposes, StandardExtensions.subjectKeyIdentifier, StandardExtensions.policies,
    ]

    /// Takes one that OpenSSL holds; the standard ones must be readable.
    init(_ pointer: OpaquePointer?, to operation: String) throws(PKIError) {
        let der = try encoded(operation) { i2d_X509_EXTENSION(pointer, $0) }
        guard let value = DERReader.only(DERReader.sequence, in: der[...]), let taken = CertificateExtension(value)
        else {
            throw PKIError(operation: operation, reasons: ["an extension cannot be read"])
        }
        identifier = taken.identifier
        isCritical = taken.isCritical
        isKnown = Self.known.contains(taken.identifier)
        let kind = OBJ_obj2nid(X509_EXTENSION_get_object(pointer))
        name = kind == NID_undef ? taken.identifier : OBJ_nid2ln(kind).map { String(cString: $0) } ?? taken.identifier
        words = try Self.words(pointer, taken, operation)
        fault = try Self.fault(taken, operation)
    }

    private static func words(
        _ pointer: OpaquePointer?, _ taken: CertificateExtension, _ operation: String
    ) throws(PKIError) -> String {
        defer { ERR_clear_error() }
        let bio = try Owned.bio(to: operation)
        // 0: what cannot be printed is left to the caller.
        guard X509V3_EXT_print(bio.pointer, pointer, 0, 0) == 1 else { return taken.value.lowercaseHex }
        let lines = String(decoding: bio.contents(), as: UTF8.self).split(whereSeparator: \.isNewline)
        return printable(lines.map { $0.drop(while: \.isWhitespace) }.joined(separator: " "))
    }

    /// CSBR §7.1.2.3 d, e, f.
    private static func fault(_ taken: CertificateExtension, _ operation: String) throws(PKIError) -> String? {
        guard let constraints = StandardExtensions.constraints([taken]),
            let usage = StandardExtensions.usage([taken]), let purposes = StandardExtensions.purposes([taken])
        else { throw PKIError(operation: operation, reasons: ["the extension \(taken.identifier) cannot be read"]) }
        if constraints?.isAuthority == true { return "to be an authority" }
        if let usage, usage.dropFirst(5).prefix(2).contains(true) { return "to sign certificates or revocation lists" }
        if purposes?.contains("2.5.29.37.0") == true { return "for every use there is" }
        if purposes?.contains("1.3.6.1.5.5.7.3.1") == true { return "to identify a web server" }
        return nil
    }
}
