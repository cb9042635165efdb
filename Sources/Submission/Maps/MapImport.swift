import Foundation
import Portal

/// Making a first map from a recorded walk.
package enum MapImport {
    /// What was made.
    package struct Made: Codable, Hashable, Sendable {
        /// The map.
        package let file: String
        /// How many pages it has.
        package let pages: Int
        /// How many fields stand on them.
        package let fields: Int
        /// How many secrets were in the recording and are in nothing of ours.
        package let secrets: Int
        /// How many places a person has to decide.
        package let decisions: Int
    }

    /// Reads a recording and writes `map.yaml` into a new version's folder.
    ///
    /// - Throws: `InputError` where the recording cannot be read or the folder holds a map already.
    package static func perform(recording: String, portal: String, folder: String) throws -> Made {
        let bytes = try InputFile.bytes(absolute(recording), named: recording)
        try refuseMap(in: folder)
        let steps: [RecordedStep]
        do {
            steps = try RecordingReading.steps(bytes, file: recording)
        } catch {
            throw UnusableMap(lines: [error.description])
        }
        return try write(FirstMap(portal: portal, steps: steps), into: folder)
    }

    /// A recording never replaces a map.
    static func refuseMap(in folder: String) throws(InputError) {
        let file = "\(folder)/map.yaml"
        guard FileManager.default.fileExists(atPath: file) else { return }
        throw InputError(file: file, expected: "no map yet", found: "one; a recording never replaces a map")
    }

    static func write(_ map: FirstMap, into folder: String) throws -> Made {
        let file = "\(folder)/map.yaml"
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try Data(map.yaml.utf8).write(to: URL(fileURLWithPath: file), options: .atomic)
        } catch {
            throw Failure(what: "\(file) could not be written: \(error.localizedDescription)", remedy: "another --out")
        }
        return Made(
            file: file, pages: map.pageCount, fields: map.fieldCount, secrets: map.secretCount,
            decisions: map.decisionCount)
    }
}
