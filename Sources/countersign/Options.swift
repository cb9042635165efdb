import ArgumentParser
import Submission

/// Where things are: flags count over environment variables, and these over the file.
struct PlaceOptions: ParsableArguments {
    @Option(
        name: .customLong("config"),
        help: ArgumentHelp("Configuration file (COUNTERSIGN_CONFIG).", valueName: "file"), completion: .file())
    var file: String?

    @Option(help: ArgumentHelp("Journal database (COUNTERSIGN_JOURNAL).", valueName: "file"), completion: .file())
    var journal: String?

    @Option(help: ArgumentHelp("Folder of the evidence (COUNTERSIGN_EVIDENCE).", valueName: "folder"))
    var evidence: String?

    @Option(help: ArgumentHelp("Folder of the state (COUNTERSIGN_STATE).", valueName: "folder"))
    var state: String?

    @Option(help: ArgumentHelp("Browser (COUNTERSIGN_BROWSER).", valueName: "file"), completion: .file())
    var browser: String?

    @Option(help: ArgumentHelp("Driver of the browser (COUNTERSIGN_DRIVER).", valueName: "file"), completion: .file())
    var driver: String?

    /// The configuration, after what a killed run left behind was swept.
    func prepared() async throws(InputError) -> Configuration {
        let configuration = try load()
        await configuration.sweep()
        return configuration
    }

    /// The configuration with everything that was said over it.
    func load() throws(InputError) -> Configuration {
        var flags = ConfigurationFlags()
        flags.file = file
        flags.journal = journal
        flags.evidence = evidence
        flags.state = state
        flags.browser = browser
        flags.driver = driver
        return try Configuration.load(flags)
    }
}

/// How results are told.
struct FormOptions: ParsableArguments {
    @Flag(name: .customLong("json"), help: "One JSON object a line instead of text.")
    var asJSON = false
}

/// Whether a person watches.
struct AttendanceOptions: ParsableArguments {
    @Flag(help: "Show the browser; a person types the request's id before the commit.")
    var headed = false

    @Option(help: ArgumentHelp("How long the person has: 10m, 90s.", valueName: "time"))
    var confirmWithin = "10m"

    /// The person at this terminal; nil without `--headed`.
    ///
    /// - Throws: `Stop` where there is no terminal to type at.
    func chosen(_ interruption: Interruption) throws -> Attendance? {
        headed ? try .atTerminal(TimeSpan.milliseconds(confirmWithin) ?? 0, interruption) : nil
    }

    func validate() throws {
        guard let limit = TimeSpan.milliseconds(confirmWithin), limit >= 1000 else {
            throw ValidationError("--confirm-within is a length of time such as 10m or 90s, not “\(confirmWithin)”.")
        }
    }
}

/// Who signs, and with which key.
struct SignerOptions: ParsableArguments {
    @Option(help: "Your identity in the registry.")
    var person: String

    @Option(help: ArgumentHelp("Your certificate, PEM or DER.", valueName: "file"), completion: .file())
    var certificate: String

    @Option(
        help: ArgumentHelp("Your private key, PEM, or the PKCS#11 URI of one in a token.", valueName: "key"),
        completion: .file())
    var key: String

    @Option(
        help: ArgumentHelp("File with the key's passphrase, or the token's PIN.", valueName: "file"),
        completion: .file())
    var passphraseFile: String?

    @Option(
        help: ArgumentHelp("Environment variable with the key's passphrase, or the token's PIN.", valueName: "name"))
    var passphraseEnv: String?

    var signatory: Signatory {
        Signatory(
            person: person, certificate: certificate, key: key,
            passphrase: passphraseFile.map(CredentialSource.file) ?? passphraseEnv.map(CredentialSource.environment))
    }
}

/// Files about a run for a CI system.
struct ReportOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("Also write the run as JUnit XML.", valueName: "file"), completion: .file())
    var junit: String?

    @Option(
        help: ArgumentHelp("Also add the run to this page of Markdown, a CI job's summary.", valueName: "file"),
        completion: .file())
    var summary: String?

    @Flag(help: "Say where the time went: gates, browser, each page part by part, commit.")
    var timings = false

    var reports: RunReports { RunReports(junit: junit, summary: summary) }
}
