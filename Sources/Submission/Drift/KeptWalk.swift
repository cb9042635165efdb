import Foundation
import Portal

/// What a walk that only looked leaves for a renewal of the map: its report, and of each page that differs in what
/// matters a description and the masked picture.
struct KeptWalk {
    /// The folder, as it was named.
    let folder: String
    let report: DriftReport
    let surveys: [PageSurvey]
    /// PNG, by the page's name.
    let pictures: [String: [UInt8]]

    private static let reportName = "drift.json"

    /// Reads what was kept in a folder; nil where no walk was.
    ///
    /// - Throws: `InputError` where a file is none of a walk's.
    static func read(_ name: String) throws(InputError) -> KeptWalk? {
        let folder = absolute(name)
        guard FileManager.default.fileExists(atPath: "\(folder)/\(reportName)") else { return nil }
        let bytes = try InputFile.bytes("\(folder)/\(reportName)", named: "\(name)/\(reportName)")
        guard let report = try? JSONDecoder().decode(DriftReport.self, from: Data(bytes)) else {
            throw InputError(file: "\(name)/\(reportName)", expected: "the report of a walk (countersign drift --keep)")
        }
        var surveys: [PageSurvey] = []
        var pictures: [String: [UInt8]] = [:]
        for page in report.pages {
            let file = PageSurvey.fileName(page: page.id)
            guard FileManager.default.fileExists(atPath: "\(folder)/\(file)") else { continue }
            let bytes = try InputFile.bytes("\(folder)/\(file)", named: "\(name)/\(file)")
            do { surveys.append(try PageSurvey.read(bytes, file: "\(name)/\(file)")) } catch { throw InputError(error) }
            pictures[page.id] = FileManager.default.contents(atPath: "\(folder)/\(page.id).png").map { [UInt8]($0) }
        }
        return KeptWalk(folder: name, report: report, surveys: surveys, pictures: pictures)
    }
}

extension DriftReport {
    /// Keeps the walk for `maps propose`, in a folder that is new or empty.
    ///
    /// - Throws: `InputError` where something lies there, ``Failure`` where it cannot be written.
    package func keep(in folder: String) throws {
        let there = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        guard there.isEmpty else {
            throw InputError(file: folder, expected: "a new or empty folder, for --keep", found: "\(there.count) files")
        }
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try JSONEncoder().encode(self).write(to: URL(filePath: "\(folder)/drift.json"))
            for page in pages {
                guard let survey = page.survey else { continue }
                try JSONEncoder().encode(survey).write(
                    to: URL(filePath: "\(folder)/\(PageSurvey.fileName(page: page.id))"))
                try page.picture.map { try Data($0.png).write(to: URL(filePath: "\(folder)/\(page.id).png")) }
            }
        } catch {
            throw Failure(
                what: "\(folder) could not be written: \(error.localizedDescription)", remedy: "another --keep")
        }
    }
}
