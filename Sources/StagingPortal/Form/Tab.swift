/// The seven steps of a request.
enum Tab: String, CaseIterable, Sendable {
    case subscriber
    case profile
    case sans
    case custody
    case justification
    case approvers
    case review

    var title: String {
        switch self {
        case .subscriber: "Subscriber identity"
        case .profile: "Certificate profile"
        case .sans: "SAN set"
        case .custody: "HSM custody attestations"
        case .justification: "Issuance justification"
        case .approvers: "Approver attestations"
        case .review: "Review"
        }
    }

    /// One sentence under the heading.
    var lead: String {
        switch self {
        case .subscriber: "The legal entity that the certificate will name, and who answers for it."
        case .profile: "What is to be issued, by which authority, for which key."
        case .sans: "Every alternative name of the certificate, one a row."
        case .custody: "Where the private key lives, and the device's own statement about it."
        case .justification: "Why the certificate is needed, and when it may be issued."
        case .approvers: "Who approved this request outside the portal, and where that is on record."
        case .review: "Compare every value with the approved request. Nothing is sent before you submit."
        }
    }
}
