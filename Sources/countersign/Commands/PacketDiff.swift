import ArgumentParser
import Submission

struct PacketDiff: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Show what changed between two versions of a packet.",
        discussion: """
            Ends with 0 whether or not there are differences.

            EXAMPLES
              countersign packet diff packets/CR-2291-v4 packets/CR-2291-v5
            """)

    @Argument(help: "Folder of the older packet.", completion: .directory)
    var old: String

    @Argument(help: "Folder of the newer packet.", completion: .directory)
    var new: String

    @OptionGroup var form: FormOptions

    func run() async throws {
        try await stopping(asJSON: form.asJSON) {
            let difference = try PacketDifference(from: old, to: new)
            if form.asJSON { return JSONLine.print(difference) }
            for (sign, side) in [("-", difference.from), ("+", difference.to)] {
                print("\(sign) \(side.request) v\(side.version)  sha256 \(side.packetDigest)")
            }
            for change in difference.changes {
                print(change.pointer)
                if let before = change.before { print("  - \(oneLine(before))") }
                if let after = change.after { print("  + \(oneLine(after))") }
            }
            let count = difference.changes.count
            print(
                count == 0
                    ? "No value differs: approvals of one count for the other."
                    : "\(count) value\(count == 1 ? "" : "s") differ\(count == 1 ? "s" : ""): approvals of the older packet do not count for the newer."
            )
        }
    }

    private func oneLine(_ text: String) -> String { text.replacing("\n", with: "⏎") }
}
