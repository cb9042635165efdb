import ArgumentParser
import Submission

struct PolicyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "policy", abstract: "Sign what requests are judged by.", subcommands: [PolicySign.self])
}

struct PolicySign: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign",
        abstract: "Sign a policy, a registry, a list of maps or an inventory with your own key.",
        discussion: """
            Writes FILE.PERSON.p7s beside the file: detached CMS, DER. Production demands two persons' signatures, whom
            root has pinned and who have no other duty in the request (docs/governance.md). Read the file first.

            EXAMPLES
              countersign policy sign policy.yaml --person erika.sol --certificate erika.crt --key erika.key
              openssl cms -verify -binary -inform DER -in policy.yaml.erika.sol.p7s -content policy.yaml \\
                -CAfile erika.crt -purpose any -out /dev/null
            """)

    @Argument(help: "File to sign.", completion: .file())
    var file: String

    @OptionGroup var signer: SignerOptions
    @OptionGroup var form: FormOptions

    func run() async throws {
        try await stopping(asJSON: form.asJSON) {
            let signed = try await RulesSigning(
                file: file, signatory: signer.signatory
            ).perform()
            if form.asJSON { return JSONLine.print(signed) }
            print("Signed \(signed.kind) v\(signed.version), by \(signer.person)")
            print("  sha256  \(signed.sha256)")
            print("  wrote   \(signed.signature)")
        }
    }
}
