import ArgumentParser
import Submission

struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Judge a packet without opening a portal.",
        discussion: """
            Prints every fact, where it came from, and every rule's verdict.

            EXAMPLES
              countersign check packets/CR-2291
              countersign check packets/CR-2291 --portal staging --json
              countersign check packets/CR-2291 --at 2026-11-23T17:30:00Z      what will have lapsed by then
              countersign check packets/CR-2291 --html check.html              a page for approvers
            """)

    @Argument(help: "Folder of the packet.", completion: .directory)
    var packet: String

    @Option(help: "Portal; otherwise the one that the packet names.")
    var portal: String?

    @Option(help: ArgumentHelp("Judge for this instant, with its zone.", valueName: "time"))
    var at: String?

    @Option(help: ArgumentHelp("Write a page for approvers.", valueName: "file"), completion: .file())
    var html: String?

    @OptionGroup var places: PlaceOptions
    @OptionGroup var form: FormOptions

    func validate() throws {
        if let at, PacketCheck.moment(at) == nil {
            throw ValidationError("--at is a time with its zone, such as 2026-11-23T14:00:00Z, not “\(at)”.")
        }
    }

    func run() async throws {
        try await stopping(asJSON: form.asJSON) {
            let check = try await PacketCheck.perform(
                packet: packet, configuration: try await places.prepared(), portal: portal,
                at: at.flatMap(PacketCheck.moment))
            if let html { try check.writePage(to: html) }
            if form.asJSON {
                JSONLine.print(check)
            } else {
                CheckText(check, style: .ofOutput).lines.forEach { print($0) }
            }
            guard check.gate.passed else { throw Stop(.refused) }
        }
    }
}
