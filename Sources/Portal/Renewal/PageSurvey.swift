import Foundation
package import PKI
import PNGMask

/// Every element of a page that a map could name, as the page had them: what a renewal of the map is proposed from.
///
/// It holds no value of any control; its texts are masked like a picture's.
package struct PageSurvey: Hashable, Sendable, Codable {
    /// The survey language.
    package static let schemaName = "countersign.survey/1"

    /// ``schemaName``.
    package let schema: String
    /// The portal's name.
    package let portal: String
    /// The map's version.
    package let version: String
    /// The digest of map.yaml.
    package let mapDigest: String
    /// The map's name of the page.
    package let page: String
    /// What the page had.
    package let content: Content

    /// What the script found.
    package struct Content: Hashable, Sendable, Codable {
        /// The path of the page's address.
        package let address: String
        /// Which elements the map's selectors find, by the name of the mapped element; -1 for one that is not listed.
        package let found: [String: [Int]]
        /// The visible part of the page.
        package let viewport: DescribedElement.Box
        /// In the order of the document.
        package var elements: [Element]
    }

    /// One element.
    package struct Element: Hashable, Sendable, Codable {
        /// What it is.
        package var described: DescribedElement
        /// Selectors that find it and nothing else, the most lasting first.
        package let locators: [String]
        /// Whether it is shown.
        package let isShown: Bool
        /// Whether the portal demands a value.
        package let isRequired: Bool
    }

    init(page: MappedPage, map: SelectorMap, content: Content) {
        schema = Self.schemaName
        portal = map.portal
        version = map.version
        mapDigest = map.digest.hex
        self.page = page.id
        self.content = content
    }

    /// The name it has in a run's evidence.
    package static func fileName(page: String) -> String { "survey-\(page).json" }

    /// As it is kept.
    package var json: JSON? {
        // Texts, whole numbers and lists of them: encoding such a value cannot fail.
        guard let data = try? JSONEncoder().encode(self) else { return nil }
        return try? JSON.parse([UInt8](data), file: Self.fileName(page: page)).root
    }

    /// Reads what was kept.
    ///
    /// - Throws: that it is no survey.
    package static func read(_ bytes: [UInt8], file: String) throws(MapError) -> PageSurvey {
        let survey: PageSurvey
        do {
            survey = try JSONDecoder().decode(PageSurvey.self, from: Data(bytes))
        } catch {
            throw MapError(file: file, "is no survey of a page (schema: \(schemaName)): \(error)")
        }
        guard survey.schema == schemaName else {
            throw MapError(file: file, "schema is “\(survey.schema)”; expected \(schemaName)")
        }
        return survey
    }
}

extension PageSurvey {
    /// The argument of ``script``.
    static func question(page: MappedPage, map: SelectorMap) -> String {
        let tabs = map.tabs.map { [["key": TabsProposal.key, "css": $0.css]] } ?? []
        let asked = MappedElement.all(on: page, of: map).map { ["key": $0.key, "css": $0.css] } + tabs
        // Texts only: encoding such a value cannot fail.
        return (try? JSONEncoder().encode(asked)).map { String(decoding: $0, as: UTF8.self) } ?? "[]"
    }

    /// Reads what the script returned, and masks it.
    ///
    /// - Throws: that it is not an answer of this script.
    static func answer(
        _ text: String, page: MappedPage, map: SelectorMap, mask: TextMask
    ) throws(PageProbeError) -> PageSurvey {
        do {
            var content = try JSONDecoder().decode(Content.self, from: Data(text.utf8))
            for index in content.elements.indices { content.elements[index].described.mask(mask) }
            return PageSurvey(page: page, map: map, content: content)
        } catch {
            throw PageProbeError(reason: "\(error)")
        }
    }
}

extension DescribedElement {
    fileprivate mutating func mask(_ mask: TextMask) {
        label = label.map(mask.masked)
        text = mask.masked(text)
        link = link.map(mask.masked)
        surroundings = surroundings.map(mask.masked)
        options = options.map(mask.masked)
    }
}
