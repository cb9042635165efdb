import Foundation

/// Where a key lies in a token: a PKCS#11 URI (RFC 7512) such as
/// `pkcs11:token=evidence;object=signer?module-path=/usr/lib/softhsm/libsofthsm2.so`.
package struct TokenAddress: Sendable, Hashable {
    /// Token and object, without the query.
    let object: String
    /// The token's library; nil: the one that p11-kit has registered.
    let module: String?

    /// Whether `text` is such a URI, and not the path of a file.
    package static func isOne(_ text: String) -> Bool { text.hasPrefix("pkcs11:") }

    /// Reads a URI.
    ///
    /// - Throws: `PKIError` where it names no object, or says a PIN, which has no place in a file or a process list.
    package init(_ uri: String) throws(PKIError) {
        let operation = "read the PKCS#11 URI"
        let parts = uri.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let query = parts.count == 2 ? Self.attributes(parts[1], "&") : []
        let path = Self.attributes(String(parts[0].dropFirst("pkcs11:".count)), ";")
        if (query + path).contains(where: { $0.name.hasPrefix("pin-") }) {
            throw PKIError(
                operation: operation, reasons: ["it says a PIN: name the PIN's place under passphrase instead"])
        }
        if let stranger = query.first(where: { $0.name != "module-path" }) {
            throw PKIError(operation: operation, reasons: ["\(stranger.name) is not known; module-path is"])
        }
        guard Self.isOne(uri), path.contains(where: { $0.name == "object" || $0.name == "id" }) else {
            throw PKIError(
                operation: operation, reasons: ["it names no key: pkcs11:token=NAME;object=NAME is what is needed"])
        }
        object = parts[0]
        module = query.first?.value
    }

    private static func attributes(_ text: String, _ separator: Character) -> [(name: String, value: String)] {
        text.split(separator: separator).map { attribute in
            let pair = attribute.split(separator: "=", maxSplits: 1).map(String.init)
            return (pair[0], pair.count == 2 ? pair[1].removingPercentEncoding ?? pair[1] : "")
        }
    }
}
