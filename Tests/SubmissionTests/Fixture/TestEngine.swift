import Foundation

/// The two browsers that can be governed, as a test's configuration names them.
enum TestEngine: String, CaseIterable, Sendable, Codable {
    case chromium
    case firefox

    /// The lines of `browser:` in countersign.yaml, indented for it.
    var lines: String {
        switch self {
        case .chromium: "noSandbox: \(getuid() == 0)"
        // The geckodriver that scripts/geckodriver fetches is older than the Firefox that is installed.
        case .firefox: "engine: firefox\n  driver: \(Self.geckodriver)\n  newerThanDriver: true"
        }
    }

    private static let geckodriver = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../build/geckodriver").standardized.path
}
