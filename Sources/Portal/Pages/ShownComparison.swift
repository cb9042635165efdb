extension ShownValue {
    /// Compares what a page shows with what the source says; nil when they are the same.
    ///
    /// `found` are all matches of its selector, in order. White space counts as one space, because a page shows it so.
    package func difference(from found: [RegionState], with fillings: Fillings) throws(ValueError) -> Difference? {
        let wanted = try value.values(with: fillings).map(Words.squeezed)
        let texts = compared(found.map(\.text))
        let place = found.first?.rectangle
        if let label, let other = found.first(where: { !$0.label.utf8.elementsEqual(label.utf8) }) {
            return Difference(
                subject: id, was: label, is: other.label,
                words: "label of \(css) is \(Words.quoting(other.label)), the map says \(Words.quoting(label))",
                rectangle: place)
        }
        guard !wanted.elementsEqual(texts, by: { $0.utf8.elementsEqual($1.utf8) }) else { return nil }
        return Difference(
            subject: id, was: wanted.joined(separator: ", "), is: texts.joined(separator: ", "),
            words: "\(css) shows \(Words.quoting(texts)), the packet says \(Words.quoting(wanted))", rectangle: place)
    }
}

extension JudgedRegion {
    /// Judges what a page says; nil when the demand is met.
    package func difference(in state: PageState) -> Difference? {
        let found = state[.judged(id)]
        guard !demand.holds(for: found.map(\.text)) else { return nil }
        let texts = Words.quoting(found.map(\.text))
        return Difference(
            subject: id, was: demand.words, is: texts, words: "\(words): \(css) shows \(texts), not \(demand.words)",
            rectangle: found.first?.rectangle)
    }
}

extension RegionDemand {
    /// What is demanded, for people.
    var words: String {
        switch self {
        case .empty: "nothing"
        case .equals(let texts): Words.quoting(texts)
        case .count(let count): "\(count) entries"
        }
    }
}
