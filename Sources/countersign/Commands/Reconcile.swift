import ArgumentParser
import Submission

struct Reconcile: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Decide, signed with your own key, what became of a held request.",
        discussion: """
            Nothing is ever sent. --submitted and --submitted-elsewhere keep the key taken; --closed and --not-submitted
            free it. --not-submitted looks the request up in the portal once more, needs a statement of the portal's
            operator, and counts once a second person has said the same.

            EXAMPLES
              countersign holds
              countersign reconcile 7f3a --submitted CR-104233 --reason "seen in the queue" \\
                --person ruth.adler --certificate ruth.crt --key ruth.key
              countersign reconcile 7f3a --not-submitted --statement portal-operator.eml --reason "no such request" \\
                --person ruth.adler --certificate ruth.crt --key ruth.key
            """)

    @Argument(help: "Name of the run, or enough of its beginning.")
    var run: String

    @Option(help: ArgumentHelp("The portal has it, as this request.", valueName: "id"))
    var submitted: String?

    @Flag(help: "It never reached the portal: needs --statement and two persons.")
    var notSubmitted = false

    @Option(help: ArgumentHelp("Somebody submitted it by another way, as this request.", valueName: "id"))
    var submittedElsewhere: String?

    @Option(help: ArgumentHelp("The portal has closed this request: the key is free again.", valueName: "id"))
    var closed: String?

    @Option(help: "Why you are sure.")
    var reason: String

    @Option(
        help: ArgumentHelp("The portal operator's statement; kept, and signed by digest.", valueName: "file"),
        completion: .file())
    var statement: String?

    @OptionGroup var signer: SignerOptions

    @OptionGroup var places: PlaceOptions
    @OptionGroup var form: FormOptions

    private var findings: [(String, String?)] {
        [("submitted", submitted), ("submitted-elsewhere", submittedElsewhere), ("closed", closed)]
            .filter { $0.1 != nil } + (notSubmitted ? [("not-submitted", nil)] : [])
    }

    func validate() throws {
        guard findings.count == 1 else {
            throw ValidationError("Give one of --submitted ID, --not-submitted, --submitted-elsewhere ID, --closed ID.")
        }
    }

    func run() async throws {
        try await stopping(asJSON: form.asJSON) {
            let (finding, request) = findings[0]
            let decided = try await Deciding(
                run: run, finding: finding, request: request, reason: reason, statement: statement,
                signatory: signer.signatory
            ).perform(try await places.prepared())
            if form.asJSON {
                JSONLine.print(decided)
            } else {
                HoldText(style: .ofOutput).lines(decided).forEach { print($0) }
            }
            if decided.verdict == "refused" { throw Stop(.refused) }
        }
    }
}
