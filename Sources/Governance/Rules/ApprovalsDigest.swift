/// Each approval is for exactly this packet: its digest, its request and its version.
struct ApprovalsDigest: Rule {
    let id = "approvals.digest"
    let demand = "Each approval is for exactly this packet: its digest, its request and its version."

    func judge(_ facts: Facts) -> [Refusal] {
        facts.approvals.indices.compactMap { number in
            let approval = facts.approvals[number]
            let differences = differences(approval, facts)
            guard !differences.isEmpty else { return nil }
            return refusal(
                "\(approval.title) is for another packet.", fact: differences.joined(separator: "; "),
                source: facts.source(ofApproval: number), remedy: facts.freshApproval)
        }
    }

    private func differences(_ approval: Approval, _ facts: Facts) -> [String] {
        let packet = facts.packet
        var differences: [String] = []
        if !approval.packetDigest.isExactly(facts.packetDigest) {
            differences.append(
                "digest " + contrast(("approved", approval.packetDigest), ("packet", facts.packetDigest)))
        }
        if !approval.requestID.isExactly(packet.requestID) {
            differences.append("request approved \(quoted(approval.requestID)), packet \(quoted(packet.requestID))")
        }
        if approval.version != packet.version {
            differences.append("version approved \(approval.version), packet \(packet.version)")
        }
        return differences
    }
}
