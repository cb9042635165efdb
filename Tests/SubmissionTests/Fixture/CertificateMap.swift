import Foundation

/// The staging portal's map, but that it promises a certificate where the portal offers none: a copy in a temporary folder.
struct CertificateMap: Sendable {
    private let folder: URL

    var path: String { folder.path }

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "countersign-map-\(UUID().uuidString)")
        try FileManager.default.copyItem(at: URL(filePath: stagingMaps), to: folder)
        let current = try String(contentsOf: folder.appending(path: "CURRENT"), encoding: .utf8)
        let version = current.replacing("staging:", with: "").trimmingCharacters(in: .whitespacesAndNewlines)
        let file = folder.appending(path: version).appending(path: "map.yaml")
        let text = try String(contentsOf: file, encoding: .utf8)
        guard text.contains("\nconfirmation:\n") else { throw CocoaError(.fileReadCorruptFile) }
        let certificate = "  certificate: { css: h1, extendedKeyUsages: [{ value: 1.3.6.1.5.5.7.3.3 }] }\n"
        try text.replacing("\nconfirmation:\n", with: "\nconfirmation:\n" + certificate)
            .write(to: file, atomically: true, encoding: .utf8)
    }

    func remove() {
        // Nothing can be done about a folder that is gone already.
        try? FileManager.default.removeItem(at: folder)
    }
}
