import Foundation
import PKI

/// Reading files that people hand in: bounded, never through a link.
enum InputFile {
    /// Larger files are no packets, policies or attestations.
    static let largest = 16 << 20

    /// The file's bytes; nil when there is no such file.
    ///
    /// - Throws: `InputError` where it is a link, a folder, too large or not readable.
    static func bytesIfPresent(_ path: String, named name: String) throws(InputError) -> [UInt8]? {
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: path) else { return nil }
        guard attributes[.type] as? FileAttributeType == .typeRegular else {
            throw InputError(file: name, expected: "a regular file", found: "a link, folder or device")
        }
        guard let size = attributes[.size] as? Int, size <= largest else {
            throw InputError(file: name, expected: "at most \(largest >> 20) MiB", found: "more")
        }
        guard let data = FileManager.default.contents(atPath: path) else {
            throw InputError(file: name, expected: "a file that may be read", found: "one that may not")
        }
        return [UInt8](data)
    }

    /// The file's bytes.
    ///
    /// - Throws: `InputError` where it is missing, a link, a folder, too large or not readable.
    static func bytes(_ path: String, named name: String) throws(InputError) -> [UInt8] {
        guard let bytes = try bytesIfPresent(path, named: name) else {
            throw InputError(file: name, expected: "this file", found: "nothing at \(path)")
        }
        return bytes
    }

    /// Parses strict JSON.
    ///
    /// - Throws: `InputError` with line and column of the first fault.
    static func json(_ bytes: [UInt8], named name: String) throws(InputError) -> JSONDocument {
        do {
            return try JSON.parse(bytes, file: name)
        } catch {
            throw InputError([InputProblem(file: error.file, position: error.position, expected: error.expected)])
        }
    }
}
