/// One item of the record's checklist: what was to be done, by whom it was, and what shows it.
package struct Prerequisite: Hashable, Sendable {
    /// Name of the item, as the profile lists it.
    package var item: String
    /// State in the record's own words; only `done` permits.
    package var state: String
    /// Identity of who did it.
    package var person: String?
    /// When.
    package var at: Instant?
    /// SHA-256 (hexadecimal) of what shows it.
    package var sha256: String?

    /// Takes every part as given; nothing is judged here.
    package init(item: String, state: String, person: String?, at: Instant?, sha256: String?) {
        self.item = item
        self.state = state
        self.person = person
        self.at = at
        self.sha256 = sha256
    }
}

/// An investigation into the revocation or the compromise of something that the request rests on.
package struct Investigation: Hashable, Sendable {
    /// `revocation`, `compromise`, or another word of the record.
    package var kind: String
    /// Where it is led, such as a ticket.
    package var reference: String
    /// State in the record's own words; only `cleared` permits.
    package var state: String

    /// Takes every part as given; nothing is judged here.
    package init(kind: String, reference: String, state: String) {
        self.kind = kind
        self.reference = reference
        self.state = state
    }
}
