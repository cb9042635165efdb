import Foundation
import Subprocess
import SystemPackage

/// The NSS database from which a browser takes authorities and client certificates: Chromium's under its HOME,
/// Firefox's in its profile.
struct CertificateStore {
    /// The database's folder.
    let folder: String

    private var database: String { "sql:\(folder)" }

    /// Makes the database where it is needed, and adds the authorities and the client certificate.
    ///
    /// - Throws: ``DriverError`` naming the file that cannot be used and why.
    static func make(
        in folder: String, trusting files: [String], client: ClientCertificate?
    ) async throws(DriverError) {
        guard !files.isEmpty || client != nil else { return }
        let store = CertificateStore(folder: folder)
        try await store.create()
        for (index, file) in files.enumerated() { try await store.trust(file, as: "authority-\(index)") }
        guard let client else { return }
        switch client.source {
        case .pkcs12(let file, let passphrase): try await store.add(file, passphrase)
        case .pkcs11(let library, _): try await store.add(library: library)
        }
    }

    private func create() async throws(DriverError) {
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw DriverError("\(folder) could not be made: \(error.localizedDescription)")
        }
        try await call("certutil", ["-d", database, "-N", "--empty-password"], about: folder)
    }

    private func trust(_ file: String, as name: String) async throws(DriverError) {
        // "C": trusted to sign server certificates, nothing else.
        try await call("certutil", ["-d", database, "-A", "-t", "C,,", "-n", name, "-i", file], about: file)
    }

    private func add(_ file: String, _ passphrase: Secret) async throws(DriverError) {
        guard folder.hasPrefix("/dev/shm/") else {
            throw DriverError("a client certificate's key may only be in memory, and there is no /dev/shm")
        }
        // By standard input: the command line is everybody's to read, and a file would have to be removed.
        try await call(
            "pk12util", ["-d", database, "-i", file, "-w", "/dev/stdin", "-K", ""], input: passphrase, about: file)
    }

    private func add(library: String) async throws(DriverError) {
        guard FileManager.default.isReadableFile(atPath: library) else {
            throw DriverError("\(library) is not there: install the token's PKCS#11 library")
        }
        // Without -force it waits for a key to be pressed.
        try await call(
            "modutil", ["-dbdir", database, "-add", "token", "-libfile", library, "-force"], about: library)
    }

    private func call(
        _ name: String, _ arguments: [String], input: Secret = Secret(""), about subject: String
    ) async throws(DriverError) {
        let path = try Search.program(nil, name, package: "libnss3-tools")
        do {
            let result = try await run(
                .path(FilePath(path)), arguments: Arguments(arguments), input: .string(input.reveal()),
                output: .discarded, error: .string(limit: 4096))
            guard result.terminationStatus.isSuccess else {
                let words = result.standardError.split(separator: "\n").joined(separator: "; ")
                throw DriverError("\(subject) could not be added to the browser's certificates: \(words)")
            }
        } catch let error as DriverError {
            throw error
        } catch {
            throw DriverError("\(path) could not be run: \(error)")
        }
    }
}
