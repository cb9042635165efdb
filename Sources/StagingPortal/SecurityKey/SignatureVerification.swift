import Foundation

extension OpenSSLTool {
    /// Whether a key (PEM) made that signature, ECDSA with SHA-256, of those bytes.
    static func verifies(_ signature: [UInt8], of bytes: [UInt8], by key: String) async throws -> Bool {
        let folder = FileManager.default.temporaryDirectory.appending(path: "assertion-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (keyFile, signatureFile) = (folder.appending(path: "key.pem"), folder.appending(path: "signature"))
        try Data(key.utf8).write(to: keyFile)
        try Data(signature).write(to: signatureFile)
        let said = try await run(
            ["dgst", "-sha256", "-verify", keyFile.path, "-signature", signatureFile.path], input: bytes)
        return said.contains("Verified OK")
    }
}
