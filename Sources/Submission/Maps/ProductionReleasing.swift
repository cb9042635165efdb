import Foundation
import Governance
import PKI
import Portal

/// Releasing a version for production: it was released and tried to the end where things are tried out, and a second person
/// has signed it.
package struct ProductionReleasing: Sendable {
    let releasing: Releasing
    /// Folder of the evidence that is to speak for the version; nil: the newest that the journal knows.
    let submission: String?
    let pins: PinsPlace

    /// A release; nothing is judged, walked or written yet.
    package init(_ releasing: Releasing, submission: String?, pins: PinsPlace = .installed) {
        self.releasing = releasing
        self.submission = submission
        self.pins = pins
    }

    /// What became of it.
    package enum Answer: Sendable {
        /// For every one of these reasons; the portal was not opened.
        case refused([Reason])
        /// The portal was walked; `run` is the submission that spoke for the version.
        case walked(Releasing.Released, run: String)
    }

    /// Whether the chosen portal is production.
    package var isNeeded: Bool {
        installation.isProduction(releasing.check.portal.environment, at: releasing.check.portal.origin)
    }

    /// Judges, walks what can be seen without writing, and names the version in CURRENT.
    ///
    /// - Throws: ``UnusableMap`` where the map cannot be used, `InputError`, ``Failure``.
    package func perform(_ interruption: Interruption) async throws -> Answer {
        let facts = try facts(try releasing.check.loaded())
        let refusals = MapReleaseRules.judge(facts)
        guard refusals.isEmpty, let tried = facts.submission else { return .refused(refusals.map(Reason.init)) }
        let (map, survey) = try await releasing.check.walk(interruption)
        let report = DriftReport(survey, map: map, portal: releasing.check.portal, only: [])
        guard report.hasNoDrift else {
            return .walked(
                .init(walk: report, files: [], refusals: ["the walk was not green: \(report.words)"]), run: tried.run)
        }
        let files = try releasing.write(try EnvironmentRelease(facts, tried, releasing))
        return .walked(.init(walk: report, files: files, refusals: []), run: tried.run)
    }

    private var installation: InstallationFacts {
        RulesReading(configuration: releasing.check.configuration, portal: releasing.check.portal, pins: pins)
            .installation()
    }

    private func facts(_ map: SelectorMap) throws -> MapReleaseFacts {
        let configuration = releasing.check.configuration
        let policy = try Policy.read(configuration.policy)
        let registry = try Registry.read(configuration.registry)
        let release = try MapRelease.load(folder: releasing.folder)
        let submissions = StagedSubmissions(
            configuration: configuration, registry: registry, policy: policy, installation: installation)
        let found =
            try submission.map { path throws(InputError) in try submissions.submission(in: absolute(path)) }
            ?? submissions.newest(by: map.digest)
        return MapReleaseFacts(
            now: .now, version: map.version, mapSHA256: map.digest.hex, fingerprintSHA256: release?.fingerprint,
            author: try author(of: map) ?? release?.by, signatures: signatures, submission: found,
            searched: submission ?? "the journal at \(configuration.journal)", policy: policy, registry: registry)
    }

    /// Whom the list of maps names as the author of exactly this map.
    private func author(of map: SelectorMap) throws(InputError) -> String? {
        guard let path = releasing.check.configuration.maps else { return nil }
        let list = try MapList.read(try InputFile.bytes(path, named: path), named: path)
        return list.maps.first { $0.sha256 == map.digest.hex }?.author
    }

    /// The signatures beside `release.json`, each with the identity in its name.
    private var signatures: [Sourced<SignatureState>] {
        let path = "\(absolute(releasing.folder))/\(MapRelease.fileName)"
        guard let bytes = FileManager.default.contents(atPath: path) else { return [] }
        return SignedFile(path).signatures(over: [UInt8](bytes)).map { signature in
            let name = signature.source.dropFirst(MapRelease.fileName.count + 1).dropLast(".p7s".count)
            return Sourced(signature.value, String(name))
        }
    }
}

extension DriftReport {
    /// Whether nothing that was seen differs; without writing, most pages of a production portal are not seen.
    var hasNoDrift: Bool {
        !pages.isEmpty && draftLeft == nil && pages.allSatisfy { ["same", "cosmetic"].contains($0.verdict) }
    }
}
