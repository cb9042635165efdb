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
            """)

    @Argument(help: "Folder of the packet.", completion: .directory)
    var packet: String

    @Option(help: "Portal; otherwise the one that the packet names.")
    var portal: String?

    @OptionGroup var places: PlaceOptions
    @OptionGroup var form: FormOptions

    func run() async throws {
        try await stopping(asJSON: form.asJSON) {
            let check = try await PacketCheck.perform(
                packet: packet, configuration: try await places.prepared(), portal: portal)
            if form.asJSON {
                JSONLine.print(check)
            } else {
                CheckText(check, style: .ofOutput).lines.forEach { print($0) }
            }
            guard check.gate.passed else { throw Stop(.refused) }
        }
    }
}
