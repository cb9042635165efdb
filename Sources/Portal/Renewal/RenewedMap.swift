import Foundation

/// The next version of a map with what a person accepted, as the bytes of its map.yaml.
package struct RenewedMap: Sendable {
    /// The bytes of map.yaml.
    package let bytes: [UInt8]
    /// The map they read as.
    package let map: SelectorMap
    /// What was changed, a line each, for CHANGES.md.
    package let lines: [String]

    /// One thing that a person accepted.
    package enum Acceptance: Hashable, Sendable {
        /// A field, button or shown value that is elsewhere, on a page.
        case element(ElementProposal, page: String)
        /// The tabs' order.
        case tabs(TabsProposal)
        /// A control that the map did not know.
        case field(AddedField)
    }

    /// Writes what was accepted into the text of the map, under a new version; everything else stays.
    ///
    /// - Throws: that the text cannot be changed by a tool, or that the result is no map.
    package init(_ text: String, file: String, version: String, accepted: [Acceptance]) throws(MapError) {
        var edit = MapEdit(text, file: file)
        try edit.set("version", to: version, at: [])
        var lines: [String] = []
        for acceptance in accepted { lines += try edit.take(acceptance) }
        bytes = Array(edit.result.utf8)
        map = try SelectorMap.parse(bytes, file: file)
        self.lines = lines
    }

    /// Writes accepted proposals of one page.
    ///
    /// - Throws: that the text cannot be changed by a tool, or that the result is no map.
    package init(
        _ text: String, file: String, version: String, accepted: [ElementProposal], on page: PageProposal
    ) throws(MapError) {
        try self.init(
            text, file: file, version: version, accepted: accepted.map { .element($0, page: page.page) })
    }

    /// The version after one: the last number goes up by one (`2026-11.1`, `2026-11.2`).
    package static func version(after version: String) -> String {
        let digits = version.reversed().prefix { $0.isNumber }
        guard let number = Int(String(digits.reversed())) else { return version + ".1" }
        return version.dropLast(digits.count) + "\(number + 1)"
    }
}

extension MapEdit {
    /// Makes the changes of one acceptance, and says what they were.
    fileprivate mutating func take(_ acceptance: RenewedMap.Acceptance) throws(MapError) -> [String] {
        switch acceptance {
        case .element(let element, let page):
            var lines: [String] = []
            for change in element.changes {
                try set(change.key, to: change.is, at: element.mapped.place)
                lines.append(
                    "\(page).\(element.mapped.key): \(change.key) “\(change.was)” → “\(change.is)”"
                        + String(format: " (confidence %.2f)", element.confidence))
            }
            return lines
        case .tabs(let tabs):
            try reorder(at: ["tabs", "texts"], tabs.order)
            try reorder(at: ["pages"], tabs.pages)
            return ["tabs: \(tabs.was.joined(separator: ", ")) → \(tabs.now.joined(separator: ", "))"]
        case .field(let field):
            try append(try field.entries(), to: field.place)
            return [field.line]
        }
    }
}
