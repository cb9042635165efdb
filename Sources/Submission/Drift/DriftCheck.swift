import Governance
import PKI
import Portal
import Valve
import WebDriver

/// A read-only walk over a portal's pages, compared with a map.
package struct DriftCheck: Sendable {
    package let configuration: Configuration
    package let portal: PortalConfiguration
    /// The folder of the map's version; nil: the one in force.
    package let folder: String?
    /// Whether a draft may be made and discarded.
    package let withDraft: Bool
    /// The pages that count; empty: all.
    package let pages: [String]

    /// A check; nothing is opened yet.
    package init(
        configuration: Configuration, portal: PortalConfiguration, folder: String? = nil, withDraft: Bool = false,
        pages: [String] = []
    ) {
        self.configuration = configuration
        self.portal = portal
        self.folder = folder
        self.withDraft = withDraft
        self.pages = pages
    }

    /// Walks.
    ///
    /// - Throws: `InputError` where map, policy or pages do not fit, ``Failure`` where our own machinery failed.
    package func perform(_ interruption: Interruption) async throws -> DriftReport {
        let (map, survey) = try await walk(interruption)
        return DriftReport(survey, map: map, portal: portal, only: pages)
    }

    /// Walks; without the fingerprint, only what the map itself names is compared.
    func walk(
        _ interruption: Interruption, comparingFingerprint: Bool = true
    ) async throws -> (SelectorMap, Survey) {
        let credentials = try await credentials()
        let visit = try await opened(headed: false, comparingFingerprint: comparingFingerprint, interruption)
        let survey: Result<Survey, Failure>
        do { survey = .success(try await walk(visit, as: credentials)) } catch { survey = .failure(error) }
        await visit.close()
        return (visit.map, try survey.get())
    }

    /// Walks in a browser that was opened for it, and stays on a page where one is named.
    func walk(
        _ visit: PortalVisit, as credentials: SignInCredentials?, until last: String? = nil
    ) async throws(Failure) -> Survey {
        do {
            return try await visit.survey(
                as: credentials, withDraft: withDraft, until: last)
        } catch {
            throw Failure(error)
        }
    }

    /// Opens a browser in which nothing but a sign-in, and a draft where one may be made, can leave.
    func opened(
        headed: Bool, comparingFingerprint: Bool = true, _ interruption: Interruption
    ) async throws -> PortalVisit {
        var map = try loaded()
        if !comparingFingerprint { map = map.withoutFingerprint }
        try check(map)
        let plan = VisitPlan(
            map: map, values: PacketValues(packet: [:], files: [:]), origin: portal.origin, uncompared: [],
            browser: try await configuration.browser.started(for: portal, headed: headed),
            proxy: try await upstream(map),
            stateFolder: configuration.state,
            limits: VisitLimits(configuration.deadlines), isInterrupted: { interruption.isRequested })
        do {
            return try await PortalVisit.openForSurvey(plan, withDraft: withDraft)
        } catch {
            throw Failure(error)
        }
    }

    /// Who signs in, read before any browser is opened.
    func credentials() async throws -> SignInCredentials? {
        let map = try loaded()
        do {
            return try await SignInCredentials.read(for: portal, by: map, configuration)
        } catch {
            throw Failure(what: "\(error)", remedy: "Correct the portal's credentials in the configuration.")
        }
    }

    /// The folder of the version that is walked by.
    func mapFolder() throws -> String { try folder ?? portal.mapFolder() }

    func loaded() throws -> SelectorMap {
        do {
            return try SelectorMap.load(folder: mapFolder())
        } catch let error as MapError {
            throw UnusableMap(error)
        }
    }

    private func check(_ map: SelectorMap) throws(InputError) {
        for page in pages where map.page(page) == nil {
            throw InputError(
                file: "--page", expected: "one of \(map.everyPage.map(\.id).joined(separator: ", "))",
                found: "“\(page)”")
        }
        if withDraft { try configuration.permitTrials(at: portal, "for --with-draft") }
    }

    private func upstream(_ map: SelectorMap) async throws -> UpstreamProxy? {
        do {
            return try await configuration.proxyWay(to: VisitPlan.origins(of: map, at: portal.origin)).proxy
        } catch {
            throw Failure(what: "\(error)", remedy: "Correct the proxy in the configuration.")
        }
    }
}

/// A map that cannot be used, with everything that is wrong with it, a line each.
package struct UnusableMap: Error, Hashable, Sendable {
    /// `map.yaml:12:5: unknown key “colour”; expected one of css, text`.
    package let lines: [String]

    init(_ error: MapError) {
        lines = error.problems.map(\.description)
    }

    init(lines: [String]) {
        self.lines = lines
    }
}

extension Failure {
    init(_ stop: Stop) {
        switch stop {
        case .machinery(let failure): self.init(what: failure.description, remedy: failure.remedy)
        case .halt(let reason):
            self.init(what: reason.reason, remedy: "Look at the portal by hand, then try again.")
        }
    }
}
