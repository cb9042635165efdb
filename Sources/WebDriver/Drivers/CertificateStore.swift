import Foundation
import Subprocess
import SystemPackage

/// The NSS database from which a browser takes the authorities it trusts: Chromium's under its HOME, Firefox's in its
/// profile.
enum CertificateStore {
    /// Makes the database and adds the authorities.
    ///
    /// - Throws: ``DriverError`` naming the file that cannot be trusted and why.
    static func make(in folder: String, trusting files: [String]) async throws(DriverError) {
        guard !files.isEmpty else { return }
        let certutil = try Search.program(nil, "certutil", package: "libnss3-tools")
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw DriverError("\(folder) could not be made: \(error.localizedDescription)")
        }
        try await call(certutil, ["-d", "sql:\(folder)", "-N", "--empty-password"], about: folder)
        for (index, file) in files.enumerated() {
            // "C": trusted to sign server certificates, nothing else.
            try await call(
                certutil, ["-d", "sql:\(folder)", "-A", "-t", "C,,", "-n", "authority-\(index)", "-i", file],
                about: file)
        }
    }

    private static func call(_ path: String, _ arguments: [String], about subject: String) async throws(DriverError) {
        do {
            let result = try await run(
                .path(FilePath(path)), arguments: Arguments(arguments), output: .discarded,
                error: .string(limit: 4096))
            guard result.terminationStatus.isSuccess else {
                let words = result.standardError.split(separator: "\n").joined(separator: "; ")
                throw DriverError("\(subject) could not be added to the browser's authorities: \(words)")
            }
        } catch let error as DriverError {
            throw error
        } catch {
            throw DriverError("\(path) could not be run: \(error)")
        }
    }
}
