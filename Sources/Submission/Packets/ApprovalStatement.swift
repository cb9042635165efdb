package import Governance
package import PKI

/// What an approver signs: one decision on one packet, by its digest.
package struct ApprovalStatement: Hashable, Sendable {
    static let schema = "countersign.approval/1"

    /// Digest of the packet, hexadecimal.
    package var packet: String
    /// Request in the governed record.
    package var requestID: String
    /// Version of the request.
    package var version: Int
    /// Role it is given in.
    package var role: String
    /// Identity in the registry.
    package var person: String
    /// What was decided.
    package var decision: Decision
    /// When.
    package var decided: Instant
    /// First moment at which it is void.
    package var expires: Instant
    /// Identity of the person for whom a deputy gives it.
    package var deputyFor: String?

    /// Takes every part as given.
    package init(
        packet: String, requestID: String, version: Int, role: String, person: String, decision: Decision,
        decided: Instant, expires: Instant, deputyFor: String? = nil
    ) {
        self.packet = packet
        self.requestID = requestID
        self.version = version
        self.role = role
        self.person = person
        self.decision = decision
        self.decided = decided
        self.expires = expires
        self.deputyFor = deputyFor
    }

    /// The statement as it is signed, canonical JSON.
    package var json: JSON {
        var members: [String: JSON] = [
            "schema": .string(Self.schema),
            "packet": .string(packet),
            "request": ["id": .string(requestID), "version": .integer(Int64(version))],
            "role": .string(role),
            "person": .string(person),
            "decision": .string(decision.rawValue),
            "decided": .string(decided.description),
            "expires": .string(expires.description),
        ]
        if let deputyFor { members["deputyFor"] = .string(deputyFor) }
        return .object(members)
    }

    /// Reads a statement strictly.
    ///
    /// - Throws: `InputError` with every problem.
    package init(_ bytes: [UInt8], file: String) throws(InputError) {
        let document = try InputFile.json(bytes, named: file)
        self = try ObjectReader.read(InputNode(document), file: file) { fields in
            _ = fields.text("schema", "“\(Self.schema)”") { $0 == Self.schema }
            let (id, version) = fields.object("request") {
                ($0.text("id"), Int($0.integer("version", in: 1...1_000_000)))
            }
            let words = fields.text("decision", "one of \(Decision.allCases.map(\.rawValue).joined(separator: ", "))") {
                Decision(rawValue: $0) != nil
            }
            return ApprovalStatement(
                packet: fields.digest("packet"), requestID: id, version: version, role: fields.text("role"),
                person: fields.text("person"), decision: Decision(rawValue: words) ?? .rejected,
                decided: fields.instant("decided"), expires: fields.instant("expires"),
                deputyFor: fields.optionalText("deputyFor"))
        }
    }
}
