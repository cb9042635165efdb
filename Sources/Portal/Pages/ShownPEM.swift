package import PKI

extension ShownValue {
    /// What is compared of shown texts: the texts themselves, or the digest of what they are.
    func compared(_ texts: [String]) -> [String] {
        guard let digest else { return texts }
        return texts.map { digest.text(of: $0) ?? "no PEM certificate or request" }
    }
}

extension ShownDigest {
    /// The digest of a certificate or request that a page shows as PEM; nil where it is none.
    func text(of shown: String) -> String? {
        guard let pem = ShownPEM(shown) else { return nil }
        switch self {
        case .spki: return pem.spkiSHA256?.hex
        }
    }
}

/// A certificate or certificate request as pages show it: its PEM lines, however they are broken.
package struct ShownPEM {
    /// The textual encoding of one object, lines as RFC 7468 has them.
    package let text: String

    /// The one PEM block in a text whose white space is lost; nil where there is no such block.
    package init?(_ shown: String) {
        let form = /-----BEGIN ([A-Z ]+)-----([A-Za-z0-9+\/=\s]+)-----END ([A-Z ]+)-----/
        let blocks = shown.matches(of: form)
        guard blocks.count == 1, let block = blocks.first, block.1 == block.3 else { return nil }
        let base64 = block.2.filter { !$0.isWhitespace }
        text = "-----BEGIN \(block.1)-----\n\(base64)\n-----END \(block.1)-----\n"
    }

    /// The certificate that it is; nil where it is none.
    package var certificate: Certificate? { try? Certificate(Array(text.utf8)) }

    /// SHA-256 of the public key in it; nil where it is neither a certificate nor a request.
    var spkiSHA256: SHA256Digest? {
        certificate?.spkiSHA256 ?? (try? CertificateSigningRequest(Array(text.utf8)))?.spkiSHA256
    }
}
