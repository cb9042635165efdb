import Foundation

/// The repository's own maps.
enum MapFiles {
    static let root = URL(filePath: #filePath).appending(path: "../../../..").standardized.path()
    static let selectors = root + "selectors"
    static let shapes = ["staging", "staging-form"]

    /// The maps of portals that nobody here wrote, and of the staging portal's application, by portal and version.
    static let others = ["django-ca/3.2", "staging-app/2026-11.1"] + untested.map { "\($0)/2026-11.1" }
    /// Portals that cannot run here, by published form structure.
    static let untested = ["ad-cs", "dogtag"]
    /// All of them.
    static let all = shapes.map { "\($0)/2026-11.1" } + others

    static func folder(_ portal: String) -> String { "\(selectors)/\(portal)/2026-11.1" }

    static func text(_ portal: String) throws -> String {
        try String(contentsOfFile: folder(portal) + "/map.yaml", encoding: .utf8)
    }
}
