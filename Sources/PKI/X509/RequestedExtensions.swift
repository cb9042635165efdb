import COpenSSL

/// The extensions that a request asks for (RFC 2986 §4.1, RFC 2985 §5.4.2).
struct RequestedExtensions: ~Copyable {
    private let stack: Owned
    private let operation: String

    /// Refuses what OpenSSL would pass over in silence: a second extension request, where names could hide.
    init(of request: borrowing Owned, to operation: String) throws(PKIError) {
        self.operation = operation
        let attributes = (0..<X509_REQ_get_attr_count(request.pointer)).map { X509_REQ_get_attr(request.pointer, $0) }
            .filter { [NID_ext_req, NID_ms_ext_req].contains(OBJ_obj2nid(X509_ATTRIBUTE_get0_object($0))) }
        guard let attribute = attributes.first else {
            stack = try Owned(copenssl_extensions_new(), to: operation) { copenssl_extensions_free($0) }
            return
        }
        guard X509_ATTRIBUTE_count(attribute) > 0 else {
            throw PKIError(operation: operation, reasons: ["its extension request is empty"])
        }
        guard attributes.count == 1, X509_ATTRIBUTE_count(attribute) == 1 else {
            throw PKIError(operation: operation, reasons: ["it has more than one extension request"])
        }
        stack = try Owned(X509_REQ_get_extensions(request.pointer), to: operation) { copenssl_extensions_free($0) }
    }

    /// Every extension in the request's order; one that stands there twice is refused.
    borrowing func all() throws(PKIError) -> [RequestedExtension] {
        var all: [RequestedExtension] = []
        for index in 0..<max(0, copenssl_extensions_count(stack.pointer)) {
            let one = try RequestedExtension(copenssl_extensions_at(stack.pointer, index), to: operation)
            guard !all.contains(where: { $0.identifier == one.identifier }) else {
                throw PKIError(operation: operation, reasons: ["\(one.name) stands there twice, or cannot be read"])
            }
            all.append(one)
        }
        return all
    }

    /// The names asked for, in their order.
    borrowing func alternativeNames() throws(PKIError) -> [SubjectAlternativeName] {
        guard let found = try value(NID_subject_alt_name) else { return [] }
        return try SubjectAlternativeName.all(in: found, to: operation)
    }

    /// The usages asked for, as object identifiers.
    borrowing func extendedKeyUsages() throws(PKIError) -> [String] {
        guard let found = try value(NID_ext_key_usage) else { return [] }
        return try ObjectIdentifier.all(inUsages: found, to: operation)
    }

    private borrowing func value(_ kind: Int32) throws(PKIError) -> UnsafeMutableRawPointer? {
        var critical: Int32 = 0
        if let found = X509V3_get_d2i(stack.pointer, kind, &critical, nil) { return found }
        // −1: not there; −2: there twice; 0 or 1: there, and unreadable.
        guard critical == -1 else {
            let name = OBJ_nid2ln(kind).map { String(cString: $0) } ?? "an extension"
            throw PKIError(operation: operation, reasons: ["\(name) stands there twice, or cannot be read"])
        }
        return nil
    }
}
