import COpenSSL
import Foundation

/// A text signed by one ECDSA key on P-256 (c2sp.org/signed-note, signature type 0x02).
package enum SignedNote {
    /// Signs `text`, which ends with a line end, under a key name without spaces and plus signs.
    ///
    /// - Throws: `PKIError` where the key is of another kind: notes know ECDSA on P-256, and Ed25519 signs no CMS.
    package static func sign(_ text: String, name: String, key: PrivateKey) throws(PKIError) -> String {
        let operation = "sign the checkpoint"
        let facts = PublicKeyFacts(key.pointer)
        guard facts.algorithm == "EC", facts.curve == "P-256" else {
            let kind = [facts.algorithm, facts.curve].compactMap(\.self).joined(separator: " ")
            throw PKIError(operation: operation, reasons: ["a note is signed by a P-256 key, and this one is \(kind)"])
        }
        let signature = try key.plainSignature(over: Array(text.utf8), to: operation)
        // Of this type the key's id is that of its SPKI alone.
        let line = Data(key.spkiSHA256.bytes.prefix(4) + signature).base64EncodedString()
        return "\(text)\n\u{2014} \(name) \(line)\n"
    }

    /// The text that the key of `certificate` signed as `name`.
    ///
    /// - Throws: `PKIError` where it is no note, or no signature of that name and key is in it and holds.
    package static func verify(
        _ note: String, name: String, certificate: Certificate
    ) throws(PKIError) -> String {
        let operation = "verify the checkpoint"
        guard let gap = note.range(of: "\n\n", options: .backwards), note.hasSuffix("\n") else {
            throw PKIError(operation: operation, reasons: ["it is no signed note"])
        }
        let text = "\(note[..<gap.lowerBound])\n"
        let prefix = "\u{2014} \(name) "
        let identity = certificate.spkiSHA256.bytes.prefix(4)
        let signatures = note[gap.upperBound...].split(separator: "\n").filter { $0.hasPrefix(prefix) }
            .compactMap { Data(base64Encoded: String($0.dropFirst(prefix.count))) }
            .filter { $0.prefix(4).elementsEqual(identity) }
        guard let signature = signatures.first else {
            throw PKIError(operation: operation, reasons: ["the signer did not sign it as \(name)"])
        }
        guard try certificate.verifies(Array(signature.dropFirst(4)), over: Array(text.utf8)) else {
            throw PKIError(operation: operation, reasons: ["its signature does not hold"])
        }
        return text
    }
}
