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
    /// Every extension it asks for.
    package var extensions: [RequestedExtension]
    /// Why its key is known to be weak, each in a few words.
    package var weaknesses: [String]

    /// Takes every part as given; nothing is judged here.
    package init(
        derSHA256: String,
        spkiSHA256: String,
        subject: String,
        alternativeNames: [AlternativeName],
        keyAlgorithm: String,
        keyBits: Int,
        curve: String?,
        provesPossession: Bool,
        extensions: [RequestedExtension],
        weaknesses: [String]
    ) {
        self.derSHA256 = derSHA256
        self.spkiSHA256 = spkiSHA256
        self.subject = subject
        self.alternativeNames = alternativeNames
        self.keyAlgorithm = keyAlgorithm
        self.keyBits = keyBits
        self.curve = curve
        self.provesPossession = provesPossession
        self.extensions = extensions
        self.weaknesses = weaknesses
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

/// One extension that a request asks for.
package struct RequestedExtension: Hashable, Sendable {
    /// Object identifier in dots.
    package var identifier: String
    /// Its name, or the identifier again.
    package var name: String
    /// Whether whoever does not know it must refuse (RFC 5280 §4.2).
    package var isCritical: Bool
    /// Whether it is one that is read and compared here.
    package var isKnown: Bool
    /// What it says, in words or hexadecimal digits.
    package var words: String
    /// What it asks for and no signing key may do, after “The CSR asks”.
    package var fault: String?

    /// Takes every part as given; nothing is judged here.
    package init(
        identifier: String, name: String, isCritical: Bool, isKnown: Bool, words: String, fault: String?
    ) {
        self.identifier = identifier
        self.name = name
        self.isCritical = isCritical
        self.isKnown = isKnown
        self.words = words
        self.fault = fault
    }
}
