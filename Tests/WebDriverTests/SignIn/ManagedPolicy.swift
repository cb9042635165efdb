import Foundation
import Glibc

@testable import WebDriver

/// A file among the machine's managed policies, removed after the test.
struct ManagedPolicy {
    private let path = "\(CertificatePolicy.folder)/countersign-test-\(UUID().uuidString).json"

    init(_ text: String) throws {
        try FileManager.default.createDirectory(
            atPath: CertificatePolicy.folder, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    }

    func remove() {
        unlink(path)
    }
}
