import Dispatch
import Evidence
import Foundation
import Governance
import PKI

/// Finds out whether evidence of a run could be sealed now, by using everything that sealing needs once.
struct SealingProbing: Sendable {
    let configuration: Configuration
    /// Nil: it is read from where the configuration says.
    let signer: KeyPair?

    /// How long an authority may take to stamp a probe, in seconds: the gate's other facts grow old meanwhile.
    private static let patience = 3
    /// What a run's pictures, inputs and report may need, in bytes.
    private static let room: Int64 = 64 << 20

    /// What came of it, and the authority's clock; `isAtHand` leaves out what other machines answer for.
    func read(isAtHand: Bool) async -> (facts: SealingFacts, clock: ClockReading?) {
        var clock: ClockReading?
        var probes = [await key(), folder()]
        if !configuration.readers.isEmpty {
            probes.append(probe("The readers' certificates", "readers") { _ = try configuration.readerCertificates() })
        }
        if !isAtHand {
            if configuration.timestamps != nil {
                let (probe, read) = await authority()
                probes.append(probe)
                clock = read
            }
            if let store = configuration.store { probes.append(await self.store(store)) }
        }
        var facts = SealingFacts(probes: probes, hasAuthority: configuration.timestamps != nil)
        // What a witness is given stays with it: it is not asked for a probe.
        facts.hasWitness = configuration.witness != nil
        return (facts, clock)
    }

    private func key() async -> SealingFacts.Probe {
        guard let named = configuration.signer else {
            return probe("The key", "signer") { throw Unfit(reason: "no signer is configured") }
        }
        var (pair, fault) = (signer, InputError?.none)
        if pair == nil {
            do {
                pair = try await KeyPair.read(
                    certificate: named.certificate, key: named.key, passphrase: named.passphrase)
            } catch {
                fault = error
            }
        }
        return probe("The key of \(named.certificate)", "signer") {
            guard let pair else { throw fault ?? Unfit(reason: "there is none") }
            try Self.use(pair)
        }
    }

    /// Signs a number used once, and checks the signature with the certificate, which must be valid now.
    private static func use(_ pair: KeyPair) throws {
        let nonce = Array(UUID().uuidString.utf8)
        let now = Instant.now.milliseconds
        let signed = try CMS.sign(nonce, by: pair.certificate, key: pair.key, detached: false, at: now)
        guard try CMS.verify(signed).content == nonce else { throw Unfit(reason: "the key signed something else") }
        guard pair.key.spkiSHA256 == pair.certificate.spkiSHA256 else {
            throw Unfit(reason: "the certificate is of another key")
        }
        guard (pair.certificate.notBefore...pair.certificate.notAfter).contains(now) else {
            let ends = Instant(milliseconds: pair.certificate.notAfter)
            throw Unfit(reason: "the certificate is not valid now; it ends \(ends)")
        }
    }

    private func folder() -> SealingFacts.Probe {
        probe("The evidence folder", "evidence") {
            var path = absolute(configuration.evidence)
            // A check makes no folder; the one above it says as much.
            while !FileManager.default.fileExists(atPath: path), path != "/" {
                path = NSString(string: path).deletingLastPathComponent
            }
            guard FileManager.default.isWritableFile(atPath: path) else {
                throw Unfit(reason: "\(path) is not writable")
            }
            let system = try FileManager.default.attributesOfFileSystem(forPath: path)
            let free = (system[.systemFreeSize] as? NSNumber)?.int64Value ?? 0
            guard free >= Self.room else {
                throw Unfit(reason: "\(free >> 20) MB are free, \(Self.room >> 20) are needed")
            }
        }
    }

    private func authority() async -> (probe: SealingFacts.Probe, clock: ClockReading?) {
        await waited {
            var clock: ClockReading?
            let probe = probe("The timestamp authority", "timestamps") {
                guard let named = try configuration.timestampAuthority() else { return }
                let authority = TimestampAuthority(url: named.url, anchors: named.anchors, patience: Self.patience)
                let asked = Instant.now
                let time = try authority.timed(Array(UUID().uuidString.utf8)).time
                clock = ClockReading(
                    token: Instant(milliseconds: time), asked: asked, answered: .now, authority: named.url)
            }
            return (probe, clock)
        }
    }

    private func store(_ store: StoreConfiguration) async -> SealingFacts.Probe {
        do {
            let objects = try await configuration.objectStore(store)
            return await waited { probe("The store", "store") { try objects.probe() } }
        } catch {
            return probe("The store", "store") { throw error }
        }
    }

    /// Off the cooperative pool, which must never wait for another machine.
    private func waited<Found: Sendable>(_ body: @escaping @Sendable () -> Found) async -> Found {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(returning: body()) }
        }
    }

    private func probe(_ name: String, _ key: String, _ body: () throws -> Void) -> SealingFacts.Probe {
        var fault: String?
        do { try body() } catch { fault = "\(error)" }
        return SealingFacts.Probe(
            name: name, source: "\(configuration.file), \(key)", fault: fault,
            remedy: "what \(key) names usable again; countersign doctor says more")
    }
}

/// Why something cannot take part.
private struct Unfit: Error, CustomStringConvertible {
    let reason: String
    var description: String { reason }
}
