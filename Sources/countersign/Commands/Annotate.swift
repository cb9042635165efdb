import ArgumentParser
import Submission

extension Annotation.Finding: ExpressibleByArgument {}

/// What a person adds to a run after its end: one command, under `runs` and under `evidence`.
struct Annotate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "annotate",
        abstract: "Add a finding, a remark, the issued certificate or a legal hold, signed with your key.",
        discussion: """
            It changes nothing of the run. A finding is counted by `countersign stats` and lies in the journal, and with the
            run's sealed evidence where there is any; the others lie with the evidence, which is never removed before two
            years after the end of the certificate recorded here.

            EXAMPLES
              countersign runs annotate 7f3a --finding correction --note "the SAN set was wrong, see INC-77" \\
                --person ruth.adler --certificate ruth.crt --key ruth.key
              countersign evidence annotate 7f3a --words "reviewed in audit A-12" --person …
              countersign evidence annotate 7f3a --issued release.crt --person …
              countersign evidence annotate 7f3a --legal-hold --words "case 4711" --person …
              countersign evidence annotate 7f3a --end-legal-hold --words "case closed" --person …
            """)

    @Argument(help: "Name of the run, enough of its beginning, or the bundle's folder.")
    var run: String
    @Option(help: "What was found out about the run.")
    var finding: Annotation.Finding?
    @Option(name: [.customLong("words"), .customLong("note")], help: "Your words.")
    var words: String?
    @Option(help: ArgumentHelp("The certificate that was issued, PEM or DER.", valueName: "file"), completion: .file())
    var issued: String?
    @Flag(help: "Nothing of this bundle is removed from here on.")
    var legalHold = false
    @Flag(help: "The legal hold has ended.")
    var endLegalHold = false
    @OptionGroup var signer: SignerOptions
    @OptionGroup var places: PlaceOptions
    @OptionGroup var form: FormOptions

    func validate() throws {
        let count = [finding != nil, issued != nil, legalHold, endLegalHold].count { $0 }
        guard count <= 1, count == 1 && finding == nil || words != nil else {
            throw ValidationError(
                "Say --words, with --finding or alone, or exactly one of --issued, --legal-hold, --end-legal-hold.")
        }
    }

    func run() async throws {
        try await stopping(asJSON: form.asJSON) {
            if let finding, let words { return try await annotate(finding, words) }
            try await form.tell(signer.record(content, run, words).perform(try places.load()))
        }
    }

    private var content: EvidenceRecord.Content {
        if let issued { return .certificate(issued) }
        return legalHold ? .legalHold : endLegalHold ? .legalHoldEnd : .note
    }

    private func annotate(_ finding: Annotation.Finding, _ words: String) async throws {
        let answer = try await Annotation(
            run: run, finding: finding, note: words, signatory: signer.signatory
        ).perform(try await places.prepared())
        switch answer {
        case .refused(let reasons): try form.refuse(reasons)
        case .recorded(let run, let added):
            if form.asJSON { return JSONLine.print(["run": run, "finding": finding.rawValue]) }
            print("Recorded: run \(run), \(finding.rawValue).")
            if let added { form.tell(added) }
        }
    }
}
