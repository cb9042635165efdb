/// Judges the pairs of a whole map and a page by what must not change.
struct Vetoes {
    /// What is looked at of one element.
    private struct Marks {
        let family: ValueFamily?
        let role: UInt64
        let label: UInt64
        let labelWords: TokenBag

        init(_ element: DescribedElement) {
            family = ValueFamily(element)
            role = TextTokens.whole(RoleFamily.of(element.role))
            let words = TextTokens.words(element.label ?? "")
            label = TextTokens.sequence(words)
            labelWords = .set(words)
        }
    }

    private let old: [DescribedElement]
    private let page: [DescribedElement]
    private let oldMarks: [Marks]
    private let pageMarks: [Marks]
    /// The old elements that have a label.
    private let byLabel: [UInt64: [Int]]
    private let contradictions: [Int: Veto]
    /// Whether any pair can be forbidden at all.
    let forbidAnything: Bool

    init(_ old: [DescribedElement], _ page: [DescribedElement]) {
        self.old = old
        self.page = page
        let oldMarks = old.map(Marks.init)
        let pageMarks = page.map(Marks.init)
        self.oldMarks = oldMarks
        self.pageMarks = pageMarks
        byLabel = Dictionary(grouping: old.indices.filter { oldMarks[$0].label != 0 }) { oldMarks[$0].label }
        forbidAnything = oldMarks.contains { $0.family != nil || $0.role != 0 || $0.label != 0 }
        contradictions = Self.contradictions(old, page, byLabel, pageMarks)
    }

    /// Whether nothing forbids the pair.
    func isPermitted(_ index: Int, _ candidate: Int) -> Bool {
        guard forbidAnything else { return true }
        guard contradictions[candidate] == nil else { return false }
        let (was, found) = (oldMarks[index], pageMarks[candidate])
        return isSameFamily(was, found) && isSameRole(was, found) && labelVeto(index, candidate) == nil
    }

    /// What forbids the pair; nil where nothing does.
    func reason(_ index: Int, _ candidate: Int) -> Veto? {
        if let contradiction = contradictions[candidate] { return contradiction }
        let (was, found) = (oldMarks[index], pageMarks[candidate])
        if !isSameFamily(was, found), let mine = was.family, let other = found.family {
            return .type(was: mine.rawValue, is: other.rawValue)
        }
        if !isSameRole(was, found) { return .role(was: old[index].role, is: page[candidate].role) }
        return labelVeto(index, candidate)
    }

    private func isSameFamily(_ was: Marks, _ found: Marks) -> Bool {
        was.family == nil || found.family == nil || was.family == found.family
    }

    private func isSameRole(_ was: Marks, _ found: Marks) -> Bool {
        was.role == 0 || found.role == 0 || was.role == found.role
    }

    private func labelVeto(_ index: Int, _ candidate: Int) -> Veto? {
        let (was, found) = (oldMarks[index], pageMarks[candidate])
        guard was.label != 0, found.label != 0, was.label != found.label else { return nil }
        if byLabel[found.label] != nil { return .labelOfAnother(page[candidate].label ?? "") }
        guard was.labelWords.shared(with: found.labelWords) == 0 else { return nil }
        return .label(was: old[index].label ?? "", is: page[candidate].label ?? "")
    }

    /// Elements whose label is that of one field, and whose name or id is that of another.
    private static func contradictions(
        _ old: [DescribedElement], _ page: [DescribedElement], _ byLabel: [UInt64: [Int]], _ pageMarks: [Marks]
    ) -> [Int: Veto] {
        func index(_ key: (DescribedElement) -> String) -> [String: [Int]] {
            Dictionary(grouping: old.indices.filter { !key(old[$0]).isEmpty }) { key(old[$0]) }
        }
        let (byName, byID) = (index(\.name), index(\.id))
        return Dictionary(
            uniqueKeysWithValues: page.indices.compactMap { place in
                guard let labelled = byLabel[pageMarks[place].label] else { return nil }
                let named = (byName[page[place].name] ?? []) + (byID[page[place].id] ?? [])
                // A name that several fields share does not contradict where it also names one with this label.
                guard let other = named.first, !named.contains(where: labelled.contains) else { return nil }
                return (place, .contradiction(label: old[labelled[0]].label ?? "", name: old[other].label ?? ""))
            })
    }
}
