/// What a bundle ought to hold, by how its run ended, and does not.
struct Completeness {
    let manifest: Manifest
    /// Paths from the bundle's folder.
    let files: Set<String>
    let kinds: Set<EntryKind>

    /// One sentence each; empty is complete.
    var missing: [String] {
        inputs + approvals + attestations + gates + pictures + regions + (wasReleased ? submission : []) + confirmation
            + timestamp + witness + revocation
    }

    private var wasReleased: Bool { kinds.contains(.release) && !kinds.contains(.withheld) }
    private var wasOpened: Bool { manifest.outcome.state == .rehearsed || wasReleased }

    private var inputs: [String] {
        let kept = files.compactMap { $0.split(separator: "/").dropFirst().first }.map(String.init)
        let named = [
            ("packet.json", "the packet"), ("request.csr", "the signing request"), ("policy", "the policy"),
            ("registry", "the registry of persons"),
        ]
        var missing = named.filter { name, _ in !kept.contains { $0.hasPrefix(name) } }.map { "\($0.1) is not kept" }
        if wasOpened, !kept.contains(where: { $0.hasPrefix("map") }) { missing.append("the selector map is not kept") }
        return missing
    }

    private var approvals: [String] {
        let unkept = manifest.approvals.filter { !has(input: $0.file) }.map { "approval \($0.file) is not kept" }
        return manifest.approvals.isEmpty && wasOpened ? ["no approval is named"] : unkept
    }

    private var attestations: [String] {
        manifest.attestations.filter { !has(input: $0.file) }.map { "attestation \($0.file) is not kept" }
    }

    private var gates: [String] {
        var needed = ["entry"]
        if wasReleased { needed.append("commit") }
        return needed.filter { purpose in !manifest.gates.contains { $0.purpose == purpose } }
            .map { "no judgement of the \($0) gate" }
    }

    private var pictures: [String] {
        let steps = Set(manifest.pictures.filter { files.contains($0.file) }.compactMap(\.step))
        let unseen = manifest.checkpoints.filter { !steps.contains($0) }.map { "no picture of \($0)" }
        return steps.isEmpty && wasOpened && unseen.isEmpty ? ["no picture at all"] : unseen
    }

    private var regions: [String] {
        let unread = manifest.regions.filter { $0.found == nil }.map { "nobody looked at \($0.id)" }
        return manifest.regions.isEmpty && wasReleased ? ["no region of the portal was looked at"] : unread
    }

    private var submission: [String] {
        var missing: [String] = []
        if !kinds.contains(.intent) { missing.append("no intent is recorded") }
        if !kinds.contains(.recheck) { missing.append("no second reading of the facts before the release is recorded") }
        if manifest.comparisons.isEmpty { missing.append("no comparison is recorded") }
        if !manifest.departures.contains(where: { $0.decision == "released" }) {
            missing.append("what left the browser is not recorded")
        }
        return missing
    }

    private var confirmation: [String] {
        manifest.outcome.state == .confirmed && manifest.confirmation == nil ? ["the confirmation is not recorded"] : []
    }

    private var timestamp: [String] {
        guard manifest.demandsTimestamp else { return [] }
        let early = wasReleased && !kinds.contains(.witnessed)
        let missing = early ? ["no stamp on the journal before the release, which the policy demands"] : []
        guard let finding = manifest.finding(.timestamp) else { return missing }
        return missing + ["no timestamp, which the policy demands: \(finding)"]
    }

    private var witness: [String] {
        guard manifest.demandsWitness == true, wasReleased, kinds.isDisjoint(with: [.witnessed, .published]) else {
            return []
        }
        return ["nobody else was given the journal's head before the release, which the policy demands"]
    }

    private var revocation: [String] {
        (manifest.revocation ?? []).compactMap { reading in
            reading.finding.map { "the certificate of \(reading.holder) is not shown to have been in force: \($0)" }
        }
    }

    private func has(input file: String) -> Bool {
        BundlePath(encoding: "\(BundleFile.inputs)/\(file)").map { files.contains($0.description) } ?? false
    }
}
