import NIOHTTP1

/// Where the portal listens, as browsers write it.
struct Origins: Sendable {
    /// Of its pages.
    let portal: String
    /// Of what takes the commit from a script.
    let api: String

    /// The same listener by another name, which makes it another origin.
    var elsewhere: String { api.replacing("127.0.0.1", with: "localhost") }
}

/// The second origin: it takes the commit as JSON, from the portal's pages only (CORS), while a scenario has it so.
struct APISite: Sendable {
    let site: Site

    func answer(_ request: Request) async -> Reply {
        let scenarios = await site.state.active
        if scenarios.contains(.signInElsewhere), request.path == "/login" { return await signIn(request, scenarios) }
        if scenarios.contains(.signInElsewhere), request.path.hasPrefix("/assets/"),
            let asset = Asset.reply(request.segments.last ?? "", api: site.origins.api)
        {
            return asset
        }
        guard scenarios.contains(where: \.isCrossOrigin), request.path == "/requests/submit" else {
            return .text("There is nothing at this address.", status: .notFound)
        }
        if request.method == "OPTIONS" { return await preflight(request, scenarios) }
        // What a page's form would be told by a redirection, a script is told in JSON.
        let taken = request.method == "PUT" ? request.by("POST") : request
        var reply = await site.reply(to: taken, arrival: request)
        if reply.status == .seeOther, let location = reply.headers.first(name: "location") {
            let delivery = reply.delivery
            reply = .json(["location": location])
            reply.delivery = delivery
        }
        return allowed(reply)
    }

    private func signIn(_ request: Request, _ scenarios: Set<Scenario>) async -> Reply {
        await site.state.count()
        if !request.isPlainRead { await site.write(down: request) }
        let token = request.cookie(Visit.cookie)
        let session = if let token { await site.state.session(token) } else { nil as PortalSession? }
        let visit = Visit(
            request: request, body: FormBody(request), session: session, form: RequestForm(scenarios: scenarios))
        return await SignInElsewhere(site: site, visit: visit).elsewhere()
    }

    /// Whatever a page asks for is allowed: only the caller's own guards can stop it.
    private func preflight(_ request: Request, _ scenarios: Set<Scenario>) async -> Reply {
        await site.state.count()
        await site.write(down: request)
        if scenarios.contains(.preflightReplyLost) { return .lost(.finished) }
        var reply = allowed(Reply(.noContent, type: "text/plain; charset=utf-8", body: []))
        for (asked, allowed) in [("method", "methods"), ("headers", "headers")] {
            let value = request.headers.first(name: "access-control-request-\(asked)") ?? ""
            reply.headers.add(name: "Access-Control-Allow-\(allowed)", value: value)
        }
        return reply
    }

    private func allowed(_ reply: Reply) -> Reply {
        var reply = reply
        reply.headers.add(name: "Access-Control-Allow-Origin", value: site.origins.portal)
        reply.headers.add(name: "Access-Control-Allow-Credentials", value: "true")
        reply.headers.add(name: "Vary", value: "Origin")
        return reply
    }
}
