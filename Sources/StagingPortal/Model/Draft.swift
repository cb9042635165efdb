/// A request being prepared, kept by the portal.
struct Draft: Sendable {
    let id: String
    let owner: String
    var fields: [String: [String]] = [:]
    var revision = 1
    var attachments: [PortalLedger.File] = []
    var signingRequest: SigningRequest?
    var isDiscarded = false
    /// Whether its review page was shown at least once.
    var isReviewed = false
    /// The request it became.
    var request: String?

    func first(_ name: String) -> String {
        fields[name]?.first ?? ""
    }

    /// Type and value of each alternative name, in order.
    var alternativeNames: [AlternativeName] {
        zip(fields["san_type"] ?? [], fields["san_value"] ?? []).map { AlternativeName(type: $0, value: $1) }
    }

    var entry: PortalLedger.Draft {
        PortalLedger.Draft(
            id: id, fields: fields, revision: revision, attachments: attachments, discarded: isDiscarded)
    }
}
