import ArgumentParser
import Dispatch
import Submission

struct Submit: AsyncParsableCommand {
    enum Until: String, ExpressibleByArgument, CaseIterable {
        case review
    }

    static let configuration = CommandConfiguration(
        abstract: "Submit a packet through a portal.",
        discussion: """
            Judges the gate, fills the portal's pages, reads every value back, judges again, and lets exactly one
            request go. Whatever is not as approved stops it. Ctrl-C before the release halts with the draft saved.

            EXAMPLES
              countersign submit packets/CR-2291 --portal staging
              countersign submit packets/CR-2291 --portal staging --until review   a rehearsal: no second gate, no click
              countersign submit packets/CR-2291 --portal production --headed
              countersign submit packets/CR-2291 --portal staging --json > run.jsonl
              countersign submit packets/CR-2291 --portal staging --junit run.xml --summary "$GITHUB_STEP_SUMMARY"
            """)

    @Argument(help: "Folder of the packet.", completion: .directory)
    var packet: String

    @Option(help: "Portal, as the configuration names it.")
    var portal: String

    @OptionGroup var attendance: AttendanceOptions

    @Option(help: "Stop there: a rehearsal.")
    var until: Until?

    @OptionGroup var report: ReportOptions
    @OptionGroup var places: PlaceOptions
    @OptionGroup var form: FormOptions

    func run() async throws {
        try await stopping(asJSON: form.asJSON) {
            let configuration = try await places.prepared()
            _ = try configuration.portal(portal).mapFolder()
            let interruption = Interruption()
            let request = SubmissionRequest(
                configuration: configuration, packet: try PacketFolder.read(packet), portal: portal,
                attendance: try attendance.chosen(interruption), untilReview: until == .review)
            try await Self.perform(request, interruption, report, asJSON: form.asJSON)
        }
    }

    /// Runs it with signals heard and its course shown; an end that is not the one asked for becomes a stop.
    static func perform(
        _ request: SubmissionRequest, _ interruption: Interruption, _ options: ReportOptions, asJSON: Bool
    ) async throws {
        let sources = ProcessGuards.signals(interruption)
        defer { sources.forEach { $0.cancel() } }
        let display = RunDisplay.chosen(asJSON: asJSON)
        let reports = options.reports
        let outcome = await Run(request, interruption: interruption).perform { event in
            reports.take(event)
            display.show(event)
        }
        StandardError.warn(reports.write(for: request))
        if options.timings { show(reports.timings, asJSON: asJSON) }
        guard ExitStatus(outcome) == .done else { throw Stop(ExitStatus(outcome)) }
    }

    private static func show(_ timings: RunTimings, asJSON: Bool) {
        if asJSON { return JSONLine.print(timings) }
        TimingsText(style: .ofOutput).lines(timings).forEach { print($0) }
    }
}
