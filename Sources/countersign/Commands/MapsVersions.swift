import ArgumentParser
import Dispatch
import Submission

struct MapsLint: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lint",
        abstract: "Say what is wrong with a map, with line and column.",
        discussion: """
            Faults forbid a release; notes do not. Exit 65 with a fault.

            EXAMPLES
              countersign maps lint selectors/staging/2026-11.1
            """)

    @Argument(help: "Folder of a version.", completion: .directory)
    var folder: String

    @OptionGroup var form: FormOptions

    func run() async throws {
        try await stopping(asJSON: form.asJSON) {
            let found = MapChecks.lint(folder: folder)
            if form.asJSON {
                found.forEach { JSONLine.print($0) }
            } else {
                found.forEach { print($0.text) }
                print(found.isEmpty ? "Nothing to say." : "\(found.count) findings.")
            }
            if found.contains(where: { $0.level == "fault" }) { throw Stop(.unusableInput) }
        }
    }
}

struct MapsDiff: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Say how two versions of a map differ, value by value.",
        discussion: """
            EXAMPLES
              countersign maps diff selectors/staging/2026-11.1 selectors/staging/2026-11.2
            """)

    @Argument(help: "Folder of the older version.", completion: .directory)
    var old: String

    @Argument(help: "Folder of the newer version.", completion: .directory)
    var new: String

    @OptionGroup var form: FormOptions

    func run() async throws {
        try await stopping(asJSON: form.asJSON) {
            let found = try MapChecks.changes(from: old, to: new)
            if form.asJSON { return found.forEach { JSONLine.print($0) } }
            if found.isEmpty { print("No differences.") }
            found.forEach { print($0.text) }
        }
    }
}

struct MapsRelease: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "release",
        abstract: "Release a version: walk the portal, take its pages down, and never change it again.",
        discussion: """
            Needs a lint without faults and a green walk. Writes fingerprint.json, CHANGES.md and release.json into the
            version's folder, with --sign also release.p7s, and names the version in CURRENT for the environment.

            For a production portal the version has to be released on staging before, its release signed by a second person
            (countersign maps sign), and one submission by it confirmed on staging, lately: that run's sealed evidence is
            verified. What is missing is refused with every reason and exit 10; countersign explain release tells the rules.

            EXAMPLES
              countersign maps release selectors/staging/2026-11.2 --portal staging --with-draft \\
                --reason "The portal's release 7.5.0 renamed the validity field"
              countersign maps release selectors/staging/2026-11.2 --portal production --submission evidence/7f3a… \\
                --reason "Tried on staging for a week"
            """)

    @Argument(help: "Folder of the version.", completion: .directory)
    var folder: String

    @Option(help: "Portal.")
    var portal: String

    @Option(help: "Why, in your words; it stands in CHANGES.md.")
    var reason: String

    @Flag(help: "Make a draft, see the pages that need one, discard it.")
    var withDraft = false

    @Flag(help: "Sign the release with the configured signer's key (CMS, detached).")
    var sign = false

    @Option(
        help: ArgumentHelp(
            "For production: evidence of the submission that speaks for the version; else the journal's newest.",
            valueName: "folder"), completion: .directory)
    var submission: String?

    @OptionGroup var places: PlaceOptions
    @OptionGroup var form: FormOptions

    func run() async throws {
        try await stopping(asJSON: form.asJSON) {
            let configuration = try await places.prepared()
            let check = DriftCheck(
                configuration: configuration, portal: try configuration.portal(portal), folder: folder,
                withDraft: withDraft)
            let interruption = Interruption()
            let sources = ProcessGuards.signals(interruption)
            defer { sources.forEach { $0.cancel() } }
            let releasing = Releasing(check: check, folder: folder, reason: reason, isSigned: sign)
            let forProduction = ProductionReleasing(releasing, submission: submission)
            guard forProduction.isNeeded else { return try tell(try await releasing.perform(interruption)) }
            switch try await forProduction.perform(interruption) {
            case .refused(let reasons): try form.refuse(reasons)
            case .walked(let released, _): try tell(released)
            }
        }
    }

    private func tell(_ released: Releasing.Released) throws {
        if form.asJSON {
            JSONLine.print(released)
        } else {
            DriftText(report: released.walk, style: .ofOutput).lines.forEach { print($0) }
            released.refusals.forEach { print("  \(TextStyle.ofOutput.mark(false)) \($0)") }
            released.files.forEach { print("  wrote \($0)") }
        }
        guard released.refusals.isEmpty else { throw Stop(.halted) }
    }
}
