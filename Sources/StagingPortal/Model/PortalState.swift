import Foundation

/// Everything the portal remembers.
actor PortalState {
    let password: String
    let idleTimeout: Duration
    /// The key that has to sign after the password.
    let securityKey: RegisteredSecurityKey?
    private var scenarios: Set<Scenario>
    var sessions: [String: PortalSession] = [:]
    var logins = PortalLedger.Logins()
    var arrivals: [PortalLedger.Arrival] = []
    var requests = 0
    var drafts: [Draft] = []
    var accepted: [PortalLedger.Accepted] = []
    var records = RequestRecord.history
    var tickets: [String: Account] = [:]
    var uploads: [String: PortalLedger.File] = [:]
    private var lastDraft = 5511
    private var lastRequest = 104_232

    init(_ options: StagingPortalOptions) {
        password = options.password
        idleTimeout = .seconds(options.idleTimeout)
        securityKey = options.securityKey
        scenarios = options.scenarios
    }

    var active: Set<Scenario> { scenarios }

    func set(scenarios: Set<Scenario>) {
        self.scenarios = scenarios
    }

    static var timestamp: String {
        Date.now.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
    }

    func nextDraftID() -> String {
        lastDraft += 1
        return "D-\(lastDraft)"
    }

    func nextRequestID() -> String {
        lastRequest += 1
        return "CR-\(lastRequest)"
    }
}
