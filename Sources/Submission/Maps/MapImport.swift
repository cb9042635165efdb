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
        let file = "\(folder)/map.yaml"
        guard !FileManager.default.fileExists(atPath: file) else {
            throw InputError(file: file, expected: "no map yet", found: "one; a recording never replaces a map")
        }
        let steps: [RecordedStep]
        do {
            steps = try RecordingReading.steps(bytes, file: recording)
        } catch {
            throw UnusableMap(lines: [error.description])
        }
        let map = FirstMap(portal: portal, steps: steps)
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try Data(map.yaml.utf8).write(to: URL(fileURLWithPath: file), options: .atomic)
        } catch {
            throw Failure(what: "\(file) could not be written: \(error.localizedDescription)", remedy: "another --out")
        }
        return Made(
            file: file, pages: map.pageCount, fields: map.fieldCount, secrets: steps.count { $0.act == .secret },
            decisions: map.yaml.matches(of: #/\bDECIDE\b/#).count)
    }
}
