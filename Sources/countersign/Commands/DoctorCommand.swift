import ArgumentParser
import Submission

struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Look whether this installation could submit.",
        discussion: """
            Examines policy, registry, keys, journal, evidence, browser, driver, maps, credentials and portals.
            Nothing is signed in, entered or sent.

            EXAMPLES
              countersign doctor
              countersign doctor --json
            """)

    @OptionGroup var places: PlaceOptions
    @OptionGroup var form: FormOptions

    func run() async throws {
        try await stopping(asJSON: form.asJSON) {
            let findings = await Doctor(try await places.prepared()).examine()
            let style = TextStyle.ofOutput
            for finding in findings {
                if form.asJSON {
                    JSONLine.print(finding)
                    continue
                }
                print("  \(style.mark(finding.passed)) \(finding.subject.padding(to: 22)) \(finding.words)")
                if let remedy = finding.remedy { print("    \("".padding(to: 22)) to clear  \(remedy)") }
            }
            guard findings.allSatisfy(\.passed) else { throw Stop(.failed) }
        }
    }
}
