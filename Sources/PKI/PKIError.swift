/// Why a key, certificate, request or message could not be read, made or trusted.
package struct PKIError: Error, Hashable, CustomStringConvertible {
    /// What was tried: "read the certificate signing request".
    package let operation: String
    /// Our own reason, or OpenSSL's, the outermost last; never a part of a key.
    package let reasons: [String]

    /// Names a fault.
    package init(operation: String, reasons: [String]) {
        self.operation = operation
        self.reasons = reasons
    }

    package var description: String { "cannot \(operation): \(reasons.joined(separator: "; "))" }
}
