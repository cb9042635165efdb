import Evidence
import Foundation
import PKI
import Portal

/// Proposes the next version of a portal's map from what a halted run kept of a page that changed.
///
/// It reads, and writes a folder of its own when a person accepts; it never touches a version that is there, and never `CURRENT`.
package struct MapProposing: Sendable {
    private let configuration: Configuration

    /// Proposing from the runs that the configuration's journal remembers.
    package init(_ configuration: Configuration) { self.configuration = configuration }

    /// What the surveys of a run or of a walk propose.
    ///
    /// - Parameters:
    ///   - name: the run's name, or enough of its beginning; or the folder that a walk was kept in.
    ///   - portal: the portal's name in the configuration; the run's own unless stated.
    /// - Returns: the proposal, of every page that was described.
    /// - Throws: `InputError` where no survey was kept, or the map is another now; `Failure` where the journal cannot be read.
    package func propose(from name: String, portal: String?) throws -> MapProposal {
        if let walk = try KeptWalk.read(name) { return try propose(from: walk, portal: portal) }
        guard let found = try RunHistory(configuration).run(name) else {
            throw InputError(file: name, expected: "the name of a run (countersign runs lists them)")
        }
        let run = found.line
        guard portal == nil || portal == run.portal else {
            throw InputError(file: run.run, expected: "a run at portal \(portal ?? "")", found: run.portal)
        }
        let surveys = try surveys(of: run)
        let picture = picture(of: run)
        return try proposal(
            surveys, from: (run.run, isWalk: false), at: run.portal, differences: Self.differences(found.entries),
            pictures: Dictionary(surveys.compactMap { survey in picture.map { (survey.page, $0) } }) { $1 })
    }

    private func propose(from walk: KeptWalk, portal: String?) throws -> MapProposal {
        guard portal == nil || portal == walk.report.portal else {
            throw InputError(file: walk.folder, expected: "a walk at portal \(portal ?? "")", found: walk.report.portal)
        }
        guard !walk.surveys.isEmpty else {
            throw InputError(
                file: walk.folder, expected: "a walk that saw a page which differs from its map",
                found: walk.report.words)
        }
        let differences = walk.report.pages.flatMap { page in page.differences.map { "\(page.title): \($0.words)" } }
        return try proposal(
            walk.surveys, from: (walk.folder, isWalk: true), at: walk.report.portal, differences: differences,
            pictures: walk.pictures)
    }

    private func proposal(
        _ surveys: [PageSurvey], from source: (String, isWalk: Bool), at portal: String, differences: [String],
        pictures: [String: [UInt8]]
    ) throws -> MapProposal {
        let settings = try configuration.portal(portal)
        let (map, text, file) = try map(of: surveys, in: settings)
        return MapProposal(
            source: source.0, isWalk: source.isWalk, portal: portal, version: map.version, file: file, text: text,
            maps: settings.maps,
            pages: surveys.compactMap { survey in
                map.page(survey.page).map { PageProposal(survey: survey, map: map, page: $0) }
            },
            views: Dictionary(surveys.map { ($0.page, $0.content.viewport) }) { first, _ in first },
            differences: differences, pictures: pictures, surveys: surveys, review: map.review.page.id)
    }

    private func surveys(of run: RunHistory.Line) throws(InputError) -> [PageSurvey] {
        let folder = (run.evidence ?? "") + "/records"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        let files = names.filter { $0.hasPrefix("survey-") && $0.hasSuffix(".json") }.sorted()
        guard run.evidence != nil, !files.isEmpty else {
            throw InputError(
                file: run.run, expected: "a run that halted because a page differs from its map, with its evidence",
                found: "a run that is \(run.state) and kept no survey of a page")
        }
        return try files.map { (name) throws(InputError) in try survey(name, in: folder) }
    }

    private func survey(_ name: String, in folder: String) throws(InputError) -> PageSurvey {
        let bytes = try InputFile.bytes("\(folder)/\(name)", named: name)
        do { return try PageSurvey.read(bytes, file: name) } catch { throw InputError(error) }
    }

    /// The map that the run used, as it lies there now: not a byte may differ.
    private func map(
        of surveys: [PageSurvey], in settings: PortalConfiguration
    ) throws(InputError) -> (SelectorMap, String, String) {
        let (version, digest) = (surveys[0].version, surveys[0].mapDigest)
        let file = "\(settings.maps)/\(version)/map.yaml"
        let bytes = try InputFile.bytes(file, named: file)
        guard SHA256Digest(of: bytes).hex == digest else {
            throw InputError(
                file: file, expected: "the map that the pages were compared with (SHA-256 \(digest))", found: "another")
        }
        do {
            return (try SelectorMap.parse(bytes, file: file), String(decoding: bytes, as: UTF8.self), file)
        } catch {
            throw InputError(error)
        }
    }

    private func picture(of run: RunHistory.Line) -> [UInt8]? {
        let folder = (run.evidence ?? "") + "/shots"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { $0.hasSuffix("at-the-end.png") }.max()
            .flatMap { FileManager.default.contents(atPath: "\(folder)/\($0)") }.map { [UInt8]($0) }
    }

    private static func differences(_ entries: [RunHistory.Entry]) -> [String] {
        guard let halted = entries.last(where: { $0.kind == EntryKind.halted.rawValue }),
            let body = try? JSON.parse(Array(halted.body.utf8), file: "journal").root
        else { return [] }
        return body["differences"]?.array?.compactMap(\.string) ?? []
    }
}

extension InputError {
    init(_ error: MapError) {
        self.init(
            error.problems.map {
                InputProblem(file: $0.file, position: $0.position, expected: "a selector map", found: $0.message)
            })
    }
}
