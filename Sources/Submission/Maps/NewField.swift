import Portal

/// A control that a map does not know, as a person wants it in the next version.
package struct NewField: Hashable, Sendable {
    /// What the proposal calls it.
    let name: String
    /// Where its value comes from.
    let source: AddedField.Source

    /// `cost-centre=packet:subscriber.number` or `cost-centre=value:4711`; nil for anything else.
    package init?(_ text: String) {
        guard let match = text.wholeMatch(of: #/([^=]+)=(packet|value):(.+)/#.dotMatchesNewlines()) else { return nil }
        name = String(match.1)
        source = match.2 == "packet" ? .packet(String(match.3)) : .value(String(match.3))
    }
}
