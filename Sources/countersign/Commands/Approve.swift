import ArgumentParser
import Foundation
import Submission

struct Approve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Sign an approval, a rejection or a withdrawal with your own key.",
        discussion: """
            Writes approvals/ROLE.p7s (CMS, bound to the packet's digest) and, for an approval, an in-toto link.

            EXAMPLES
              countersign check packets/CR-2291
              countersign approve packets/CR-2291 --role ca-delegate --person ines.moreau \\
                --certificate ines.crt --key ines.key --expires 24h
              countersign approve packets/CR-2291 --role ca-delegate --person ines.moreau \\
                --certificate ines.crt --key ines.key --decision withdrawn
            """)

    @Argument(help: "Folder of the packet.", completion: .directory)
    var packet: String

    @Option(help: "Role: \(Approving.roles.joined(separator: ", ")).", completion: .list(Approving.roles))
    var role: String

    @Option(help: "Your identity in the registry.")
    var person: String

    @Option(help: ArgumentHelp("Your certificate, PEM or DER.", valueName: "file"), completion: .file())
    var certificate: String

    @Option(help: ArgumentHelp("Your private key, PEM.", valueName: "file"), completion: .file())
    var key: String

    @Option(help: ArgumentHelp("File with the key's passphrase.", valueName: "file"), completion: .file())
    var passphraseFile: String?

    @Option(help: ArgumentHelp("Environment variable with the key's passphrase.", valueName: "name"))
    var passphraseEnv: String?

    @Option(help: "How long it counts: 30m, 24h, 7d.")
    var expires = "24h"

    @Option(help: "\(Approving.decisions.joined(separator: ", ")).", completion: .list(Approving.decisions))
    var decision = "approved"

    @OptionGroup var form: FormOptions

    func validate() throws {
        guard Approving.roles.contains(role) else {
            throw ValidationError("--role is one of \(Approving.roles.joined(separator: ", ")), not “\(role)”.")
        }
        guard Approving.decisions.contains(decision) else {
            throw ValidationError("--decision is one of \(Approving.decisions.joined(separator: ", ")).")
        }
        guard let lifetime = TimeSpan.milliseconds(expires), lifetime > 0 else {
            throw ValidationError("--expires is a length of time such as 30m, 24h or 7d, not “\(expires)”.")
        }
    }

    func run() async throws {
        try await stopping(asJSON: form.asJSON) {
            let written = try await Approving(
                packet: packet, role: role, person: person, certificate: certificate, key: key,
                passphrase: passphraseFile.map(CredentialSource.file)
                    ?? passphraseEnv.map(CredentialSource.environment),
                lifetime: TimeSpan.milliseconds(expires) ?? 0, decision: decision
            ).perform()
            if form.asJSON { return JSONLine.print(written) }
            print("\(decision.capitalized) \(written.request) v\(written.version) as \(role), by \(person)")
            print("  packet sha256  \(written.packetDigest)")
            written.files.forEach { print("  wrote          \($0)") }
        }
    }
}
