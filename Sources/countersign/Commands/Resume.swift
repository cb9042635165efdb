import ArgumentParser
import Submission

struct Resume: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Go on with the draft of a run that stopped, signed with your own key.",
        discussion: """
            For the owner, the reviewer and the deputies. Signs in again, finds the draft by its id, compares every page
            and value anew, judges every gate anew, and types nothing that is right already.

            EXAMPLES
              countersign resume 7f3a packets/CR-2291 --reason "the page was looked at" \\
                --person ruth.adler --certificate ruth.crt --key ruth.key
              countersign resume 7f3a packets/CR-2291 --headed --by-hand --reason "the portal asks something new" …
            """)

    @Argument(help: "Name of the run, or enough of its beginning.")
    var run: String

    @Argument(help: "Folder of the packet.", completion: .directory)
    var packet: String

    @Option(help: "Why it goes on.")
    var reason: String

    @Flag(help: "Take over in the browser: you fill and press, the interlock stays on. Needs --headed.")
    var byHand = false

    @OptionGroup var signer: SignerOptions

    @OptionGroup var attendance: AttendanceOptions

    @OptionGroup var report: ReportOptions
    @OptionGroup var places: PlaceOptions
    @OptionGroup var form: FormOptions

    func validate() throws {
        if byHand, !attendance.headed { throw ValidationError("--by-hand needs --headed: a browser that is seen.") }
    }

    func run() async throws {
        try await stopping(asJSON: form.asJSON) {
            let interruption = Interruption()
            let answer = try await TakingOver(
                run: run, packet: packet, reason: reason, signatory: signer.signatory,
                attendance: try attendance.chosen(interruption), isByHand: byHand
            ).perform(try await places.prepared())
            switch answer {
            case .refused(let reasons): try refuse(reasons)
            case .granted(let request):
                try await Submit.perform(request, interruption, report, asJSON: form.asJSON)
            }
        }
    }

    private func refuse(_ reasons: [Reason]) throws {
        let refused = RunOutcome.refused(RefusedRun(reasons))
        if form.asJSON {
            reasons.forEach { JSONLine.print($0) }
        } else {
            OutcomeText(style: .ofOutput).lines(for: refused).forEach { print($0) }
        }
        throw Stop(.refused)
    }
}
