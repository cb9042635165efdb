package import Governance

/// The moment from which runs are counted, as people write it.
package enum Beginning {
    /// Reads `30d` (before now), `2026-11-01` (midnight, UTC) or an RFC 3339 time.
    ///
    /// - Throws: `InputError` for anything else.
    package static func read(_ text: String) throws(InputError) -> Instant {
        if let span = TimeSpan.milliseconds(text) { return Instant(milliseconds: Instant.now.milliseconds - span) }
        guard let moment = Instant(iso8601: text) ?? Instant(iso8601: text + "T00:00:00Z") else {
            throw InputError(file: "--since", expected: "30d, 2026-11-01 or 2026-11-01T12:00:00Z", found: text)
        }
        return moment
    }
}
