/// Tabs of a portal that stand in another order now: the map's pages would follow them.
package struct TabsProposal: Hashable, Sendable {
    /// Its name for people, and the name under which a survey finds the tabs; no field is named so.
    package static let key = "tabs"

    /// The tabs in the map's order.
    package let was: [String]
    /// The tabs in the page's order.
    package let now: [String]
    /// Why nothing is proposed; nil where a person may accept it.
    package let reason: String?
    /// The map's pages by their places in the map, in the page's order.
    let pages: [Int]

    /// What a survey says of the tabs; nil where they stand as the map says, or the map names none.
    package init?(_ survey: PageSurvey, _ map: SelectorMap) {
        guard let strip = map.tabs, let found = survey.content.found[Self.key] else { return nil }
        let elements = survey.content.elements
        let texts = found.compactMap { elements.indices.contains($0) ? elements[$0].described.text : nil }
        guard texts.count == found.count, texts != strip.texts else { return nil }
        let places = texts.compactMap { text in
            map.pages.firstIndex { $0.title == text || $0.landmark.text == text }
        }
        was = strip.texts
        now = texts
        pages = places
        if texts.sorted() != was.sorted() {
            reason = "a tab is new, gone, or has another text"
        } else if Set(places) != Set(map.pages.indices) || places.count != map.pages.count {
            reason = "which page of the map belongs to which tab is not known"
        } else {
            reason = nil
        }
    }

    /// The places of the map's tabs in the page's order.
    var order: [Int] { now.compactMap { was.firstIndex(of: $0) } }
}
