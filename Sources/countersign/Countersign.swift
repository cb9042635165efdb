import ArgumentParser
import Submission

/// The command line.
@main struct Countersign: AsyncParsableCommand {
    static let version = Tool.version

    static let configuration = CommandConfiguration(
        commandName: "countersign",
        abstract: "Submits an approved certificate request through a portal, and only while it is still approved.",
        discussion: """
            EXAMPLES
              countersign check packets/CR-2291
              countersign submit packets/CR-2291 --portal staging --until review
              countersign submit packets/CR-2291 --portal staging
              countersign runs
              countersign holds
              countersign evidence verify evidence/2026-11-23/7f3a

            EXIT CODES
            \(ExitStatus.table)
            """,
        version: "Countersign \(version)",
        subcommands: [
            Submit.self, Check.self, Explain.self, DoctorCommand.self, Runs.self, Show.self, EvidenceCommand.self,
            PacketCommand.self, Approve.self, PolicyCommand.self, Holds.self, Reconcile.self, Resume.self, Stats.self,
            Drift.self,
            MapsCommand.self,
        ])

    static func main() async {
        ProcessGuards.raise()
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch let stop as Stop {
            stop.leave()
        } catch {
            exit(withError: error)
        }
    }
}
