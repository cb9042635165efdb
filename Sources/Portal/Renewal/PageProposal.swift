/// What a map should say of a page that changed: for a person to accept field by field.
///
/// Nothing acts on it.
package struct PageProposal: Hashable, Sendable {
    /// The page's name in the map.
    package let page: String
    /// Its title.
    package let title: String
    /// The version that the page differs from.
    package let version: String
    /// Every mapped element of the page, in the map's order.
    package let elements: [ElementProposal]
    /// Controls that are shown or demanded, and that no mapped element is or may become.
    package let strangers: [PageSurvey.Element]
    /// The tabs, where they stand in another order than the map's.
    package let tabs: TabsProposal?

    /// What is proposed for each element of a page, all of them looked for at once.
    package init(survey: PageSurvey, map: SelectorMap, page: MappedPage) {
        let mapped = MappedElement.all(on: page, of: map)
        let elements = survey.content.elements
        let answers = Relocation().find(mapped.map(\.described), on: elements.map(\.described))
        self.elements = zip(mapped, answers).map { element, answer in
            ElementProposal(element, answer, elements, found: survey.content.found[element.key] ?? [])
        }
        self.page = page.id
        title = page.title
        version = map.version
        tabs = TabsProposal(survey, map)
        let known = Set(
            self.elements.compactMap(\.new)
                + survey.content.found.values.joined().compactMap { index in
                    elements.indices.contains(index) ? elements[index] : nil
                })
        strangers = elements.filter { element in
            ["input", "select", "textarea"].contains(element.described.tag) && !known.contains(element)
                && (element.isShown || element.isRequired) && element.described.type != "submit"
        }
    }

    /// Those that a person may accept.
    package var acceptable: [ElementProposal] { elements.filter { $0.state == .proposed } }
}

/// What is proposed for one field or button.
package struct ElementProposal: Hashable, Sendable {
    /// What is known of an element now.
    package enum State: String, Hashable, Sendable {
        /// The map's selector finds it, and it is what the map says.
        case kept
        /// It was found elsewhere, or says something else; a person may accept it.
        case proposed
        /// It was not found, or what was found contradicts itself; a person must look.
        case unknown
    }

    /// The element as the map has it.
    package let mapped: MappedElement
    /// What is known of it.
    package let state: State
    /// The element that is proposed, or that would have been but for `reason`.
    package let new: PageSurvey.Element?
    /// How likely `new` is the right one, 0 to 1.
    package let confidence: Double
    /// Why nothing is proposed; nil otherwise.
    package let reason: String?

    init(_ mapped: MappedElement, _ answer: Relocated, _ elements: [PageSurvey.Element], found: [Int]) {
        self.mapped = mapped
        confidence = answer.confidence
        if mapped.kind == .shown, !found.isEmpty {
            // What it shows is compared with the packet in every run.
            new = found.first.flatMap { elements.indices.contains($0) ? elements[$0] : nil }
            state = .kept
            reason = nil
        } else if let place = answer.proposal {
            new = elements[place]
            let isThere = found == [place] && Self.changes(mapped, elements[place]).isEmpty
            let isWorkable = elements[place].isShown && !elements[place].locators.isEmpty
            state = isThere ? .kept : isWorkable ? .proposed : .unknown
            reason = isThere || isWorkable ? nil : "what is likeliest is not shown, or no selector finds it alone"
        } else {
            new = (answer.veto?.index ?? answer.index).map { elements[$0] }
            state = .unknown
            reason = answer.veto.map { "\($0.reason)" } ?? "nothing on the page is likely enough to be it"
        }
    }

    /// The keys of map.yaml that the new element changes, each with what the map says and what would be said.
    package var changes: [MapChange] { new.map { Self.changes(mapped, $0) } ?? [] }

    private static func changes(_ mapped: MappedElement, _ new: PageSurvey.Element) -> [MapChange] {
        var changes: [MapChange] = []
        if let css = new.locators.first, !new.locators.contains(mapped.css) {
            changes.append(MapChange(key: "css", was: mapped.css, is: css))
        }
        guard mapped.kind == .field else {
            if mapped.kind == .button, new.described.text != mapped.described.text {
                changes.append(MapChange(key: "label", was: mapped.described.text, is: new.described.text))
            }
            return changes
        }
        if let label = new.described.label, label != mapped.described.label {
            changes.append(MapChange(key: "label", was: mapped.described.label ?? "", is: label))
        }
        if new.described.name != mapped.described.name, !mapped.described.name.isEmpty {
            changes.append(MapChange(key: "name", was: mapped.described.name, is: new.described.name))
        }
        return changes
    }
}

/// One value of map.yaml that would be another.
package struct MapChange: Hashable, Sendable {
    /// `css`, `label` or `name`.
    package let key: String
    /// What the map says.
    package let was: String
    /// What it would say.
    package let `is`: String
}
