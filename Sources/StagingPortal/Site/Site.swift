import NIOHTTP1

/// Answers the portal's requests: who asks, whether they may, and which page it is.
struct Site: Sendable {
    let state: PortalState
    let shape: CommitShape
    let tls: Bool
    /// The origin of pages, and the one that takes a commit from a script.
    let origins: Origins

    func answer(_ request: Request) async -> Reply {
        var reply = await reply(to: request)
        let isOn = await state.active.contains(where: \.isCrossOrigin)
        if isOn { reply.allowScripts(to: [origins.api, origins.elsewhere]) }
        return reply
    }

    /// The answer; `arrival` is the request as it came, where it is treated as another.
    func reply(to request: Request, arrival: Request? = nil) async -> Reply {
        await state.count()
        // Where a scenario commits by an address, reading it is an arrival too.
        if !request.isPlainRead || request.path.hasSuffix("/submit") { await write(down: arrival ?? request) }
        let scenarios = await state.active
        if let reply = await publicReply(request, scenarios) { return reply }
        let presented = request.cookie(Visit.cookie)
        let session = if let presented { await state.session(presented) } else { nil as PortalSession? }
        let visit = Visit(
            request: request, body: FormBody(request), session: session, form: RequestForm(scenarios: scenarios))
        if visit.isOn(.signInElsewhere), let reply = await SignInElsewhere(site: self, visit: visit).atPortal() {
            return reply
        }
        if visit.isOn(.securityKey), request.path == SecurityKeyStep.path {
            return await SecurityKeyStep(site: self, visit: visit).answer()
        }
        if visit.isOn(.signInByCertificate), let reply = await SignInByCertificate(site: self, visit: visit).answer() {
            return reply
        }
        if request.path == "/login" { return await SignIn(site: self, visit: visit).answer() }
        guard let session, let account = session.account else {
            return Self.turnAway(request, hadSession: presented != nil)
        }
        guard request.isPlainRead || visit.carriesToken(of: session) else { return Self.badToken(session) }
        return await Routes(site: self, visit: visit, session: session, account: account).answer()
    }

    /// Written down before anything else happens, so that a lost answer cannot hide an arrival.
    func write(down request: Request) async {
        await state.record(
            PortalLedger.Arrival(
                method: request.method, path: request.path, at: PortalState.timestamp,
                connection: request.connection, bodySHA256: BodyDigest.hex(of: request.body)))
    }

    private func publicReply(_ request: Request, _ scenarios: Set<Scenario>) async -> Reply? {
        guard request.isPlainRead else { return nil }
        let segments = request.segments
        if request.path == "/favicon.ico" { return .text("", status: .noContent) }
        guard segments.count == 2, segments[0] == "assets" else { return nil }
        if scenarios.contains(.slowScripts), segments[1].hasSuffix(".js") {
            try? await Task.sleep(for: .milliseconds(700))
        }
        return Asset.reply(segments[1], api: origins.api)
    }

    static func turnAway(_ request: Request, hadSession: Bool) -> Reply {
        if !request.isPlainRead {
            return hadSession ? Self.sessionEnded(request) : badToken(nil)
        }
        return .seeOther(hadSession ? "/login?expired=1" : "/login")
    }

    /// A script is told by a status, a page by a redirection.
    static func sessionEnded(_ request: Request) -> Reply {
        let type = request.headers.first(name: "content-type") ?? ""
        let byScript = type.hasPrefix("application/json") || type.hasPrefix("multipart/")
        return byScript ? .text("The session has ended.", status: .unauthorized) : .seeOther("/login?expired=1")
    }

    static func badToken(_ session: PortalSession?) -> Reply {
        .page(
            MessagePage(
                title: "Not allowed", text: "The form's security token is missing or not yours. Nothing was changed.",
                session: session
            ).html, status: .forbidden)
    }
}
