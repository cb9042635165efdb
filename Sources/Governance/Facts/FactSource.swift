extension Facts {
    /// How far two honest clocks may be apart, in milliseconds.
    static let clockTolerance: Int64 = 5000

    var packetSource: String { sources["packet"] ?? "packet.json" }
    var csrSource: String { sources["csr"] ?? packet.csr.file }
    var registrySource: String { sources["registry"] ?? "registry (sha256 \(short(registry.digest)))" }
    var policySource: String {
        sources["policy"] ?? "policy \(policy.name) v\(policy.version) (sha256 \(short(policy.digest)))"
    }
    var operatorSource: String { sources["operator"] ?? "configuration" }
    var portalSource: String { sources["portal"] ?? "configuration" }
    var browserSource: String { sources["browser"] ?? "configuration" }
    var clockSource: String { sources["clock"] ?? "this machine's clock" }

    /// The request's facts, if it could be read.
    var parsedCSR: CSRFacts? {
        guard case .parsed(let facts) = csr else { return nil }
        return facts
    }

    /// The record, if it could be read.
    var readRecord: RecordFacts? {
        guard case .read(let facts) = record else { return nil }
        return facts
    }

    /// The profile's entry in the policy's catalogue, if there is one.
    var profileRule: ProfileRule? { policy.profile(packet.profile) }

    /// Where the approval with this number was found, and by which certificate it is signed.
    func source(ofApproval number: Int) -> String {
        let place = "\(approvals[number].source), approval \(number + 1) of \(approvals.count)"
        guard case .valid(let certificate, _, _) = approvals[number].signature else { return place }
        return "\(place) (signed by SHA256:\(short(certificate)))"
    }

    /// What clears most things that are wrong with an approval.
    var freshApproval: String { "a fresh approval for packet digest \(short(packetDigest))" }
}

extension Approval {
    /// `The CA delegate's approval`.
    var title: String {
        Role(rawValue: role).map { "The \($0.phrase)'s approval" } ?? "The approval in role \(quoted(role))"
    }
}
