package import PNGMask

extension PortalVisit {
    /// Looks, by reading only, for requests with the same key (the map's reconcile class).
    ///
    /// - Returns: the candidates' ids; empty where there is none. nil where the portal has no look-up.
    package func lookUp() async throws(Stop) -> LookedUp? {
        guard let lookup = map.reconciliation.lookup else { return nil }
        try await open(lookup.address)
        try await ready(lookup.landmark, on: "look-up")
        let found = try await texts(matching: ["\(lookup.rows) \(lookup.id.css)", "\(lookup.rows) \(lookup.key.css)"])
        guard found[0].count == found[1].count else {
            throw .halt(HaltReason(kind: "drift", reason: "The list of requests has rows without an id or a key."))
        }
        let wanted = try texts(of: lookup.key.value)
        let picture = try? await camera.picture(
            revealing: map.visible + ["\(lookup.rows) \(lookup.id.css)", "\(lookup.rows) \(lookup.key.css)"])
        let candidates = zip(found[0], found[1]).filter { wanted.contains($1) }.map(\.0)
        return LookedUp(candidates: candidates, picture: picture)
    }
}

/// What a look-up found.
package struct LookedUp: Sendable {
    /// Ids of requests with the same key.
    package let candidates: [String]
    /// The masked picture of the list, where one could be taken.
    package let picture: MaskedScreenshot?
}
