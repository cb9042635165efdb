import ArgumentParser
import Submission

struct Runs: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List the runs that the journal remembers, or say what was found out about one.",
        discussion: """
            EXAMPLES
              countersign runs
              countersign runs --drafts
              countersign runs annotate 7f3a --finding correction --note "see INC-77" --person ID …
            """,
        subcommands: [RunsList.self, Annotate.self], defaultSubcommand: RunsList.self)
}

struct RunsList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the runs that the journal remembers.",
        discussion: """
            EXAMPLES
              countersign runs
              countersign runs --limit 5 --json
              countersign runs --drafts            drafts that were left in a portal, and by which run
            """)

    @Option(help: "How many, newest first.")
    var limit = 20

    @Flag(help: "Drafts that runs left in a portal and no run has submitted since.")
    var drafts = false

    @OptionGroup var places: PlaceOptions
    @OptionGroup var form: FormOptions

    func run() async throws {
        try await stopping(asJSON: form.asJSON) {
            if drafts { return list(try LeftDrafts(try await places.prepared()).list()) }
            let lines = try await RunHistory(try places.prepared()).runs(limit: limit)
            if form.asJSON { return lines.forEach { JSONLine.print($0) } }
            if lines.isEmpty { print("No runs yet.") }
            lines.forEach { print(HistoryText(style: .ofOutput).line($0)) }
        }
    }

    private func list(_ drafts: [LeftDrafts.Line]) {
        if form.asJSON { return drafts.forEach { JSONLine.print($0) } }
        if drafts.isEmpty { print("No drafts left behind.") }
        drafts.forEach { print(HistoryText(style: .ofOutput).line($0)) }
    }
}

struct Show: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show one run with everything that was recorded of it.",
        discussion: """
            EXAMPLES
              countersign show 7f3a
              countersign show 7f3a --json
            """)

    @Argument(help: "Name of the run, or enough of its beginning.")
    var run: String

    @OptionGroup var places: PlaceOptions
    @OptionGroup var form: FormOptions

    func run() async throws {
        try await stopping(asJSON: form.asJSON) {
            guard let found = try await RunHistory(try places.prepared()).run(run) else {
                throw Stop(.usage, ["no run is named “\(run)”; countersign runs lists them"])
            }
            if form.asJSON {
                JSONLine.print(found.line)
                return found.entries.forEach { JSONLine.print($0) }
            }
            HistoryText(style: .ofOutput).lines(found.line, found.entries).forEach { print($0) }
        }
    }
}
