import ArgumentParser
import Submission

struct PacketCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "packet", abstract: "Make and compare packets.", subcommands: [PacketNew.self, PacketDiff.self])
}

struct PacketNew: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Make a packet from a certificate signing request.",
        discussion: """
            Subject, names and digests come from the request; everything else from a file of answers
            (its form is in docs/configuration.md). Files that the answers name are copied and locked by digest.

            EXAMPLES
              countersign packet new packets/CR-2291 --csr release.csr --from answers.yaml
            """)

    @Argument(help: "Folder to make.")
    var folder: String

    @Option(help: ArgumentHelp("PKCS#10 request, PEM or DER.", valueName: "file"), completion: .file())
    var csr: String

    @Option(name: .customLong("from"), help: ArgumentHelp("Answers, YAML.", valueName: "file"), completion: .file())
    var answers: String

    @OptionGroup var form: FormOptions

    func run() async throws {
        try await stopping(asJSON: form.asJSON) {
            let made = NewPacket(try PacketDraft(csr: csr, answers: answers).write(to: folder))
            if form.asJSON { return JSONLine.print(made) }
            print("Packet \(made.request) v\(made.version) in \(folder)")
            print("  packet sha256  \(made.packetDigest)")
            print("  key sha256     \(made.keyDigest)")
            print("Next  three approvals: countersign approve \(folder) --role … --person … --certificate … --key …")
        }
    }
}
