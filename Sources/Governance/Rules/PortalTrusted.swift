/// The portal's certificate is vouched for by a pinned issuer, and is one and the same at every gate of a run.
struct PortalTrusted: Rule {
    let id = "portal.tls"
    let demand =
        "The portal's certificate is vouched for by a pinned issuer, and is one and the same at every gate of a run."

    func judge(_ facts: Facts) -> [Refusal] {
        switch facts.probe {
        case .notAsked:
            guard facts.isProduction else { return [] }
            return [refused("The portal's certificate was not looked at.", "production demands it", facts)]
        case .unreadable(let reason): return [refused("The portal's certificate could not be read.", reason, facts)]
        case .read(let shown): return issuer(shown, facts) + changed(shown, facts)
        }
    }

    private func issuer(_ shown: PortalTLS, _ facts: Facts) -> [Refusal] {
        guard let pinned = facts.installation.pins?.issuers[facts.installation.origin] else {
            return facts.isProduction
                ? [refused("No issuer is pinned for this portal.", facts.installation.origin, facts)] : []
        }
        guard let issuer = shown.issuerSPKI else {
            return [refused("The portal did not show who vouches for its certificate.", "one certificate", facts)]
        }
        guard !pinned.holdsExactly(issuer) else { return [] }
        return [
            refused(
                "Another issuer vouches for the portal's certificate.",
                "key \(short(issuer)), pinned \(listed(pinned.map(short), by: "or"))", facts)
        ]
    }

    private func changed(_ shown: PortalTLS, _ facts: Facts) -> [Refusal] {
        guard let first = facts.seen.portal, !first.leafSHA256.isExactly(shown.leafSHA256) else { return [] }
        return [
            refused(
                "The portal's certificate changed during the run.",
                contrast(("first gate", first.leafSHA256), ("now", shown.leafSHA256)), facts)
        ]
    }

    private func refused(_ message: String, _ fact: String, _ facts: Facts) -> Refusal {
        refusal(
            message, fact: fact,
            source: "probe of \(facts.installation.origin); \(facts.installation.pins?.source ?? "no pins")",
            remedy: "the portal's operator asked; then, if it is right, root's pins brought up to date and a new run")
    }
}
