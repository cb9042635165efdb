import Governance

/// How a record of another system is read: where in its JSON each thing stands.
struct RecordMapping: Hashable, Sendable {
    static let schema = "countersign.record-mapping/1"

    /// Where the parts of one approval stand, from the approval on.
    struct ApprovalMapping: Hashable, Sendable {
        let role: String
        let account: String
        let packetDigest: String
        let decision: String
        let decided: String
        let expires: String
        /// The system's word for a role, and ours.
        let roles: [String: String]
        /// The system's word for a decision, and ours.
        let decisions: [String: String]
    }

    let version: Int
    let system: String
    let path: String
    let request: String
    let versionPointer: String
    let state: String
    let approvedStates: [String]
    let supersededBy: String?
    let lockedAt: String?
    let approvals: String
    let approval: ApprovalMapping

    /// Reads a mapping strictly.
    ///
    /// - Throws: `InputError` with every problem, its line and column.
    static func read(_ document: InputNode, named path: String) throws(InputError) -> RecordMapping {
        try ObjectReader.read(document, file: path) { fields in
            _ = fields.text("schema", "“\(schema)”") { $0 == schema }
            return RecordMapping(
                version: Int(fields.integer("version", in: 1...1_000_000)), system: fields.text("system"),
                path: fields.text("path", "a path that begins with / and holds {request}") {
                    $0.hasPrefix("/") && $0.contains("{request}")
                },
                request: fields.pointer("request"), versionPointer: fields.pointer("packetVersion"),
                state: fields.pointer("state"), approvedStates: fields.texts("approvedStates"),
                supersededBy: fields.has("supersededBy")
                    ? fields.pointer("supersededBy") : fields.absent("supersededBy"),
                lockedAt: fields.has("lockedAt") ? fields.pointer("lockedAt") : fields.absent("lockedAt"),
                approvals: fields.pointer("approvals"), approval: fields.object("approval", approval))
        }
    }

    private static func approval(_ fields: ObjectReader) -> ApprovalMapping {
        ApprovalMapping(
            role: fields.pointer("role"), account: fields.pointer("account"),
            packetDigest: fields.pointer("packetDigest"), decision: fields.pointer("decision"),
            decided: fields.pointer("decided"), expires: fields.pointer("expires"),
            roles: fields.optionalObject("roles", words) ?? [:], decisions: fields.object("decisions", words))
    }

    private static func words(_ fields: ObjectReader) -> [String: String] {
        var words: [String: String] = [:]
        for key in fields.keys { words[key] = fields.text(key) }
        return words
    }
}

extension ObjectReader {
    /// A JSON Pointer.
    fileprivate func pointer(_ key: String) -> String {
        text(key, "a JSON Pointer such as /approver/id") { $0.hasPrefix("/") }
    }
}
