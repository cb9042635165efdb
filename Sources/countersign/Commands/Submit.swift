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
              countersign submit packets/* --portal staging --jobs 2   one browser each, where no person need watch
            """)

    @Argument(help: "Folder of the packet; several are submitted in their order.", completion: .directory)
    var packets: [String]

    @Option(help: "Portal, as the configuration names it.")
    var portal: String

    @OptionGroup var attendance: AttendanceOptions

    @Option(help: "Stop there: a rehearsal.")
    var until: Until?

    @Option(help: ArgumentHelp("How many of several packets are submitted at once.", valueName: "count"))
    var jobs = 1

    @OptionGroup var report: ReportOptions
    @OptionGroup var places: PlaceOptions
    @OptionGroup var form: FormOptions

    func validate() throws {
        guard (1...64).contains(jobs) else { throw ValidationError("--jobs is a number from 1 to 64, not \(jobs).") }
        guard packets.count > 1 else { return }
        if attendance.headed { throw ValidationError("--headed is for one packet: a person watches one browser.") }
        if report.junit != nil || report.timings {
            throw ValidationError("--junit and --timings tell of one run; --summary and --json take several packets.")
        }
    }

    func run() async throws {
        try await stopping(asJSON: form.asJSON) {
            let configuration = try await places.prepared()
            _ = try configuration.portal(portal).mapFolder()
            let interruption = Interruption()
            let attendance = try self.attendance.chosen(interruption)
            let requests = try packets.map {
                SubmissionRequest(
                    configuration: configuration, packet: try PacketFolder.read($0), portal: portal,
                    attendance: attendance, untilReview: until == .review)
            }
            guard requests.count > 1 else {
                return try await Self.perform(requests[0], interruption, report, asJSON: form.asJSON)
            }
            try await perform(SubmissionQueue(requests, jobs: jobs, interruption: interruption), requests, interruption)
        }
    }

    /// Runs the queue; an end of one that is not the one asked for becomes a stop once all have ended.
    private func perform(
        _ queue: SubmissionQueue, _ requests: [SubmissionRequest], _ interruption: Interruption
    ) async throws {
        let sources = ProcessGuards.signals(interruption)
        defer { sources.forEach { $0.cancel() } }
        let display = QueueDisplay(requests, packets: packets, report, asJSON: form.asJSON)
        let ends = await queue.perform { display.show($0, $1) }
        display.end(ends)
        guard ExitStatus(ends) == .done else { throw Stop(ExitStatus(ends)) }
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
