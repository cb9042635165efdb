import NIOHTTP1

/// Single sign-on: the portal sends people to another origin, which signs them in and sends them back with a ticket.
struct SignInElsewhere: Sendable {
    private static let ticket = "/login/ticket"

    let site: Site
    let visit: Visit

    /// What the portal itself answers; nil for what is none of this.
    func atPortal() async -> Reply? {
        switch visit.request.path {
        case "/login" where visit.request.isPlainRead: return .seeOther("\(site.origins.api)/login")
        case "/login": return Site.badToken(nil)
        case Self.ticket:
            guard let account = await site.state.redeem(visit.request.query["ticket"] ?? "") else {
                return .seeOther("/login")
            }
            let session = await site.state.open(for: account)
            return SignIn(site: site, visit: visit).with(session, .seeOther("/requests"))
        default: return nil
        }
    }

    /// What the other origin answers at `/login`.
    func elsewhere() async -> Reply {
        var reply = await SignIn(site: site, visit: visit).answer { account in
            .seeOther("\(site.origins.portal)\(Self.ticket)?ticket=\(await site.state.ticket(for: account))")
        }
        reply.allowForms(to: site.origins.portal)
        return reply
    }
}

extension PortalState {
    /// A ticket that the portal takes once.
    func ticket(for account: Account) -> String {
        let ticket = PortalSession.random()
        tickets[ticket] = account
        return ticket
    }

    func redeem(_ ticket: String) -> Account? { tickets.removeValue(forKey: ticket) }
}
