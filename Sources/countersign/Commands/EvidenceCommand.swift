import ArgumentParser
import Foundation
import Submission

struct EvidenceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evidence", abstract: "Work with evidence.",
        subcommands: [
            EvidenceVerify.self, EvidenceReportCommand.self, EvidenceSeal.self, EvidenceAccept.self,
            Annotate.self, EvidenceExport.self, EvidencePopulation.self, EvidencePrune.self,
            EvidenceStore.self,
        ])
}

struct EvidenceVerify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check a bundle: files, signature, journal, pictures.",
        discussion: """
            Needs no portal, network or configuration. With a configuration at hand its signer is trusted as well.
            VERIFY.md inside the bundle says how to check it with other tools.

            EXAMPLES
              countersign evidence verify evidence/2026-11-23/7f3a
              countersign evidence verify evidence/2026-11-23/7f3a --trust 91c4…e07b --json
            """)

    @Argument(help: "Folder of the bundle.", completion: .directory)
    var folder: String

    @Option(
        help: ArgumentHelp("SHA-256 of a certificate that may have sealed it; may be repeated.", valueName: "hex"))
    var trust: [String] = []

    @Option(
        help: ArgumentHelp(
            "SHA-256 of a certificate that may have timestamped it, or stands above one; may be repeated.",
            valueName: "hex"))
    var trustAuthority: [String] = []

    @Option(
        help: ArgumentHelp(
            "A revocation list (PEM or DER) or OCSP response (DER) of today: says who was revoked since the seal; may be repeated.",
            valueName: "file"), completion: .file())
    var revocationList: [String] = []

    @OptionGroup var places: PlaceOptions
    @OptionGroup var form: FormOptions

    func run() async throws {
        try await stopping(asJSON: form.asJSON) {
            let check = try EvidenceCheck.perform(
                folder: folder, trusting: trust + configured(), authorities: trustAuthority,
                later: revocationList)
            if form.asJSON {
                JSONLine.print(check)
            } else {
                let style = TextStyle.ofOutput
                check.lines.forEach { print(HistoryText(style: style).line($0)) }
                print(check.passed ? style.good("VERIFIED") + " \(folder)" : style.bad("NOT VERIFIED") + " \(folder)")
            }
            guard check.passed else { throw Stop(.unusableInput) }
        }
    }

    // Asked for, a configuration must be readable; found by chance, it may not.
    private func configured() throws(InputError) -> [String] {
        let environment = ProcessInfo.processInfo.environment["COUNTERSIGN_CONFIG"]
        let isAsked = places.file != nil || environment != nil
        guard isAsked || FileManager.default.fileExists(atPath: "countersign.yaml") else { return [] }
        do {
            return try EvidenceCheck.signer(of: try places.load())
        } catch {
            if isAsked { throw error }
            return []
        }
    }
}
