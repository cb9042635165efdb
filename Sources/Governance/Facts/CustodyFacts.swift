/// What became of checking one attestation that the packet names.
package struct CustodyFacts: Hashable, Sendable {
    /// File name in the packet.
    package var file: String
    /// What the check found.
    package var state: CustodyState

    /// Takes both as given; nothing is judged here.
    package init(file: String, state: CustodyState) {
        self.file = file
        self.state = state
    }
}

/// Whether a device's statement on a key could be believed.
package enum CustodyState: Hashable, Sendable {
    /// It is genuine and says this.
    case attested(AttestedKey)

    /// It is not genuine, for this reason.
    case refused(String)

    /// Nothing in it can be checked offline, for this reason.
    case notAttestable(String)
}

/// A fact with the place it was read from.
package struct Sourced<Value: Hashable & Sendable>: Hashable, Sendable {
    /// The fact.
    package var value: Value
    /// Where it came from, for people.
    package var source: String

    /// Takes both as given.
    package init(_ value: Value, _ source: String) {
        self.value = value
        self.source = source
    }
}

/// What a device attests of one key.
package struct AttestedKey: Hashable, Sendable {
    /// Form of the attestation, such as `yubihsm2`.
    package var format: String
    /// SHA-256 of the key's SubjectPublicKeyInfo, hexadecimal.
    package var spkiSHA256: Sourced<String>
    /// Whether the key was made inside the device.
    package var generatedOnDevice: Sourced<Bool>
    /// Whether the key can leave the device.
    package var exportable: Sourced<Bool>
    /// Serial number of the device, where it says.
    package var serial: Sourced<String>?
    /// Firmware of the device, where it says.
    package var firmware: Sourced<String>?
    /// Whether it says that it is a FIPS model or in FIPS mode, where it says anything.
    package var claimsFIPS: Sourced<Bool>?
    /// When it attested, where the form carries that.
    package var attestedAt: Sourced<Instant>?
    /// Trust anchors that vouch for it, for people.
    package var anchors: [String]
    /// Rules of X.509 that this genuine hardware breaks, by name.
    package var quirks: [String]
    /// What an approver must have accepted.
    package var findings: [CustodyFinding]

    /// Takes every part as given; nothing is judged here.
    package init(
        format: String,
        spkiSHA256: Sourced<String>,
        generatedOnDevice: Sourced<Bool>,
        exportable: Sourced<Bool>,
        serial: Sourced<String>?,
        firmware: Sourced<String>?,
        claimsFIPS: Sourced<Bool>?,
        attestedAt: Sourced<Instant>?,
        anchors: [String],
        quirks: [String],
        findings: [CustodyFinding]
    ) {
        self.format = format
        self.spkiSHA256 = spkiSHA256
        self.generatedOnDevice = generatedOnDevice
        self.exportable = exportable
        self.serial = serial
        self.firmware = firmware
        self.claimsFIPS = claimsFIPS
        self.attestedAt = attestedAt
        self.anchors = anchors
        self.quirks = quirks
        self.findings = findings
    }
}

/// Something that is no fault and that an approver must have accepted: the packet, which they sign, names it.
package struct CustodyFinding: Hashable, Sendable {
    /// Stable name, such as `pin-never`.
    package var name: String
    /// What it means, in a sentence.
    package var words: String

    /// Takes both as given.
    package init(name: String, words: String) {
        self.name = name
        self.words = words
    }
}
