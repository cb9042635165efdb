import ArgumentParser
import Submission

struct MapsSign: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign",
        abstract: "Sign a version's release with your own key, as its second person.",
        discussion: """
            Writes release.json.PERSON.p7s into the version's folder: detached CMS, DER. A release for production demands the
            signature of a person in the registry who did not write the map. Read `countersign maps diff` first.

            EXAMPLES
              countersign maps sign selectors/staging/2026-11.2 --person erika.sol --certificate erika.crt --key erika.key
            """)

    @Argument(help: "Folder of the version.", completion: .directory)
    var folder: String

    @OptionGroup var signer: SignerOptions
    @OptionGroup var form: FormOptions

    func run() async throws {
        try await stopping(asJSON: form.asJSON) {
            let signed = try await ReleaseSigning(
                folder: folder, signatory: signer.signatory
            ).perform()
            if form.asJSON { return JSONLine.print(signed) }
            print("Signed the release of \(signed.portal) \(signed.version), by \(signer.person)")
            print("  map     \(signed.map)")
            print("  wrote   \(signed.signature)")
        }
    }
}
