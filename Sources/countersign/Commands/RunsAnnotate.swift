import ArgumentParser
import Submission

extension Annotation.Finding: ExpressibleByArgument {}

struct RunsAnnotate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "annotate", abstract: "Record, signed with your own key, what was found out about a run later.",
        discussion: """
            It changes nothing of the run; `countersign stats` counts it.

            EXAMPLES
              countersign runs annotate 7f3a --finding correction --note "the SAN set was wrong, see INC-77" \\
                --person ruth.adler --certificate ruth.crt --key ruth.key
            """)

    @Argument(help: "Name of the run, or enough of its beginning.")
    var run: String

    @Option(help: "What was found.")
    var finding: Annotation.Finding

    @Option(help: "In words.")
    var note: String

    @OptionGroup var signer: SignerOptions
    @OptionGroup var places: PlaceOptions
    @OptionGroup var form: FormOptions

    func run() async throws {
        try await stopping(asJSON: form.asJSON) {
            let answer = try await Annotation(
                run: run, finding: finding, note: note, person: signer.person, certificate: signer.certificate,
                key: signer.key, passphrase: signer.passphrase
            ).perform(try await places.prepared())
            switch answer {
            case .recorded(let run): say(run)
            case .refused(let reasons): try refuse(reasons)
            }
        }
    }

    private func say(_ run: String) {
        if form.asJSON { return JSONLine.print(["run": run, "finding": finding.rawValue]) }
        print("Recorded: run \(run), \(finding.rawValue).")
    }

    private func refuse(_ reasons: [Reason]) throws {
        if form.asJSON {
            reasons.forEach { JSONLine.print($0) }
        } else {
            reasons.flatMap(OutcomeText(style: .ofOutput).reason).forEach { print($0) }
        }
        throw Stop(.refused)
    }
}
