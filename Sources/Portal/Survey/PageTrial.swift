/// What one version of a map finds on the page that is up: for whoever writes the map.
package struct PageTrial: Hashable, Sendable {
    /// The map's page.
    package let page: MappedPage
    /// Everything that the map names there, in the map's order.
    package let findings: [Finding]
    /// How the page compares with that version.
    package let verdict: DriftVerdict

    /// One thing that the map names.
    package struct Finding: Hashable, Sendable {
        /// `field`, `button`, `landmark`, `form`, or `region`.
        package let kind: String
        /// Its name in the map; of a field in a row `names[0].value`.
        package let name: String
        /// Each locator as people write it, and how many elements it finds; the first is the one that is used.
        package let matches: [Match]
        /// Where the element stands in the viewport; nil where it is not found or not shown.
        package let rectangle: PageRectangle?
        /// Whether the map lets its value be legible in a picture.
        package let isRevealed: Bool

        /// Whether the map can work with it: a region may also stand there not at all.
        package var isFound: Bool {
            kind == "region" ? (matches.first?.count ?? 0) <= 1 : matches.first?.count == 1
        }
    }

    /// A locator and what it finds.
    package struct Match: Hashable, Sendable {
        /// As people write it.
        package let locator: String
        /// Elements.
        package let count: Int
    }

    /// Whether everything that must be there is found once.
    package var isGreen: Bool { findings.allSatisfy(\.isFound) && verdict.grade <= .cosmetic }
}

extension PageTrial {
    init(page: MappedPage, state: PageState, map: SelectorMap, verdict: DriftVerdict) {
        let fields = page.fields.flatMap { Finding.all(of: $0, state.fields[$0.id], named: $0.id) }
        let buttons = page.everyControl.map { Finding(kind: "button", $0.key, $0.locators, state[$0], false) }
        let landmark = Finding(
            kind: "landmark", name: "landmark",
            matches: [Match(locator: page.landmark.css, count: state.landmark.count)],
            rectangle: nil, isRevealed: false)
        let form = page.form.map { form in
            Finding(
                kind: "form", name: "form", matches: [Match(locator: form.css, count: state.form?.matches ?? 0)],
                rectangle: nil, isRevealed: false)
        }
        let regions = map.everyRegion(on: page).map { Finding($0, state.regions[$0.key] ?? []) }
        self.init(
            page: page, findings: [landmark] + (form.map { [$0] } ?? []) + fields + buttons + regions, verdict: verdict)
    }
}

extension PageTrial.Finding {
    fileprivate init(
        kind: String, _ name: String, _ locators: [ElementLocator], _ state: FieldState?, _ isRevealed: Bool
    ) {
        let counts = state?.matches ?? []
        let element = state?.element
        self.init(
            kind: kind, name: name,
            matches: locators.enumerated().map { index, locator in
                PageTrial.Match(
                    locator: locator.description, count: index < counts.count ? counts[index] : 0)
            },
            rectangle: element?.visible == true ? element?.rectangle : nil, isRevealed: isRevealed)
    }

    fileprivate init(_ region: PageQuestion.Region, _ found: [RegionState]) {
        self.init(
            kind: "region", name: region.key,
            matches: [PageTrial.Match(locator: region.css, count: found.count)],
            rectangle: found.first { $0.visible }?.rectangle, isRevealed: region.reveal)
    }

    /// A field, and those of each of its rows.
    fileprivate static func all(of field: MappedField, _ state: FieldState?, named name: String) -> [Self] {
        guard let rows = field.rows else {
            return [Self(kind: "field", name, field.locators, state, field.reveal)]
        }
        let container = Self(kind: "field", name, [.css(rows.container)], state, false)
        return [container]
            + (state?.rows ?? []).enumerated().flatMap { index, row in
                rows.fields.flatMap { all(of: $0, row[$0.id], named: "\(name)[\(index)].\($0.id)") }
            }
    }
}
