extension PortalState {
    /// Opens a session of its own for each sign-in, so that no token from before it lives on.
    func open(for account: Account?) -> PortalSession {
        let session = PortalSession(account: account, at: .now)
        sessions[session.token] = session
        return session
    }

    /// The session of a token, if it has not idled out; it counts as seen now.
    func session(_ token: String) -> PortalSession? {
        guard let session = sessions[token] else { return nil }
        guard session.lastSeen.duration(to: .now) < idleTimeout else {
            sessions[token] = nil
            return nil
        }
        sessions[token]?.lastSeen = .now
        return session
    }

    func end(_ token: String) {
        sessions[token] = nil
    }

    func noteSaved(in token: String) {
        sessions[token]?.hasSaved = true
    }

    /// Says once whether a draft was just saved.
    func takeSavedNote(in token: String) -> Bool {
        defer { sessions[token]?.hasSaved = false }
        return sessions[token]?.hasSaved ?? false
    }

    func remember(formDraft: String?, in token: String) {
        sessions[token]?.formDraft = formDraft
    }

    /// Judges a sign-in and counts it.
    func account(_ name: String, password: String) -> Account? {
        let account = Account.all.first { $0.name == name && password == self.password }
        if account == nil { logins.failed += 1 } else { logins.ok += 1 }
        return account
    }
}
