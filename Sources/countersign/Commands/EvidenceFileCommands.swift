import ArgumentParser
import Submission

struct EvidenceReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "One page for a person: what was sealed, what came after, what holds today.",
        discussion: """
            EXAMPLES
              countersign evidence report evidence/2026-11-23/7f3a --output 7f3a.html
            """)

    @Argument(help: "Folder of the bundle.", completion: .directory)
    var folder: String
    @Option(name: [.short, .long], help: ArgumentHelp("Where the page goes, a new file.", valueName: "file"))
    var output: String
    @Option(help: ArgumentHelp("SHA-256 of a certificate that may have sealed it; may be repeated.", valueName: "hex"))
    var trust: [String] = []
    @Option(help: ArgumentHelp("SHA-256 of a certificate that may have timestamped it.", valueName: "hex"))
    var trustAuthority: [String] = []

    func run() async throws {
        try await stopping(asJSON: false) {
            let page = try EvidencePage(folder: folder, trusting: trust, authorities: trustAuthority)
            try page.write(to: output)
            print("\(output): \(page.passed ? "every check that was made passed" : "NOT VERIFIED, the page says why")")
            guard page.passed else { throw Stop(.unusableInput) }
        }
    }
}

struct EvidenceExport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Pack a verified bundle into one archive, the same bytes every time.",
        discussion: """
            EXAMPLES
              countersign evidence export evidence/2026-11-23/7f3a --output 7f3a.tar
            """)

    @Argument(help: "Folder of the bundle.", completion: .directory)
    var folder: String
    @Option(name: [.short, .long], help: ArgumentHelp("The archive, a new file.", valueName: "file"))
    var output: String
    @OptionGroup var form: FormOptions

    func run() async throws {
        try await stopping(asJSON: form.asJSON) {
            let written = try EvidenceDrawing.export(folder, to: output)
            if form.asJSON { return JSONLine.print(written) }
            print("\(written.sha256)  \(written.file)")
        }
    }
}

struct EvidencePopulation: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "population", abstract: "Sign the list of all runs of a time, refused ones too.",
        discussion: """
            EXAMPLES
              countersign evidence population --from 2026-10-01 --to 2026-12-31 --output lists
              openssl cms -verify -binary -inform DER -in lists/population-….json.p7s \\
                -content lists/population-….json -CAfile signer.pem -partial_chain -purpose any -out /dev/null
            """)

    @Option(help: "First day, or time in UTC.")
    var from: String
    @Option(help: "Last day, or time in UTC.")
    var to: String
    @Option(name: [.short, .long], help: ArgumentHelp("Folder of the list.", valueName: "folder"))
    var output = "."
    @OptionGroup var places: PlaceOptions
    @OptionGroup var form: FormOptions

    func run() async throws {
        try await stopping(asJSON: form.asJSON) {
            let drawing = EvidenceDrawing(try places.load())
            let files = try await drawing.population(from: from, to: to, into: output)
            if form.asJSON { return files.forEach { JSONLine.print($0) } }
            print("\(files[0].count) runs: \(files.map(\.file).joined(separator: ", "))")
        }
    }
}

struct EvidencePrune: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prune", abstract: "List evidence whose time is over; with --yes, remove it.",
        discussion: """
            Never: open and held runs, legal holds, certificates whose end nobody recorded, bundles that do not verify.

            EXAMPLES
              countersign evidence prune
              countersign evidence prune --yes
            """)

    @Flag(help: "Remove what is over; the journal keeps the record.")
    var yes = false
    @OptionGroup var places: PlaceOptions
    @OptionGroup var form: FormOptions

    func run() async throws {
        try await stopping(asJSON: form.asJSON) {
            let lines = try EvidencePruning(try places.load()).perform(isMeant: yes)
            if form.asJSON { return lines.forEach { JSONLine.print($0) } }
            if lines.isEmpty { print("No evidence.") }
            lines.forEach { print("\($0.run)  \($0.verdict)  \($0.reason)") }
        }
    }
}

struct EvidenceStore: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "store", abstract: "Copy sealed evidence to the configured bucket, locked, and read it back.",
        discussion: """
            What is there already is not sent again: after a cut connection, say the same once more.

            EXAMPLES
              countersign evidence store 7f3a
            """)

    @Argument(help: "Name of the run, or the bundle's folder.")
    var run: String
    @OptionGroup var places: PlaceOptions
    @OptionGroup var form: FormOptions

    func run() async throws {
        try await stopping(asJSON: form.asJSON) {
            let stored = try await EvidenceStoring(try places.load()).perform(run)
            if form.asJSON { return JSONLine.print(stored) }
            print(
                "\(stored.run): \(stored.stored) stored, \(stored.there) there already, locked until \(stored.lockedUntil)"
            )
        }
    }
}
