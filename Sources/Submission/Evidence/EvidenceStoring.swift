import Dispatch
import Evidence
import Governance
import Transfer

/// Where sealed evidence is copied to, so that whoever runs this cannot remove it.
package struct StoreConfiguration: Hashable, Sendable {
    /// `https://host[:port]`; `http://` only on loopback.
    package var endpoint: String
    /// A bucket with object lock.
    package var bucket: String
    /// Such as `eu-central-1`.
    package var region: String
    /// Folder in the bucket; empty: none.
    package var prefix: String
    /// How to sign in.
    package var key: CredentialsConfiguration
    /// `AES256` or `aws:kms`.
    package var encryption: String
    /// `COMPLIANCE` or `GOVERNANCE`.
    package var lock: String
    /// Whether bundles are encrypted to the configuration's readers before they leave.
    package var isEncrypted: Bool
    /// PEM file with the only authorities that are trusted; nil: the system's.
    package var authorities: String?
}

/// Copies sealed evidence to the store; what is there already is not sent again, so that a cut copy goes on.
package struct EvidenceStoring: Sendable {
    /// What came of it.
    package struct Stored: Codable, Hashable, Sendable {
        /// Name of the run.
        package let run: String
        /// Objects sent now, and read back.
        package let stored: Int
        /// Objects that were there already.
        package let there: Int
        /// Until when nobody can remove them.
        package let lockedUntil: String
    }

    private let configuration: Configuration

    /// Stores as the configuration says.
    package init(_ configuration: Configuration) {
        self.configuration = configuration
    }

    /// Copies the evidence of a run that passes every check.
    ///
    /// - Parameter name: a run's name, or enough of its beginning, or a bundle's folder.
    /// - Returns: what was sent and what was there.
    /// - Throws: `InputError` where the configuration cannot be used, `Failure` where evidence or store refuse.
    package func perform(_ name: String) async throws -> Stored {
        guard let store = configuration.store else {
            throw Failure(what: "no store is configured", remedy: "name one under store in \(configuration.file)")
        }
        let evidence = try EvidenceOfRun(name, configuration)
        let faults = evidence.faults
        guard faults.isEmpty else {
            throw Failure(what: faults.joined(separator: "; "), remedy: "evidence that holds")
        }
        let readers = store.isEncrypted ? try configuration.readerCertificates() : []
        guard !store.isEncrypted || !readers.isEmpty else {
            throw Failure(what: "nobody could open what is encrypted", remedy: "name readers in \(configuration.file)")
        }
        let objects = try await configuration.objectStore(store)
        let until = Timestamp(
            milliseconds: Instant.now.milliseconds + max(configuration.retention, Retention.shortest))
        let lock = ObjectStore.Lock(mode: store.lock, until: until)
        let (path, run) = (evidence.path, evidence.summary.run)
        let verdicts = try await offThePool {
            let bundle =
                readers.isEmpty
                ? try StoredBundle(of: path, run: run) : try StoredBundle(of: path, run: run, for: readers)
            return try bundle.objects.map { try objects.put($0.bytes, named: $0.name, lock: lock) }
        }
        return Stored(
            run: run, stored: verdicts.count { $0 == .stored }, there: verdicts.count { $0 == .there },
            lockedUntil: lock.until.description)
    }

    private func offThePool<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
        do {
            return try await withCheckedThrowingContinuation { continuation in
                // A store is waited for, which the cooperative pool must never do.
                DispatchQueue.global().async { continuation.resume(with: Result { try body() }) }
            }
        } catch {
            throw Failure(what: "\(error)", remedy: "the same command again: what is stored already is not sent twice")
        }
    }
}

extension Configuration {
    /// The store with its key read.
    ///
    /// - Throws: `InputError` where the key cannot be read.
    func objectStore(_ store: StoreConfiguration) async throws(InputError) -> ObjectStore {
        let key = AccessKey(
            id: try await text(store.key.username), secret: try await text(store.key.password), region: store.region)
        return ObjectStore(
            endpoint: store.endpoint, bucket: store.bucket, prefix: store.prefix, key: key,
            encryption: store.encryption, authorities: store.authorities)
    }

    private func text(_ source: CredentialSource) async throws(InputError) -> String {
        do {
            return String(decoding: try await source.bytes(), as: UTF8.self)
        } catch {
            throw InputError(file: file, expected: "the store's key", found: error.description)
        }
    }
}
