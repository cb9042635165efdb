import Foundation

/// The repository's own maps.
enum MapFiles {
    static let root = URL(filePath: #filePath).appending(path: "../../../..").standardized.path()
    static let selectors = root + "selectors"
    static let shapes = ["staging", "staging-form"]

    static func folder(_ portal: String) -> String { "\(selectors)/\(portal)/2026-11.1" }

    static func text(_ portal: String) throws -> String {
        try String(contentsOfFile: folder(portal) + "/map.yaml", encoding: .utf8)
    }
}
