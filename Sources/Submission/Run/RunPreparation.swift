import Evidence
import Foundation
import Governance
import PKI
import PNGMask
import Portal

/// Everything a run needs before its first gate: map, credentials, signer, journal, evidence folder.
struct RunPreparation: Sendable {
    let request: SubmissionRequest
    let plan: VisitPlan
    let portal: PortalConfiguration
    let credentials: SignInCredentials?
    let signer: KeyPair?
    let journal: RunJournal
    let evidence: RunEvidence
    let facts: RunFacts

    /// Reads and opens them; clears up first after earlier runs that were killed (P9).
    ///
    /// - Throws: ``MachineFailure`` naming what is missing. No browser was started then.
    static func make(
        _ request: SubmissionRequest, _ interruption: Interruption
    ) async throws(MachineFailure) -> RunPreparation {
        let configuration = request.configuration
        await configuration.sweep()
        do {
            return try await make(request, try configuration.portal(request.portal), interruption)
        } catch let failure as MachineFailure {
            throw failure
        } catch {
            throw MachineFailure(
                "\(error)", remedy: "Correct it, then run it again: `countersign doctor` checks all of it.")
        }
    }

    private static func make(
        _ request: SubmissionRequest, _ portal: PortalConfiguration, _ interruption: Interruption
    ) async throws -> RunPreparation {
        let configuration = request.configuration
        let mapFolder = try portal.mapFolder()
        let map = try SelectorMap.load(folder: mapFolder)
        let policy = try Policy.read(configuration.policy)
        let credentials = try await SignInCredentials.read(for: portal, by: map, configuration)
        let signer = try await readSigner(configuration.signer)
        let claims = try await configuration.openClaims()
        let run = RunName.make()
        let folder = try EvidenceFolder(root: configuration.evidence, run: run, at: Instant.now.milliseconds)
        let evidence = RunEvidence(folder)
        let files = try InputDigests(configuration, mapFolder)
        await evidence.keep(request.packet, policy: files.policy, registry: files.registry, map: files.map)
        if let fingerprint = map.fingerprint { await evidence.keep(fingerprint) }
        let way = try await configuration.proxyWay(to: VisitPlan.origins(of: map, at: portal.origin))
        await evidence.keep(way)
        var plan = VisitPlan(
            map: map, values: PacketValues(request.packet), origin: portal.origin, uncompared: Set(policy.uncompared),
            permitsMoved: policy.movedFieldEnvironments.contains(portal.environment),
            browser: try await configuration.browser.started(for: portal, headed: request.attendance != nil),
            proxy: way.proxy,
            stateFolder: configuration.state,
            limits: VisitLimits(configuration.deadlines), isInterrupted: { interruption.isRequested })
        plan.tape = request.tape
        plan.securityKey = request.securityKey
        return RunPreparation(
            request: request, plan: plan, portal: portal, credentials: credentials, signer: signer,
            journal: RunJournal(
                claims: claims, run: run, mask: PacketValues(request.packet).mask.sparing(plan.origin)),
            evidence: evidence, facts: files.facts)
    }

    private static func readSigner(_ signer: SignerConfiguration?) async throws -> KeyPair? {
        guard let signer else { return nil }
        return try await KeyPair.read(
            certificate: signer.certificate, key: signer.key, passphrase: signer.passphrase)
    }
}

/// The bytes of the rules a run is judged by, and their digests.
private struct InputDigests {
    let policy: [UInt8]
    let registry: [UInt8]
    let map: [UInt8]

    init(_ configuration: Configuration, _ mapFolder: String) throws {
        policy = try InputFile.bytes(absolute(configuration.policy), named: configuration.policy)
        registry = try InputFile.bytes(absolute(configuration.registry), named: configuration.registry)
        map = try InputFile.bytes("\(mapFolder)/map.yaml", named: "map.yaml")
    }

    var facts: RunFacts {
        RunFacts(
            started: .now, policy: SHA256Digest(of: policy), registry: SHA256Digest(of: registry),
            tool: SHA256Digest(ofFile: "/proc/self/exe"))
    }
}

/// Names of runs: short enough to say aloud, and not guessed twice.
enum RunName {
    static func make() -> String {
        String(UUID().uuidString.lowercased().replacing("-", with: "").prefix(8))
    }
}

extension VisitLimits {
    /// As the configuration says.
    init(_ deadlines: Deadlines) {
        self.init(
            page: .milliseconds(deadlines.page), save: .milliseconds(deadlines.page),
            commit: CommitLimits(hold: .seconds(10), answer: .milliseconds(deadlines.commit)))
    }
}

extension PacketValues {
    /// The values of a packet's folder.
    init(_ packet: PacketFolder) {
        let files = packet.files.values.map { PacketFile(name: $0.name, path: $0.path, bytes: $0.bytes) }
        self.init(
            packet: packet.document.root,
            files: Dictionary(files.map { ($0.name, $0) }) { first, _ in first }, began: .now)
    }
}
