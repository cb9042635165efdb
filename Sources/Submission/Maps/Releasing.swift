import Foundation
import Governance
import PKI
import Portal

/// Releasing a version of a map: linted, walked without entering anything, taken down, and from then on never changed.
package struct Releasing: Sendable {
    package let check: DriftCheck
    /// The folder of the version.
    package let folder: String
    /// Why, in a person's words.
    package let reason: String
    /// Whether the configured signer signs the release.
    package let isSigned: Bool

    /// A release; nothing is walked or written yet.
    package init(check: DriftCheck, folder: String, reason: String, isSigned: Bool) {
        self.check = check
        self.folder = folder
        self.reason = reason
        self.isSigned = isSigned
    }

    /// What became of it.
    package struct Released: Codable, Hashable, Sendable {
        /// The walk that had to be green.
        package let walk: DriftReport
        /// Files that were written; empty where it was refused.
        package let files: [String]
        /// Why it was refused; empty where it was released.
        package let refusals: [String]
    }

    /// Releases the version, unless something speaks against it.
    ///
    /// - Throws: ``UnusableMap`` where the map has faults or was released already, `InputError`, ``Failure``.
    package func perform(_ interruption: Interruption) async throws -> Released {
        try refuseReleased()
        let faults = MapLint.findings(folder: folder).filter(\.isFault)
        guard faults.isEmpty else { throw UnusableMap(lines: faults.map(\.description)) }
        let (map, survey) = try await check.walk(interruption, comparingFingerprint: false)
        let report = DriftReport(survey, map: map, portal: check.portal, only: [])
        guard report.isGreen else {
            return Released(walk: report, files: [], refusals: ["the walk was not green: \(report.words)"])
        }
        let pages = Dictionary(survey.looks.map { ($0.page.id, $0.fingerprint) }) { $1 }
        return Released(walk: report, files: try await write(map, MapFingerprint(map: map, pages: pages)), refusals: [])
    }

    private func refuseReleased() throws {
        let released: MapRelease?
        do { released = try MapRelease.load(folder: folder) } catch { throw UnusableMap(error) }
        guard let released else { return }
        throw UnusableMap(lines: [
            "\(folder): version \(released.version) was released on \(released.released) by \(released.by); "
                + "a released version never changes: copy the folder to a new version"
        ])
    }

    private func write(_ map: SelectorMap, _ fingerprint: MapFingerprint) async throws -> [String] {
        let release = MapRelease(
            map: map, fingerprint: fingerprint, released: Instant.now.description,
            by: check.configuration.operatorID, reason: reason, walked: check.portal.origin)
        var files: [(String, [UInt8])] = [
            (MapFingerprint.fileName, fingerprint.bytes),
            ("CHANGES.md", Array((try changes(release) + noted).utf8)),
        ]
        if isSigned { files.append(("release.p7s", try await signature(of: release))) }
        // Last, because from then on nothing of the version may change.
        files.append((MapRelease.fileName, release.bytes))
        return try write(files, naming: release.version)
    }

    /// Writes a release for one environment; map and fingerprint stay as they are.
    func write(_ release: EnvironmentRelease) throws(Failure) -> [String] {
        let said = noted.trimmingCharacters(in: .newlines)
        return try write(
            [("CHANGES.md", Array("\(said)\n\n\(release.line)\n".utf8)), (release.fileName, release.bytes)],
            naming: release.version)
    }

    /// Writes files into the version's folder, then names the version in CURRENT.
    private func write(_ files: [(String, [UInt8])], naming version: String) throws(Failure) -> [String] {
        let current = "\(check.portal.maps)/CURRENT"
        do {
            for (name, bytes) in files {
                try Data(bytes).write(to: URL(fileURLWithPath: "\(folder)/\(name)"), options: .atomic)
            }
            try Data(self.current(naming: version).utf8).write(to: URL(fileURLWithPath: current), options: .atomic)
        } catch {
            throw Failure(what: "the release could not be written: \(error.localizedDescription)", remedy: folder)
        }
        return files.map { "\(folder)/\($0.0)" } + [current]
    }

    private func signature(of release: MapRelease) async throws -> [UInt8] {
        guard let signer = check.configuration.signer else {
            throw InputError(file: check.configuration.file, expected: "a signer, for --sign", found: "none")
        }
        let pair = try await KeyPair.read(
            certificate: signer.certificate, key: signer.key, passphrase: signer.passphrase)
        do {
            return try CMS.sign(
                release.bytes, by: pair.certificate, key: pair.key, detached: true, at: Instant.now.milliseconds)
        } catch {
            throw Failure(what: "the release could not be signed: \(error)", remedy: "check the signer's key")
        }
    }
}

extension Releasing {
    /// What changed since the version in force, for people.
    private func changes(_ release: MapRelease) throws -> String {
        var lines = [
            "# \(release.portal) \(release.version)", "",
            "Released \(release.released) by \(release.by), after a walk over \(release.walked).", "", release.reason,
            "",
        ]
        guard let before = try? check.portal.mapFolder(), before != folder,
            let found = try? VersionChange.all(from: before, to: folder)
        else { return (lines + ["The first version.", ""]).joined(separator: "\n") }
        lines.append("Since \(URL(fileURLWithPath: before).lastPathComponent):")
        lines.append("")
        lines += found.isEmpty ? ["- nothing of the map; the pages were taken down again"] : found.map { "- \($0)" }
        return (lines + [""]).joined(separator: "\n")
    }

    /// What a proposal noted in CHANGES.md before the release; it stays below.
    private var noted: String {
        let text = FileManager.default.contents(atPath: "\(folder)/CHANGES.md")
        return text.map { "\n" + String(decoding: $0, as: UTF8.self) } ?? ""
    }

    /// CURRENT, with this environment's line replaced.
    private func current(naming version: String) -> String {
        let path = "\(check.portal.maps)/CURRENT"
        let environment = check.portal.environment
        let text = FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) } ?? ""
        let others = text.split(separator: "\n").filter { $0.contains(":") && !$0.hasPrefix("\(environment):") }
        return (others.map(String.init) + ["\(environment): \(version)"]).joined(separator: "\n") + "\n"
    }
}
