/// A file of rules, with the signatures that lie beside it.
package struct SignedInput: Hashable, Sendable {
    /// What it is.
    package enum Kind: String, CaseIterable, Hashable, Sendable {
        case policy
        case registry
        /// The list of maps that may be used.
        case maps
        /// Environments, subscribers and names, as they are registered.
        case inventory
        /// How a record of another system is read.
        case recordMapping = "record-mapping"
    }

    /// What it is.
    package var kind: Kind
    /// Path, for people.
    package var source: String
    /// Version; may only rise.
    package var version: Int
    /// SHA-256 of its bytes, hexadecimal.
    package var digest: String
    /// Each signature with the file it lies in.
    package var signatures: [Sourced<SignatureState>]

    /// Takes every part as given; nothing is judged here.
    package init(
        kind: Kind, source: String, version: Int, digest: String, signatures: [Sourced<SignatureState>]
    ) {
        self.kind = kind
        self.source = source
        self.version = version
        self.digest = digest
        self.signatures = signatures
    }
}

/// A version of an input that an earlier gate believed.
package struct SeenInput: Hashable, Sendable {
    /// Version.
    package var version: Int
    /// SHA-256 of its bytes, hexadecimal.
    package var digest: String

    /// Takes both as given.
    package init(version: Int, digest: String) {
        self.version = version
        self.digest = digest
    }
}

extension Facts {
    /// Those whose signature under an input counts: pinned, valid now, and with no other duty in this request.
    func signers(of input: SignedInput) -> [Person] {
        var counted: [Person] = []
        for signature in input.signatures {
            guard case .valid(let certificate, let from, let until) = signature.value, from <= now, now <= until,
                let signer = installation.pins?.signers.first(where: { $0.certificate.isExactly(certificate) })?.person,
                !involved.contains(where: { $0.isSame(as: signer) }),
                !counted.contains(where: { $0.isSame(as: signer) })
            else { continue }
            counted.append(signer)
        }
        return counted
    }

    /// Whoever asked for, runs or approved this request, or had it approved by a deputy.
    private var involved: [Person] {
        [packet.requester] + performers + approvals.map { person($0.person) }
            + approvals.compactMap(\.deputyFor).map(person)
    }

    /// Inputs that two independent persons signed: only their versions are remembered.
    package var believedInputs: [SignedInput] { inputs.filter { signers(of: $0).count >= 2 } }
}
