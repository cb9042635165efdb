/// What a certificate signing request says, read out of its bytes.
package struct CSRFacts: Hashable, Sendable {
    /// SHA-256 of the DER, hexadecimal.
    package var derSHA256: String
    /// SHA-256 of the SubjectPublicKeyInfo, hexadecimal.
    package var spkiSHA256: String
    /// Distinguished name, RFC 4514.
    package var subject: String
    /// Requested names, with their types.
    package var alternativeNames: [AlternativeName]
    /// `EC`, `RSA`, `Ed25519`.
    package var keyAlgorithm: String
    /// Size of the key in bits.
    package var keyBits: Int
    /// Named curve, such as `P-384`, for EC keys.
    package var curve: String?
    /// Whether its own signature verifies.
    package var provesPossession: Bool

    /// Takes every part as given; nothing is judged here.
    package init(
        derSHA256: String,
        spkiSHA256: String,
        subject: String,
        alternativeNames: [AlternativeName],
        keyAlgorithm: String,
        keyBits: Int,
        curve: String?,
        provesPossession: Bool
    ) {
        self.derSHA256 = derSHA256
        self.spkiSHA256 = spkiSHA256
        self.subject = subject
        self.alternativeNames = alternativeNames
        self.keyAlgorithm = keyAlgorithm
        self.keyBits = keyBits
        self.curve = curve
        self.provesPossession = provesPossession
    }

    /// Kind of key in the words of a policy: `EC P-384`, `RSA 3072`, `Ed25519`.
    package var keyType: String {
        if let curve { return "\(keyAlgorithm) \(curve)" }
        return keyAlgorithm == "RSA" ? "RSA \(keyBits)" : keyAlgorithm
    }
}

/// The locked file as it was found.
package enum CSRState: Hashable, Sendable {
    /// It was read.
    case parsed(CSRFacts)

    /// It was not read, for this reason.
    case unreadable(String)
}
