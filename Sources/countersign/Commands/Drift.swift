import ArgumentParser
import Foundation
import Submission

struct Drift: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Walk a portal's pages without entering anything, and compare them with the map.",
        discussion: """
            Exit 0 when every page was seen and is the same or differs only in what does not matter; 11 otherwise.
            --with-draft makes a draft where pages need one, and discards it; policy says where that is allowed.

            EXAMPLES
              countersign drift --portal staging --with-draft
              countersign drift --portal staging --page login --json
              countersign drift --portal staging --with-draft --junit drift.xml --report drift.html
              countersign drift --portal staging --with-draft --keep walk    # then: countersign maps propose --from walk
            """)

    @Option(help: "Portal.")
    var portal: String

    @Option(help: "Only this page of the map; may be repeated.")
    var page: [String] = []

    @Flag(help: "Make a draft, see the pages that need one, discard it.")
    var withDraft = false

    @Option(help: ArgumentHelp("Folder of a map's version; otherwise the one in force.", valueName: "folder"))
    var map: String?

    @Option(help: ArgumentHelp("Write JUnit XML.", valueName: "file"), completion: .file())
    var junit: String?

    @Option(help: ArgumentHelp("Write the report as one HTML page.", valueName: "file"), completion: .file())
    var report: String?

    @Option(
        help: ArgumentHelp(
            "Keep what the map's next version is proposed from, in a new folder.", valueName: "folder"),
        completion: .directory)
    var keep: String?

    @OptionGroup var places: PlaceOptions
    @OptionGroup var form: FormOptions

    func run() async throws {
        try await stopping(asJSON: form.asJSON) {
            let configuration = try await places.prepared()
            let check = DriftCheck(
                configuration: configuration, portal: try configuration.portal(portal), folder: map,
                withDraft: withDraft, pages: page)
            let interruption = Interruption()
            let sources = ProcessGuards.signals(interruption)
            defer { sources.forEach { $0.cancel() } }
            let found = try await check.perform(interruption)
            try write(found)
            try keep.map { try found.keep(in: $0) }
            if form.asJSON {
                JSONLine.print(found)
            } else {
                DriftText(report: found, style: .ofOutput).lines.forEach { print($0) }
            }
            guard found.isGreen else { throw Stop(.halted) }
        }
    }

    private func write(_ found: DriftReport) throws {
        for (path, text) in [(junit, found.junit), (report, found.html)] {
            guard let path else { continue }
            do {
                try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
            } catch {
                throw Failure(
                    what: "\(path) could not be written: \(error.localizedDescription)", remedy: "another place")
            }
        }
    }
}
