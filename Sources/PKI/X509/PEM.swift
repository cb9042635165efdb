import Foundation

/// Textual encoding of one DER object (RFC 7468).
enum PEM {
    /// One block, lines of 64, ended by "\n".
    static func encode(_ der: [UInt8], label: String) -> String {
        let text = Data(der).base64EncodedString(options: [.lineLength64Characters, .endLineWithLineFeed])
        return "-----BEGIN \(label)-----\n\(text)\n-----END \(label)-----\n"
    }

    /// The DER in `bytes`, which are either DER already or exactly one PEM block with one of `labels`.
    static func decode(_ bytes: [UInt8], labels: [String], to operation: String) throws(PKIError) -> [UInt8] {
        // DER of all that is read here is a SEQUENCE.
        if bytes.first == 0x30 { return bytes }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw PKIError(operation: operation, reasons: ["it is neither PEM nor DER"])
        }
        let lines = text.split(whereSeparator: \.isNewline).map { $0.trimmingCharacters(in: .whitespaces) }
            .filter { !$0.isEmpty }
        guard let label = labels.first(where: { lines.first == "-----BEGIN \($0)-----" }),
            lines.firstIndex(of: "-----END \(label)-----") == lines.count - 1
        else {
            let wanted = labels.map { "\"\($0)\"" }.joined(separator: " or ")
            throw PKIError(operation: operation, reasons: ["it is not exactly one PEM block \(wanted), or DER"])
        }
        guard let der = Data(base64Encoded: lines.dropFirst().dropLast().joined()), !der.isEmpty else {
            throw PKIError(operation: operation, reasons: ["the PEM block is not base64"])
        }
        return Array(der)
    }
}
