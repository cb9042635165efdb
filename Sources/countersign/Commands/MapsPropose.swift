import ArgumentParser
import Foundation
import Submission

struct MapsPropose: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "propose",
        abstract: "Propose a map's next version from a run or walk that met a changed page.",
        discussion: """
            Every field is looked for on the page as the run kept it, all at once; what cannot be known is said, not guessed.
            Nothing is changed before a person names fields with --accept, and then a new version is written beside the
            others, which no environment uses yet. A control that the map does not know is added with --add, once you say
            where its value comes from: packet:PATH or value:TEXT.

            EXAMPLES
              countersign maps propose --portal staging --from 7f3a
              countersign maps propose --portal staging --from 7f3a --html proposal.html
              countersign maps propose --portal staging --from 7f3a --accept validity-days --reason "renamed in release 7.5"
              countersign drift --portal staging --with-draft --keep walk
              countersign maps propose --portal staging --from walk --accept tabs --reason "their release 7.5"
              countersign maps propose --portal staging --from walk --add cost-centre=packet:subscriber.number --reason "new in 7.5"
            """)

    @Option(help: "The portal; the run's own unless stated.")
    var portal: String?

    @Option(
        help:
            ArgumentHelp(
                "Name of the halted run, or enough of its beginning; or the folder of a walk (drift --keep).",
                valueName: "run|folder"))
    var from: String

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Fields and buttons to take over, by name.", valueName: "field"))
    var accept: [String] = []

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("New controls to add as fields, each with its source.", valueName: "field=source"),
        transform: {
            guard let field = NewField($0) else {
                throw ValidationError("--add takes FIELD=packet:PATH or FIELD=value:TEXT; found “\($0)”.")
            }
            return field
        })
    var add: [NewField] = []

    @Option(help: "Why they are taken over; goes into CHANGES.md.")
    var reason: String?

    @Option(help: "Name of the new version; the next number unless stated.")
    var version: String?

    @Option(
        help: ArgumentHelp("Write a page that shows old and new side by side.", valueName: "file"), completion: .file())
    var html: String?

    @OptionGroup var places: PlaceOptions
    @OptionGroup var form: FormOptions

    func validate() throws {
        guard accept.isEmpty && add.isEmpty || reason?.isEmpty == false else {
            throw ValidationError("--accept and --add need a --reason: it stands in the new version's CHANGES.md.")
        }
    }

    func run() async throws {
        try await stopping(asJSON: form.asJSON) {
            let configuration = try await places.prepared()
            let proposal = try MapProposing(configuration).propose(from: from, portal: portal)
            if let html { try write(ProposalPage(proposal).html, to: html) }
            let folder =
                accept.isEmpty && add.isEmpty
                ? nil
                : try proposal.accept(
                    accept, adding: add, reason: reason ?? "",
                    person: configuration.operatorID, version: version)
            if form.asJSON {
                ProposalLine.all(proposal, accepted: folder).forEach { JSONLine.print($0) }
            } else {
                ProposalText(style: .ofOutput).lines(proposal, accepted: folder).forEach { print($0) }
            }
        }
    }

    private func write(_ page: String, to file: String) throws {
        do { try Data(page.utf8).write(to: URL(filePath: file)) } catch {
            throw Stop(.usage, ["\(file) cannot be written: \(error.localizedDescription)"])
        }
    }
}
