import Foundation
import Governance
import PNGMask
import Portal

/// The files that a CI system reads about a run: JUnit XML, and a page of Markdown.
package struct RunReports: Sendable {
    /// Where the JUnit file goes; nil for none.
    package let junit: String?
    /// Where the job summary is added; nil for none.
    package let summary: String?
    private let timeline = RunTimeline()

    /// Files at these places; relative ones lie below the current folder.
    package init(junit: String?, summary: String?) {
        self.junit = junit
        self.summary = summary
    }

    /// Takes one event of the run down.
    package func take(_ event: RunEvent) {
        timeline.take(event)
    }

    /// Where the run's time went, so far.
    package var timings: RunTimings { RunTimings(timeline.moments) }

    /// Writes the files; the run's outcome does not depend on them.
    ///
    /// - Returns: What could not be written, a sentence each.
    package func write(for request: SubmissionRequest) -> [String] {
        let mask = PacketValues(request.packet).mask
        let moments = timeline.moments
        let cases = ReportCase.all(of: moments)
        return [
            junit.flatMap { file in
                let report = JUnitReport(
                    name: "countersign \(request.packet.packet.requestID) \(request.portal)", cases: cases,
                    took: moments.last?.at ?? .zero, mask: mask)
                return Self.failure(file, "JUnit file") { try Data(report.text.utf8).write(to: $0, options: .atomic) }
            },
            summary.flatMap { file in
                guard let page = page(moments, cases, mask) else { return nil }
                return Self.failure(file, "job summary") { try Self.add(page, to: $0) }
            },
        ].compactMap(\.self)
    }

    private func page(_ moments: [RunTimeline.Moment], _ cases: [ReportCase], _ mask: TextMask) -> String? {
        let starts = moments.compactMap { if case .started(let start) = $0.event { start } else { nil } }
        guard case .finished(let outcome)? = moments.last?.event else { return nil }
        return JobSummary(start: starts.first, outcome: outcome, cases: cases, mask: mask).text
    }

    private static func failure(_ file: String, _ name: String, _ write: (URL) throws -> Void) -> String? {
        do {
            try write(URL(fileURLWithPath: file))
            return nil
        } catch {
            return "the \(name) could not be written to \(file): \(error.localizedDescription)"
        }
    }

    /// A job's summary is one file for all its steps: what others wrote into it stays.
    private static func add(_ page: String, to file: URL) throws {
        if !FileManager.default.fileExists(atPath: file.path) { try Data().write(to: file) }
        let handle = try FileHandle(forWritingTo: file)
        defer { try? handle.close() }
        try handle.seekToEnd()
        try handle.write(contentsOf: Data(page.utf8))
    }
}
