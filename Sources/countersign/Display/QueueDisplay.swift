import Submission
import Synchronization

/// Shows a queue while it goes on, and adds each of its runs to the job's summary.
final class QueueDisplay: Sendable {
    private let requests: [SubmissionRequest]
    private let packets: [String]
    private let reports: [RunReports]
    private let text: QueueText
    private let asJSON: Bool
    /// One run at a time writes.
    private let turn = Mutex(())

    init(_ requests: [SubmissionRequest], packets: [String], _ options: ReportOptions, asJSON: Bool) {
        self.requests = requests
        self.packets = packets
        self.asJSON = asJSON
        reports = requests.map { _ in options.reports }
        text = QueueText(
            outcome: OutcomeText(style: .ofOutput), requests: requests.map(\.id))
    }

    func show(_ place: Int, _ event: RunEvent) {
        turn.withLock { _ in
            reports[place].take(event)
            if asJSON {
                JSONLine.print(QueueLine(place: place, packet: packets[place], event: event))
            } else {
                text.lines(place, event).forEach { StandardOutput.write($0 + "\n") }
            }
            guard case .finished = event else { return }
            StandardError.warn(reports[place].write(for: requests[place]))
        }
    }

    func end(_ ends: [SubmissionQueue.End]) {
        guard !asJSON else { return }
        text.summary(ends).forEach { StandardOutput.write($0 + "\n") }
    }
}
