import NIOHTTP1

/// The login page and the sign-in itself.
struct SignIn: Sendable {
    let site: Site
    let visit: Visit

    func answer() async -> Reply {
        await answer { account in
            guard visit.isOn(.securityKey) else {
                return with(await site.state.open(for: account), .seeOther("/requests"))
            }
            return with(await site.state.ask(keyOf: account), .seeOther(SecurityKeyStep.path))
        }
    }

    func answer(signedIn: (Account) async -> Reply) async -> Reply {
        if visit.request.isPlainRead { return await page() }
        guard let session = visit.session, visit.carriesToken(of: session) else { return Site.badToken(nil) }
        let name = visit.fields["username"] ?? ""
        guard let account = await site.state.account(name, password: visit.fields["password"] ?? "") else {
            return .page(login(session, isRefused: true, userName: name).html)
        }
        await site.state.end(session.token)
        return await signedIn(account)
    }

    private func page() async -> Reply {
        if let session = visit.session, session.account == nil { return .page(login(session).html) }
        let session = await site.state.open(for: nil)
        return with(session, .page(login(session).html))
    }

    private func login(_ session: PortalSession, isRefused: Bool = false, userName: String = "") -> LoginPage {
        LoginPage(
            session: session,
            vendorBuild: visit.isOn(.wrongVendorBuild) ? "Meridian PKI Portal 7.5.0" : Frame.vendorBuild,
            isExpired: visit.request.query["expired"] == "1", isRefused: isRefused, userName: userName)
    }

    func with(_ session: PortalSession, _ reply: Reply) -> Reply {
        var reply = reply
        let secure = site.tls ? "; Secure" : ""
        reply.headers.add(
            name: "Set-Cookie", value: "\(Visit.cookie)=\(session.token); Path=/; HttpOnly; SameSite=Lax\(secure)")
        return reply
    }
}
