import Foundation

/// What a portal reads out of a PKCS#10 request.
struct SigningRequest: Codable, Hashable, Sendable {
    /// SHA-256 of the SubjectPublicKeyInfo.
    let keySHA256: String
    /// SHA-256 of the whole request's DER.
    let derSHA256: String
    /// RFC 4514, as `openssl -nameopt RFC2253,utf8` writes it.
    let subject: String

    /// Reads a PEM request; nil if OpenSSL cannot read it.
    static func read(_ pem: String) async -> SigningRequest? {
        let arguments = ["req", "-subject", "-pubkey", "-nameopt", "RFC2253,utf8"]
        guard
            let output = try? await OpenSSLTool.run(arguments, input: Array(pem.utf8)),
            let key = block("PUBLIC KEY", of: output), let request = block("CERTIFICATE REQUEST", of: output),
            let subject = output.split(separator: "\n").first(where: { $0.hasPrefix("subject=") }),
            let keyDigest = try? await OpenSSLTool.sha256(key), let digest = try? await OpenSSLTool.sha256(request)
        else { return nil }
        return SigningRequest(
            keySHA256: keyDigest, derSHA256: digest, subject: String(subject.dropFirst("subject=".count)))
    }

    private static func block(_ label: String, of text: String) -> [UInt8]? {
        guard
            let start = text.firstRange(of: "-----BEGIN \(label)-----"),
            let end = text.firstRange(of: "-----END \(label)-----")
        else { return nil }
        let base64 = text[start.upperBound..<end.lowerBound].filter { !$0.isWhitespace }
        return Data(base64Encoded: base64).map(Array.init)
    }
}
