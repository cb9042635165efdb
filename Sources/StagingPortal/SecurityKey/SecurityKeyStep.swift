import NIOHTTP1

/// The second step of a sign-in: whoever knew the password proves to have the registered security key.
struct SecurityKeyStep: Sendable {
    static let path = "/login/key"

    let site: Site
    let visit: Visit

    func answer() async -> Reply {
        guard let session = visit.session, let pending = session.pending, let key = site.state.securityKey else {
            return .seeOther("/login")
        }
        if visit.request.isPlainRead {
            return .page(
                SecurityKeyPage(session: session, challenge: pending.challenge, credential: key.id).html)
        }
        guard visit.carriesToken(of: session) else { return Site.badToken(nil) }
        // A challenge is answered once, right or wrong.
        await site.state.end(session.token)
        let host = visit.request.headers.first(name: "host") ?? ""
        guard let assertion = Assertion(visit.fields) else {
            return .json(Failure(message: "The security key sent nothing."), status: .forbidden)
        }
        let objection = await assertion.objection(
            key: key, challenge: pending.challenge, origin: "\(site.tls ? "https" : "http")://\(host)",
            host: String(host.prefix { $0 != ":" }))
        if let objection { return .json(Failure(message: objection), status: .forbidden) }
        return SignIn(site: site, visit: visit).with(
            await site.state.open(for: pending.account), .json(Proven(location: "/requests")))
    }

    private struct Proven: Encodable {
        let location: String
    }
}

/// Somebody who knew an account's password, and what their key has to sign.
struct PendingSignIn: Sendable {
    let account: Account
    let challenge: String
}

extension PortalState {
    /// A session that is nobody's yet: the key has to answer first.
    func ask(keyOf account: Account) -> PortalSession {
        var session = PortalSession(account: nil, at: .now)
        session.pending = PendingSignIn(account: account, challenge: PortalSession.challenge())
        sessions[session.token] = session
        return session
    }
}

extension PortalSession {
    /// 32 random bytes, base64url without padding (Web Authentication, section 13.4.3: at least 16).
    static func challenge() -> String {
        let bytes = (0..<32).map { _ in UInt8.random(in: .min ... .max) }
        return Base64URL.text(of: bytes)
    }
}
