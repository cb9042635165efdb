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

    @OptionGroup var signer: SignerOptions

    @Option(help: "How long it counts: 30m, 24h, 7d.")
    var expires = "24h"

    @Option(help: "\(Approving.decisions.joined(separator: ", ")).", completion: .list(Approving.decisions))
    var decision = "approved"

    @Option(help: "Identity of the person for whom you act as deputy.")
    var deputyFor: String?

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

    private var deputy: String { deputyFor.map { ", deputy for \($0)" } ?? "" }

    func run() async throws {
        try await stopping(asJSON: form.asJSON) {
            let written = try await Approving(
                packet: packet, role: role, signatory: signer.signatory,
                lifetime: TimeSpan.milliseconds(expires) ?? 0, decision: decision, deputyFor: deputyFor
            ).perform()
            if form.asJSON { return JSONLine.print(written) }
            print(
                "\(decision.capitalized) \(written.request) v\(written.version) as \(role), by \(signer.person)\(deputy)"
            )
            print("  packet sha256  \(written.packetDigest)")
            written.files.forEach { print("  wrote          \($0)") }
        }
    }
}
