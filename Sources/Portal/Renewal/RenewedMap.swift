import Foundation

/// The next version of a map with what a person accepted, as the bytes of its map.yaml.
package struct RenewedMap: Sendable {
    /// The bytes of map.yaml.
    package let bytes: [UInt8]
    /// The map they read as.
    package let map: SelectorMap
    /// What was changed, a line each, for CHANGES.md.
    package let lines: [String]

    /// Writes the accepted proposals of a page into the text of the map, under a new version; everything else stays.
    ///
    /// - Throws: that the text cannot be changed by a tool, or that the result is no map.
    package init(
        _ text: String, file: String, version: String, accepted: [ElementProposal], on page: PageProposal
    ) throws(MapError) {
        var edit = MapEdit(text, file: file)
        try edit.set("version", to: version, at: [])
        var lines: [String] = []
        for element in accepted {
            for change in element.changes {
                try edit.set(change.key, to: change.is, at: element.mapped.place)
                lines.append(
                    "\(page.page).\(element.mapped.key): \(change.key) “\(change.was)” → “\(change.is)”"
                        + String(format: " (confidence %.2f)", element.confidence))
            }
        }
        bytes = Array(edit.result.utf8)
        map = try SelectorMap.parse(bytes, file: file)
        self.lines = lines
    }

    /// The version after one: the last number goes up by one (`2026-11.1`, `2026-11.2`).
    package static func version(after version: String) -> String {
        let digits = version.reversed().prefix { $0.isNumber }
        guard let number = Int(String(digits.reversed())) else { return version + ".1" }
        return version.dropLast(digits.count) + "\(number + 1)"
    }
}
