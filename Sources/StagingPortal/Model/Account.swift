/// Who may sign in, and as what.
struct Account: Hashable, Sendable {
    let name: String
    let role: String
    let maySubmit: Bool

    static let all = [
        Account(name: "ops.engineer", role: "Certificate operations", maySubmit: true),
        Account(name: "audit.viewer", role: "Audit (read only)", maySubmit: false),
        Account(name: "ca.approver", role: "CA approvals", maySubmit: false),
    ]
}
