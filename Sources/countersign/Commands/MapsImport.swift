import ArgumentParser
import Submission

struct MapsImport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Make a first map from a recorded walk.",
        discussion: """
            Reads Chrome DevTools Recorder JSON, Selenium IDE .side and Playwright codegen JSONL. Secrets are dropped, the
            locators that last are named first, and every DECIDE in the map is for a person: maps lint lists them.

            EXAMPLES
              countersign maps import recording.json --portal meridian --out selectors/meridian/1
            """)

    @Argument(help: "The recording.", completion: .file())
    var recording: String

    @Option(help: "The portal's name.")
    var portal: String

    @Option(help: ArgumentHelp("Folder of the new version; must not hold a map.", valueName: "folder"))
    var out: String

    @OptionGroup var form: FormOptions

    func run() async throws {
        try await stopping(asJSON: form.asJSON) {
            let made = try MapImport.perform(recording: recording, portal: portal, folder: out)
            if form.asJSON { return JSONLine.print(made) }
            print("wrote \(made.file): \(made.pages) pages, \(made.fields) fields, \(made.secrets) secrets dropped")
            print("\(made.decisions) decisions are left: countersign maps lint \(out)")
        }
    }
}
