/// No person has two duties that must be kept apart.
///
/// Approvers apart from requester and operator are `approvals.requester`'s to say.
struct DutiesSeparate: Rule {
    let id = "duties.separate"
    let demand = "No person has two duties that must be kept apart."

    func judge(_ facts: Facts) -> [Refusal] {
        let held = Duty.allCases.map { ($0, $0.persons(facts)) }
        return Duty.apart.flatMap { pair -> [Refusal] in
            let (ones, others) = (held.first { $0.0 == pair.0 }?.1 ?? [], held.first { $0.0 == pair.1 }?.1 ?? [])
            return ones.filter { one in others.contains { $0.isSame(as: one) } }.map { person in
                refusal(
                    "\(quoted(person.id)) is both \(pair.0.rawValue) and \(pair.1.rawValue).",
                    fact: "\(pair.0.rawValue): \(listed(ones.map { quoted($0.id) })); "
                        + "\(pair.1.rawValue): \(listed(others.map { quoted($0.id) }))",
                    source: "\(facts.packetSource); \(facts.registrySource)",
                    remedy: "another person in one of these duties")
            }
        }
    }
}

/// What a person does about a request, as the segregation matrix names it.
enum Duty: String, CaseIterable {
    case requester
    case performer = "operator"
    case approver
    case reviewer
    case mapAuthor = "author of the map"
    case mapSigner = "signer of the list of maps"

    /// Pairs that one natural person may not have.
    static let apart: [(Duty, Duty)] = [
        (.reviewer, .requester), (.reviewer, .performer), (.reviewer, .approver),
        (.mapAuthor, .approver), (.mapAuthor, .mapSigner),
    ]

    func persons(_ facts: Facts) -> [Person] {
        switch self {
        case .requester: [facts.packet.requester]
        case .performer: facts.performers
        case .approver: facts.approvals.map { facts.person($0.person) }
        case .reviewer: [facts.packet.handover.reviewer]
        case .mapAuthor: facts.allowedMap.map { [facts.person($0.author)] } ?? []
        case .mapSigner: facts.inputs.filter { $0.kind == .maps }.flatMap(facts.signers)
        }
    }
}
