import Foundation

/// One difference between two versions of a map, for people.
package struct VersionChange: Hashable, Sendable, Codable, CustomStringConvertible {
    /// Where: `pages.profile.fields.validity-days.label`.
    package let path: String
    /// What stood there; nil where nothing did.
    package let was: String?
    /// What stands there; nil where nothing does.
    package let now: String?

    /// `changed pages.profile.fields.validity-days.label: “Validity (days)” → “Validity (months)”`.
    package var description: String {
        switch (was, now) {
        case (let was?, let now?): "changed \(path): “\(was)” → “\(now)”"
        case (nil, let now?): "new     \(path): “\(now)”"
        case (let was?, nil): "gone    \(path): “\(was)”"
        case (nil, nil): path
        }
    }

    /// Every difference between the maps in two folders, in the order of the newer one; their versions are none.
    ///
    /// - Throws: that one of them cannot be used.
    package static func all(from old: String, to new: String) throws(MapError) -> [VersionChange] {
        let before = try leaves(in: old)
        let after = try leaves(in: new)
        let known = Dictionary(before.all.map { ($0.path, $0.value) }) { $1 }
        let found = Set(after.all.map(\.path))
        let changed = after.all.compactMap { leaf in
            known[leaf.path] == leaf.value
                ? nil : VersionChange(path: leaf.path, was: known[leaf.path], now: leaf.value)
        }
        let gone = before.all.filter { !found.contains($0.path) }.map {
            VersionChange(path: $0.path, was: $0.value, now: nil)
        }
        return (changed + gone).filter { $0.path != "version" }
    }

    private static func leaves(in folder: String) throws(MapError) -> MapLeaves {
        _ = try SelectorMap.load(folder: folder)
        return MapLeaves(yaml: MapText.text(in: folder))
    }
}

/// The text of a version's map.
enum MapText {
    static func text(in folder: String) -> String {
        FileManager.default.contents(atPath: "\(folder)/map.yaml").map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
}
