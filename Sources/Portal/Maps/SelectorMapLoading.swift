import Foundation
import PKI
import Yams

extension SelectorMap {
    /// The largest map that is read, in bytes.
    static let maximumSize = 1 << 20

    /// Loads `map.yaml` from the folder of one version, and `fingerprint.json` where it stands beside it; a released
    /// version whose files are not those that were released is refused.
    ///
    /// - Throws: every problem of the file at once.
    package static func load(folder: String) throws(MapError) -> SelectorMap {
        let file = folder + "/map.yaml"
        guard let data = FileManager.default.contents(atPath: file) else {
            throw MapError(file: file, "cannot be read; a map's folder holds map.yaml")
        }
        var map = try parse([UInt8](data), file: file)
        map.fingerprint = try MapFingerprint.load(folder: folder, of: map)
        if let breach = try MapRelease.load(folder: folder)?.breaches(in: folder).first {
            throw MapError(file: file, breach)
        }
        return map
    }

    /// The version that `CURRENT` in a portal's folder names for an environment.
    ///
    /// - Throws: that the file is missing, or names no version for it.
    package static func currentVersion(portalFolder: String, environment: String) throws(MapError) -> String {
        let file = portalFolder + "/CURRENT"
        guard let data = FileManager.default.contents(atPath: file) else {
            throw MapError(file: file, "cannot be read; it names a version for each environment")
        }
        let node: Node?
        do { node = try Yams.compose(yaml: String(decoding: data, as: UTF8.self)) } catch {
            throw MapError(file: file, yaml: error)
        }
        guard let version = node?.mapping?[environment]?.scalar?.string, !version.isEmpty else {
            throw MapError(file: file, "names no version for the environment “\(environment)”")
        }
        return version
    }

    /// Reads a map from the bytes of `map.yaml`; `file` is only used in messages.
    ///
    /// - Throws: every problem of the file at once.
    package static func parse(_ bytes: [UInt8], file: String) throws(MapError) -> SelectorMap {
        guard bytes.count <= maximumSize else { throw MapError(file: file, "is larger than 1 MiB") }
        guard let yaml = String(validating: bytes, as: UTF8.self) else {
            throw MapError(file: file, "is no UTF-8 text")
        }
        let root: Node?
        do { root = try Yams.compose(yaml: yaml) } catch { throw MapError(file: file, yaml: error) }
        guard let root else { throw MapError(file: file, "is empty; expected a map (schema: \(schemaName))") }
        let reading = MapReading(file: file)
        let map = SelectorMap(MapNode(node: root, path: "", reading: reading), digest: SHA256Digest(of: bytes))
        guard reading.problems.isEmpty, let map else { throw MapError(sorting: reading.problems) }
        return map
    }
}

extension MapError {
    init(file: String, _ message: String) {
        self.init(problems: [MapProblem(file: file, position: nil, message: message)])
    }

    init(sorting problems: [MapProblem]) {
        let sorted = problems.sorted { left, right in
            (left.position?.line ?? 0, left.position?.column ?? 0) < (
                right.position?.line ?? 0, right.position?.column ?? 0
            )
        }
        self.init(problems: sorted)
    }

    init(file: String, yaml error: any Error) {
        let (mark, message): (Mark?, String) =
            switch error as? YamlError {
            case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
                .composer(_, let problem, let mark, _):
                (mark, "this is no YAML: \(problem)")
            case .duplicatedKeysInMapping(let keys, let context):
                (context.mark, "the same key twice: \(keys.joined(separator: ", "))")
            default: (nil, "this is no YAML: \(error)")
            }
        let position = mark.map { TextPosition(line: $0.line, column: $0.column) }
        self.init(problems: [MapProblem(file: file, position: position, message: message)])
    }
}
