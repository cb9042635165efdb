import ArgumentParser
import Submission

struct Holds: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List held runs: what is known, what to ask the portal, and which command follows which answer.",
        discussion: """
            Exit 0 when nothing is held, 12 otherwise. --remind tells the owner; after one hour the reviewer and the
            deputies too, after four hours the person on call.

            EXAMPLES
              countersign holds
              countersign holds --remind --json
            """)

    @Flag(help: "Tell those who have to decide, by the configured notices.")
    var remind = false

    @OptionGroup var places: PlaceOptions
    @OptionGroup var form: FormOptions

    func run() async throws {
        try await stopping(asJSON: form.asJSON) {
            let held = HeldRuns(try await places.prepared())
            let lines = try await held.list(reminding: remind)
            if form.asJSON {
                lines.forEach { JSONLine.print($0) }
            } else {
                HoldText(style: .ofOutput).lines(lines).forEach { print($0) }
            }
            if !lines.isEmpty { throw Stop(.held) }
        }
    }
}
