import ArgumentParser
import Foundation
import StagingPortal

/// Runs the portal's twin until it is told to end.
@main
struct StagingPortalCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "staging-portal",
        abstract: "The twin of a PKI portal on loopback, with faults and drift to switch on and a ledger of its own.",
        discussion: """
            Prints one line of JSON when it is ready: the origins of the portal and of its ledger, and with --tls \
            the path of the test CA's certificate. Ends on SIGTERM or SIGINT and leaves nothing.

            The password of every account is taken from STAGING_PORTAL_PASSWORD, else it is "staging-only".

            SCENARIOS
            \(Scenario.allCases.map { "  \($0.rawValue): \($0.meaning)" }.joined(separator: "\n"))
            """)

    @Option(help: "The portal's port; 0 takes a free one.")
    var port = 0

    @Option(help: "The ledger's port; 0 takes a free one.")
    var ledgerPort = 0

    @Option(name: .customLong("scenario"), help: "What to switch on from the start; may be given again.")
    var scenarios: [Scenario] = []

    @Option(help: "How a request is committed: tabs saved into a draft, one form, or a single-page application.")
    var commitShape = CommitShape.draft

    @Flag(help: "Serve by HTTPS with a test CA of its own (needs stunnel4 and openssl).")
    var tls = false

    @Option(help: "Seconds without a request after which a session ends.")
    var idleTimeout = 900.0

    func run() async throws {
        let ends = EndSignals()
        let portal = try await StagingPortal.start(options)
        // print() would keep the line in its buffer when the output is a pipe.
        try FileHandle.standardOutput.write(contentsOf: Data("\(Announcement(portal).line)\n".utf8))
        for await _ in ends.arrivals { break }
        withExtendedLifetime(ends) {}
        await portal.stop()
    }

    private var options: StagingPortalOptions {
        var options = StagingPortalOptions()
        options.port = port
        options.ledgerPort = ledgerPort
        options.scenarios = Set(scenarios)
        options.commitShape = commitShape
        options.tls = tls
        options.idleTimeout = idleTimeout
        return options
    }
}
