import Dispatch
import Evidence
import Governance
import PKI
import PNGMask

/// Finishes evidence that its run could not seal, and stamps evidence that has no timestamp.
package struct EvidenceSealing: Sendable {
    /// What came of it.
    package struct Sealed: Codable, Hashable, Sendable {
        /// Name of the run.
        package let run: String
        /// `sealed` or `stamped`.
        package let verdict: String
        /// `complete`, or what is missing.
        package let grade: String
        /// Folder of the bundle.
        package let evidence: String
    }

    private let configuration: Configuration

    /// Seals with the configuration's signer, readers and timestamp authority.
    package init(_ configuration: Configuration) {
        self.configuration = configuration
    }

    /// Seals what is not sealed; where it is, and has no timestamp, adds one to what was sealed.
    ///
    /// - Parameter name: a run's name, or enough of its beginning, or a bundle's folder.
    /// - Returns: what was done, and the grade of the evidence.
    /// - Throws: `InputError` where signer or authority cannot be used, `Failure` where the evidence is not what it was.
    package func perform(_ name: String) async throws -> Sealed {
        let evidence = try EvidenceOfRun(name, configuration)
        guard let signer = configuration.signer else {
            throw Failure(
                what: "there is no key to seal with", remedy: "name one under signer in \(configuration.file)")
        }
        let pair = try await KeyPair.read(
            certificate: signer.certificate, key: signer.key, passphrase: signer.passphrase)
        let authority = try configuration.timestampAuthority()
        let report = EvidenceVerification.verify(folder: evidence.path, trusting: [], run: evidence.summary.run)
        if report.manifest?.sealed != nil { return try await stamp(evidence, report, pair, authority) }
        return try await seal(evidence, pair, authority)
    }

    private func seal(
        _ evidence: EvidenceOfRun, _ pair: KeyPair, _ authority: TimestampAuthority?
    ) async throws -> Sealed {
        let (folder, manifest) = try failing { try EvidenceFolder.reopen(evidence.path) }
        let revocation = await RevocationGathering(
            configuration: configuration, signer: pair.certificate, path: evidence.path, manifest: manifest
        ).gather()
        let sealing = Sealing(
            by: pair.certificate, key: pair.key, at: Instant.now.milliseconds, authority: authority,
            mask: TextMask(approved: manifest.publicTexts), revocation: revocation)
        let journal = evidence.journal
        let sealed = try await offThePool {
            try failing { try folder.seal(manifest: manifest, journal: journal, sealing: sealing) }
        }
        return Sealed(
            run: evidence.summary.run, verdict: "sealed", grade: "\(sealed.grade)", evidence: evidence.path)
    }

    private func stamp(
        _ evidence: EvidenceOfRun, _ report: VerificationReport, _ pair: KeyPair, _ authority: TimestampAuthority?
    ) async throws -> Sealed {
        let faults = evidence.faults
        guard faults.isEmpty else {
            throw Failure(what: faults.joined(separator: "; "), remedy: "nobody stamps evidence that does not hold")
        }
        guard let authority else {
            throw Failure(
                what: "run \(evidence.summary.run) is sealed already, and there is no authority to stamp it",
                remedy: "name one under timestamps in \(configuration.file)")
        }
        let signature = try InputFile.bytes("\(evidence.path)/SHA256SUMS.p7s", named: "SHA256SUMS.p7s")
        let stamp = try await offThePool { try failing { try authority.stamp(signature) } }
        let files = [
            "SHA256SUMS.p7s.tsr": stamp.der,
            "timestamp-authority.pem": Array(authority.anchors.map(\.pem).joined().utf8),
        ]
        _ = try evidence.add(.timestamp, ["authority": .string(authority.url)], files: files, by: pair)
        return Sealed(
            run: evidence.summary.run, verdict: "stamped", grade: report.manifest?.grade.description ?? "",
            evidence: evidence.path)
    }

    private func offThePool<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            // A timestamp authority is waited for, which the cooperative pool must never do.
            DispatchQueue.global().async { continuation.resume(with: Result { try body() }) }
        }
    }
}

/// What `body` returns; what it throws becomes a failure with what to do.
private func failing<Value>(_ body: () throws -> Value) throws -> Value {
    do {
        return try body()
    } catch {
        throw Failure(what: "\(error)", remedy: "the folder as its run left it, a valid signer, a reachable authority")
    }
}

extension Manifest {
    /// Values that were approved to be public: no mask takes them out.
    fileprivate var publicTexts: [String] {
        let names = packet.alternativeNames.map { $0.drop { $0 != ":" }.dropFirst(2) }.map(String.init)
        return [packet.subject, packet.profile, packet.csrDER.hex, packet.csrSPKI.hex, portal.origin] + names
    }
}
