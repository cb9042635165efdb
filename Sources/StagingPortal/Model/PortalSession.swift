/// A browser's session: anonymous on the login page, then an account's.
struct PortalSession: Sendable {
    let token: String
    let csrf: String
    let account: Account?
    var lastSeen: ContinuousClock.Instant
    /// Whether the next page says that the draft was saved.
    var hasSaved = false
    /// Whose password was right, while the key has not answered yet.
    var pending: PendingSignIn?
    /// In form shape: the draft that this session's open form was saved as.
    var formDraft: String?
    /// In application shape: what the next change has to carry.
    var viewState = PortalSession.random()

    init(account: Account?, at now: ContinuousClock.Instant) {
        token = Self.random()
        csrf = Self.random()
        self.account = account
        lastSeen = now
    }

    static func random() -> String {
        let value = String(UInt64.random(in: .min ... .max), radix: 16)
        let more = String(UInt64.random(in: .min ... .max), radix: 16)
        return value + more
    }
}
