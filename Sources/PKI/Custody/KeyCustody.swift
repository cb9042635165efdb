/// What a device attests of one key, each fact with the place it was read from.
package struct KeyCustody: Sendable, Hashable {
    /// A fact and where it came from.
    package struct Sourced<Value: Sendable & Hashable>: Sendable, Hashable {
        package let value: Value
        /// In words: `extension 1.3.6.1.4.1.41482.4.3 of CN=…`.
        package let source: String

        init(_ value: Value, _ source: String) { (self.value, self.source) = (value, source) }
    }

    /// Something that is no fault and that an approver must have accepted.
    package struct Finding: Sendable, Hashable {
        /// Stable name, such as `pin-never`.
        package let name: String
        /// What it means, in a sentence.
        package let words: String

        init(_ name: String, _ words: String) { (self.name, self.words) = (name, words) }
    }

    /// Any further fact, for people.
    package struct Note: Sendable, Hashable {
        package let name: String
        package let value: String
        package let source: String
    }

    package let format: AttestationFormat
    /// The attested key, by SHA-256 of its SubjectPublicKeyInfo.
    package let spkiSHA256: Sourced<SHA256Digest>
    /// Whether the key was made inside the device.
    package let generatedOnDevice: Sourced<Bool>
    /// Whether the key can leave the device.
    package let exportable: Sourced<Bool>
    /// Serial number of the device; nil where the attestation does not say.
    package let serial: Sourced<String>?
    /// `5.4.3`; nil where the attestation does not say.
    package let firmware: Sourced<String>?
    /// Whether the device says that it is a FIPS model or in FIPS mode; nil where it says nothing.
    package let claimsFIPS: Sourced<Bool>?
    /// When the device attested, in milliseconds since 1970; nil where the format carries no such time.
    package let attestedAt: Sourced<Int64>?
    /// The trust anchors that vouch for it.
    package let anchors: [Certificate]
    /// The chains, for people.
    package let paths: [String]
    package let quirks: [Quirk]
    package let findings: [Finding]
    package let notes: [Note]
}

/// What became of checking an attestation.
package enum AttestationOutcome: Sendable, Hashable {
    /// It is genuine: what it says of the key can be judged.
    case verified(KeyCustody)

    /// It is damaged, forged, of another device, or not under a trust anchor.
    case refused(String)

    /// Nothing in it can be checked offline: recognised at best, never believed.
    case notAttestable(String)
}

/// The forms of attestation that are verified.
package enum AttestationFormat: String, Sendable, Hashable, CaseIterable {
    case yubiKeyPIV = "yubikey-piv"
    case yubiHSM2 = "yubihsm2"
    case lunaPKC = "luna-pkc"
    case marvell = "marvell-liquidsecurity"
    case securosys = "securosys-primus"
}
