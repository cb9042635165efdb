import ArgumentParser
import Dispatch
import Submission

struct MapsTry: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "try",
        abstract: "Hold a page up against a map: every locator with how much it finds.",
        discussion: """
            Signs in, goes to the page as a drift walk does, and looks. With --headed the page stays open with a box round
            everything that the map names and a veil over everything that a picture would paint over; it looks again whenever
            map.yaml is saved, until you close the browser or press Ctrl-C. Then a draft that was made for it is discarded.
            Requests, origins and the login are taken from the map at the start only.
            Exit 0 when everything is found once and the page is the mapped one; 11 otherwise, by the last look.

            EXAMPLES
              countersign maps try login --portal staging
              countersign maps try profile --portal staging --map selectors/staging/2026-11.2 --with-draft --headed
            """)

    @Argument(help: "The page's id in the map.")
    var page: String

    @Option(help: "Portal.")
    var portal: String

    @Option(help: ArgumentHelp("Folder of a map's version; otherwise the one in force.", valueName: "folder"))
    var map: String?

    @Flag(help: "Make a draft where the page needs one, and discard it afterwards.")
    var withDraft = false

    @Flag(help: "Show the browser, and look again whenever the map is saved.")
    var headed = false

    @Flag(help: "Look again whenever the map is saved, also without --headed.")
    var watch = false

    @OptionGroup var places: PlaceOptions
    @OptionGroup var form: FormOptions

    func run() async throws {
        try await stopping(asJSON: form.asJSON) {
            let configuration = try await places.prepared()
            let check = DriftCheck(
                configuration: configuration, portal: try configuration.portal(portal), folder: map,
                withDraft: withDraft, pages: [page])
            let interruption = Interruption()
            let sources = ProcessGuards.signals(interruption)
            defer { sources.forEach { $0.cancel() } }
            let trial = MapTrial(check: check, page: page, isHeaded: headed, isWatching: headed || watch)
            let last = try await trial.perform(interruption, tell: tell)
            if let left = last.draftLeft { StandardError.warn(["the draft of this trial is left behind: \(left)"]) }
            guard last.isGreen else { throw Stop(.halted) }
        }
    }

    private func tell(_ report: TrialReport) {
        if form.asJSON { return JSONLine.print(report) }
        let waiting = headed || watch ? ["Waiting for map.yaml to be saved; Ctrl-C ends."] : []
        let lines = TrialText(report: report, style: .ofOutput).lines + waiting
        StandardOutput.write(lines.joined(separator: "\n") + "\n")
    }
}
