package import PNGMask
import WebDriver

extension PortalVisit {
    /// Looks, by reading only, for requests with the same key (the map's reconcile class).
    ///
    /// - Returns: the candidates' ids; empty where there is none. nil where the portal has no look-up.
    package func lookUp() async throws(Stop) -> LookedUp? {
        guard let lookup = map.reconciliation.lookup else { return nil }
        try await open(lookup.address)
        try await ready(lookup.landmark, on: "look-up")
        if let opening = lookup.opens { return try await lookUp(lookup, opening) }
        let found = try await texts(matching: ["\(lookup.rows) \(lookup.id.css)", "\(lookup.rows) \(lookup.key.css)"])
        guard found[0].count == found[1].count else {
            throw .halt(HaltReason(kind: "drift", reason: "The list of requests has rows without an id or a key."))
        }
        let wanted = try texts(of: lookup.key.value)
        let picture = try? await camera.picture(
            revealing: map.visible + ["\(lookup.rows) \(lookup.id.css)", "\(lookup.rows) \(lookup.key.css)"])
        let candidates = zip(found[0], lookup.key.compared(found[1])).filter { wanted.contains($1) }.map(\.0)
        return LookedUp(candidates: candidates, picture: picture)
    }

    /// Opens the page of every row and compares the key that it shows.
    private func lookUp(
        _ lookup: Reconciliation.Lookup, _ opening: Reconciliation.RowOpening
    ) async throws(Stop) -> LookedUp {
        let ids = try await texts(matching: ["\(lookup.rows) \(lookup.id.css)"])[0]
        let links = try await addresses(of: "\(lookup.rows) \(opening.link)")
        guard ids.count == links.count else {
            throw .halt(HaltReason(kind: "drift", reason: "The list of requests has rows without an id or a link."))
        }
        guard ids.count <= opening.limit else {
            throw .halt(
                HaltReason(
                    kind: "look-up",
                    reason: "The look-up found \(ids.count) requests; the map lets \(opening.limit) be looked at."))
        }
        let picture = try? await camera.picture(revealing: map.visible + ["\(lookup.rows) \(lookup.id.css)"])
        let wanted = try texts(of: lookup.key.value)
        var candidates: [String] = []
        for (id, link) in zip(ids, links) {
            try await go(to: link)
            try await ready(opening.landmark, on: "look-up of \(id)")
            let shown = lookup.key.compared(try await texts(matching: [lookup.key.css])[0])
            guard shown.count == 1 else {
                throw .halt(HaltReason(kind: "drift", reason: "The page of \(id) does not show one key."))
            }
            if wanted.contains(shown[0]) { candidates.append(id) }
        }
        return LookedUp(candidates: candidates, picture: picture)
    }

    /// Where links lead, of the portal's own origin only.
    private func addresses(of selector: String) async throws(Stop) -> [String] {
        let value = try await driving { () async throws(WebDriverError) in
            try await reader.read(
                "return [...document.querySelectorAll(arguments[0])].map((link) => link.href || \"\");",
                [.string(selector)])
        }
        let links = (value.array ?? []).compactMap(\.string)
        guard links.allSatisfy({ RequestTarget(url: $0, origin: origin) != nil }) else {
            throw .halt(HaltReason(kind: "origin", reason: "The list of requests links to another origin."))
        }
        return links
    }
}

/// What a look-up found.
package struct LookedUp: Sendable {
    /// Ids of requests with the same key.
    package let candidates: [String]
    /// The masked picture of the list, where one could be taken.
    package let picture: MaskedScreenshot?
}
