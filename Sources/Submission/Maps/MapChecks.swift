import PKI
import Portal

/// What is wrong with a map, and how two of them differ, as the commands tell it.
package enum MapChecks {
    /// One finding of a lint.
    package struct Finding: Codable, Hashable, Sendable {
        /// `fault` forbids a release, `note` does not.
        package let level: String
        /// The file.
        package let file: String
        /// Counted from 1; nil where no one place is meant.
        package let line: Int?
        /// Counted from 1.
        package let column: Int?
        /// Where, as people name it.
        package let path: String
        /// What is wrong, and what to do.
        package let words: String
        /// All of it on one line.
        package let text: String
    }

    /// Everything that is wrong with the map in a folder, and what could be better.
    package static func lint(folder: String) -> [Finding] {
        MapLint.findings(folder: folder).map { found in
            Finding(
                level: found.isFault ? "fault" : "note", file: found.file, line: found.position?.line,
                column: found.position?.column, path: found.path, words: found.words, text: found.description)
        }
    }

    /// One difference between two versions.
    package struct Change: Codable, Hashable, Sendable {
        /// Where.
        package let path: String
        /// What stood there.
        package let was: String?
        /// What stands there.
        package let now: String?
        /// All of it on one line.
        package let text: String
    }

    /// How the maps in two folders differ.
    ///
    /// - Throws: ``UnusableMap`` where one cannot be used.
    package static func changes(from old: String, to new: String) throws(UnusableMap) -> [Change] {
        do {
            return try VersionChange.all(from: old, to: new).map {
                Change(path: $0.path, was: $0.was, now: $0.now, text: $0.description)
            }
        } catch {
            throw UnusableMap(error)
        }
    }
}
