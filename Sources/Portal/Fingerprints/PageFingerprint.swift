/// The canonical structure of one page, by parts: two pages with equal parts ask for the same things in the same way.
///
/// Class names, white space, the order of attributes, values, dates, digests and counters are not in it.
package struct PageFingerprint: Hashable, Sendable, Codable {
    /// What the form's markup states besides method and action.
    package let form: [String: String]
    /// The names of the form's hidden inputs, sorted, each once.
    package let hidden: [String]
    /// Every mapped field, by its id; fields of rows as `rows.field`, taken from the first row.
    package let fields: [String: ElementPrint]
    /// The mapped fields in the order of the document.
    package let order: [String]
    /// Every mapped button, by its first locator.
    package let controls: [String: ElementPrint]
    /// The label beside each shown value and judged region that has one, by the region's key.
    package let labels: [String: String]
    /// Buttons of the scope that the map does not name, each once, sorted.
    package let buttons: [String]
    /// Headings, legends and terms among the controls, in order.
    package let headings: [String]
    /// Those of the rest of the main part.
    package let surroundings: [String]
    /// The landmark tree, a line each, indented by depth.
    package let landmarks: [String]
    /// Sentences of the scope.
    package let sentences: [String]
    /// Frames and closed shadow roots.
    package let frames: [String]
    /// Other origins that code comes from.
    package let foreign: [String]
    /// Ids that stand twice in the scope.
    package let doubled: [String]

    /// Takes the fingerprint of a page as one probe found it.
    package init(page: MappedPage, state: PageState, draft: String?) {
        let canonical = CanonicalText(draft: draft)
        func print(_ element: ElementState, marksBox: Bool = true) -> ElementPrint {
            ElementPrint(element, canonical, viewport: state.viewport, marksBox: marksBox)
        }
        let elements = state.elements(of: page)
        fields = elements.mapValues { print($0) }
        order = elements.sorted { ($0.value.order, $0.key) < ($1.value.order, $1.key) }.map(\.key)
        controls = state.controls.compactMapValues(\.element).mapValues { print($0) }
        form = (state.form?.attributes ?? [:]).mapValues(canonical.text)
        hidden = Set(state.form?.hidden ?? []).sorted()
        labels = state.regions.compactMapValues(\.first).mapValues { canonical.counted($0.label) }
            .filter { !$0.value.isEmpty }
        let structure = state.structure
        buttons = Set(structure.buttons.map(canonical.counted)).sorted()
        let isUnscoped = page.scope == nil
        headings = structure.outline.filter { $0.isInScope || isUnscoped }.map { canonical.counted($0.text) }
        surroundings = structure.outline.filter { !$0.isInScope && !isUnscoped }.map { canonical.counted($0.text) }
        landmarks = structure.landmarks.map {
            String(repeating: "  ", count: $0.depth) + $0.role
                + ($0.name.isEmpty ? "" : " “\(canonical.counted($0.name))”")
        }
        sentences = structure.sentences.map(canonical.counted)
        frames = state.frames.map(\.line)
        foreign = structure.foreign.sorted()
        doubled = structure.scopeIDs.sorted()
    }
}

extension FrameState {
    /// What is compared of it.
    var line: String { "\(kind.rawValue) \(element) \(origin) \(controls)" }
}

extension PageState {
    /// Every element that a value is entered into, by the name it has in a fingerprint.
    func elements(of page: MappedPage) -> [String: ElementState] {
        var found: [String: ElementState] = [:]
        for field in page.fields where field.kind != .shown {
            guard let rows = field.rows else {
                found[field.id] = fields[field.id]?.element
                continue
            }
            for inner in rows.fields {
                found["\(field.id).\(inner.id)"] = fields[field.id]?.rows.first?[inner.id]?.element
            }
        }
        return found
    }
}
