import ArgumentParser
import Foundation
import Submission

struct Stats: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Count how submissions went: completed, caught, evidence, ends, held.",
        discussion: """
            Every figure with numerator, denominator and what was left out: rehearsals, runs that still run, and staging,
            unless --environment names it.

            EXAMPLES
              countersign stats
              countersign stats --since 30d --html stats.html
              countersign stats --since 2026-11-01 --environment staging --json
              countersign stats --openmetrics > countersign.prom
            """)

    @Option(
        help: ArgumentHelp("Runs that began then or later: 30d, 2026-11-01, 2026-11-01T12:00:00Z.", valueName: "time"))
    var since: String?

    @Option(help: ArgumentHelp("Only this environment; may be repeated.", valueName: "name"))
    var environment: [String] = []

    @Flag(help: "OpenMetrics text.")
    var openmetrics = false

    @Option(help: ArgumentHelp("Also write a page with plots.", valueName: "file"), completion: .file())
    var html: String?

    @OptionGroup var places: PlaceOptions
    @OptionGroup var form: FormOptions

    func run() async throws {
        try await stopping(asJSON: form.asJSON) {
            let moment = try since.map(Beginning.read)
            let counted = try CountingRuns(try places.load(), since: moment, environments: environment).count()
            if let html { try write(counted.html, to: html) }
            if form.asJSON { return JSONLine.print(counted) }
            if openmetrics { return StandardOutput.write(counted.openMetrics) }
            StatisticsText(style: .ofOutput).lines(counted).forEach { print($0) }
        }
    }

    private func write(_ page: String, to file: String) throws {
        do {
            try Data(page.utf8).write(to: URL(fileURLWithPath: file), options: .atomic)
        } catch {
            throw Stop(.failed, ["\(file) could not be written: \(error.localizedDescription)"])
        }
    }
}
