import Foundation
import Glibc
import WebDriver

/// A file among the machine's managed policies, by which a headless Chromium chooses a certificate; removed after the test.
struct ManagedPolicyFile {
    private let path = "\(CertificatePolicy.folder)/countersign-test-\(UUID().uuidString).json"

    init(_ policy: CertificatePolicy) throws {
        try FileManager.default.createDirectory(
            atPath: CertificatePolicy.folder, withIntermediateDirectories: true)
        try Data(policy.text.utf8).write(to: URL(fileURLWithPath: path))
    }

    func remove() { unlink(path) }
}
