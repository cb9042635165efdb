import ArgumentParser
import Dispatch
import Submission

struct MapsRecord: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "record",
        abstract: "Make a first map by walking a portal once in a browser.",
        discussion: """
            Opens the portal in a browser with a window. Sign in, make a request, fill every page, and submit it: what you
            click and enter becomes the map, page by page, with the requests that it made. Close the browser when you are done.
            With --packet, enter the values of that packet: each field is bound to the place in the packet whose value you
            entered. No text that you type is kept. What you send is sent, so this is only for portals whose environment
            the policy names under surveyDrafts. Every DECIDE in the map is for a person: maps lint lists them.

            EXAMPLES
              countersign maps record --portal staging --packet packets/CR-TEST --out selectors/staging/first
            """)

    @Option(help: "Portal.")
    var portal: String

    @Option(help: ArgumentHelp("Packet whose values you will enter.", valueName: "folder"), completion: .directory)
    var packet: String?

    @Option(help: ArgumentHelp("Folder of the new version; must not hold a map.", valueName: "folder"))
    var out: String

    @OptionGroup var places: PlaceOptions
    @OptionGroup var form: FormOptions

    func run() async throws {
        try await stopping(asJSON: form.asJSON) {
            let configuration = try await places.prepared()
            let recording = MapRecording(
                configuration: configuration, portal: try configuration.portal(portal), packet: packet, folder: out)
            let interruption = Interruption()
            let sources = ProcessGuards.signals(interruption)
            defer { sources.forEach { $0.cancel() } }
            if !form.asJSON { print("Walk the portal once; close the browser when you are done.") }
            let made = try await recording.perform(interruption)
            if form.asJSON { return JSONLine.print(made) }
            print("wrote \(made.file): \(made.pages) pages, \(made.fields) fields, \(made.secrets) secrets dropped")
            print("\(made.decisions) decisions are left: countersign maps lint \(out)")
        }
    }
}
