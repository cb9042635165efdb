import Foundation
package import Governance
package import Valve
import WebDriver

/// Everything a visit needs before a browser is started.
package struct VisitPlan: Sendable {
    /// The portal, as data.
    package let map: SelectorMap
    /// The approved values.
    package let values: PacketValues
    /// The portal's origin, bound by configuration: `https://pki.example:8443`.
    package let origin: String
    /// Requests whose body policy allows to go uncompared where the browser does not show it.
    package let uncompared: Set<String>
    /// Whether policy lets a page be filled whose fields are found by another locator of the map.
    package let permitsMoved: Bool
    /// How the browser is started; its way out is set by the visit.
    package let browser: GovernedBrowser
    /// The company proxy through which the portal is reached; nil for directly.
    package let proxy: UpstreamProxy?
    /// Where notes about running browsers are kept.
    package let stateFolder: String
    /// How long the visit waits.
    package let limits: VisitLimits
    /// Whether a person wants to end.
    package let isInterrupted: @Sendable () -> Bool
    /// Where the walk is taken down, for tests; nothing but a test has one.
    package var tape: WalkTape?
    /// A security key that is plugged into the browser, for tests; nothing but a test has one.
    package var securityKey: VirtualSecurityKey?

    /// A plan.
    package init(
        map: SelectorMap, values: PacketValues, origin: String, uncompared: Set<String>, permitsMoved: Bool = false,
        browser: GovernedBrowser, proxy: UpstreamProxy?, stateFolder: String, limits: VisitLimits,
        isInterrupted: @escaping @Sendable () -> Bool
    ) {
        self.map = map
        self.values = values
        self.origin = origin
        self.uncompared = uncompared
        self.permitsMoved = permitsMoved
        self.browser = browser
        self.proxy = proxy
        self.stateFolder = stateFolder
        self.limits = limits
        self.isInterrupted = isInterrupted
    }

    /// Requests that go uncompared: they carry a file, this browser does not show it, and policy names them.
    package var goingUncompared: [String] { browser.unshown(in: map).filter(uncompared.contains) }

    /// Who touches a security key where the portal asks for one.
    var holder: KeyHolder { securityKey.map(KeyHolder.test) ?? (browser.isHeadless ? .nobody : .person) }

    /// The host and port that the commit goes to, and all that the browser may reach: the map's origins.
    func origins() throws(Stop) -> (commit: Origin, all: Set<Origin>) {
        let portal = try Self.origin(origin)
        var all: Set = [portal]
        for text in Self.origins(of: map, at: origin) { all.insert(try Self.origin(text)) }
        guard let other = map.request(map.commit.request)?.origin else { return (portal, all) }
        return (try Self.origin(other), all)
    }

    /// Every origin that a map needs of a portal at this one, each once.
    package static func origins(of map: SelectorMap, at origin: String) -> [String] {
        let others = map.origins.flatMap { (try? $0.filled(with: Fillings(origin: origin))) ?? [] }
        return Set(others + [origin]).sorted()
    }

    static func origin(_ text: String) throws(Stop) -> Origin {
        guard let parts = URLComponents(string: text), let host = parts.host,
            let port = parts.port ?? ["http": 80, "https": 443][parts.scheme ?? ""]
        else {
            throw .machinery(
                MachineFailure("“\(text)” is no origin", remedy: "Correct the portal's origin in the configuration."))
        }
        return Origin(host: host, port: port)
    }
}

extension PortalVisit {
    /// Opens the portal for one submission, by a permit for entry.
    ///
    /// - Throws: ``Stop`` when the permit is not one for entry or too old, or naming what is missing; nothing is left
    ///   running then.
    package static func open(
        _ plan: VisitPlan, _ permit: consuming Permit, uptime: Int64
    ) async throws(Stop) -> PortalVisit {
        guard permit.purpose == .entry, permit.isFresh(atUptime: uptime) else { throw .halt(.stalePermit) }
        return try await open(plan, purposes: Set(RequestPurpose.allCases))
    }

    /// Opens the portal to look things up: it can sign in, and no other request with an effect can leave.
    package static func openForReading(_ plan: VisitPlan) async throws(Stop) -> PortalVisit {
        try await open(plan, purposes: [.login])
    }

    /// Opens the portal to look at its pages; with a draft, one can be begun and discarded, and nothing else.
    package static func openForSurvey(_ plan: VisitPlan, withDraft: Bool) async throws(Stop) -> PortalVisit {
        try await open(
            plan, purposes: withDraft ? [.login, .begin, .discard] : [.login], height: GovernedBrowser.surveyHeight)
    }

    /// Opens the valve, starts a browser behind it and holds its requests from the first page on; who may do more than read
    /// is decided above.
    static func open(
        _ plan: VisitPlan, purposes: Set<RequestPurpose>, height: Int = GovernedBrowser.walkHeight
    ) async throws(Stop) -> PortalVisit {
        let origins = try plan.origins()
        let valve: Valve
        do {
            valve = try await Valve.open(allowing: origins.all, through: plan.proxy)
        } catch {
            throw .machinery(MachineFailure("the valve could not be opened: \(error)"))
        }
        do {
            return try await open(plan, purposes, valve, origins.commit, height)
        } catch {
            await valve.close()
            throw error
        }
    }

    private static func open(
        _ plan: VisitPlan, _ purposes: Set<RequestPurpose>, _ valve: Valve, _ commitOrigin: Origin, _ height: Int
    ) async throws(Stop) -> PortalVisit {
        let browser: Browser
        do {
            browser = try await plan.browser.launched(
                behind: valve.port, stateFolder: plan.stateFolder, height: height)
        } catch {
            throw .machinery(MachineFailure(error.description, remedy: "Install what is missing, then run it again."))
        }
        let rules = RequestRules(
            map: plan.map, values: plan.values, origin: plan.origin, uncompared: plan.uncompared,
            purposes: purposes)
        let inspector = Inspector(bidi: browser.bidi, rules: rules, passage: PreludePassage(valve), tape: plan.tape) {
            await valve.arm()
        }
        let reader: PageReader
        do {
            try await inspector.watch(plan.browser)
            reader = try await PageReader.open(browser.bidi)
        } catch {
            await browser.end()
            throw .machinery(MachineFailure("the browser's requests cannot be held: \(error)"))
        }
        let interlock = Interlock(
            inspector: inspector, valve: valve, commitOrigin: commitOrigin, limits: plan.limits.commit)
        return PortalVisit(
            map: plan.map, values: plan.values, origin: plan.origin, browser: browser, reader: reader,
            valve: valve, interlock: interlock, permitsMoved: plan.permitsMoved, holder: plan.holder,
            limits: plan.limits,
            tape: plan.tape, isInterrupted: plan.isInterrupted)
    }

    /// The browser's name and version.
    package nonisolated var browserName: String { browser.name }
}
