/// A whole request on its way into the ledger, from either commit shape.
struct Submission: Sendable {
    let draft: String?
    let fields: [String: [String]]
    let attachments: [PortalLedger.File]
    let signingRequest: SigningRequest?
    let account: String
    let connection: Int
    let tls: Bool

    func first(_ name: String) -> String {
        fields[name]?.first ?? ""
    }

    var alternativeNames: [AlternativeName] {
        zip(fields["san_type"] ?? [], fields["san_value"] ?? []).map { AlternativeName(type: $0, value: $1) }
    }

    /// What a portal cannot do without; empty if it may be taken.
    var missing: [String] {
        ["organization", "profile", "subject_dn", "csr"].filter { first($0).isEmpty }
            + (signingRequest == nil ? ["a readable certificate signing request"] : [])
    }
}
