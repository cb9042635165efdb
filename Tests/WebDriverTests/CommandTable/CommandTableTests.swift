import Foundation
import Testing

@testable import WebDriver

extension Browsers {
    @Suite(.timeLimit(.minutes(20))) struct `The table of commands` {
        @Test func `is what chromedriver does today: all 61 of them`() async throws {
            let column = try await CommandTable.run(.chromium)
            #expect(Set(CommandTable.standard.map(\.command.name)) == Set(StandardCommands.all.map(\.name)))
            let written = try String(contentsOf: CommandTable.file, encoding: .utf8)
            for trial in CommandTable.standard {
                #expect(column.results[trial.command.name] == "✓", "\(trial.command.name)")
                #expect(written.contains("| [\(trial.command.name)]("), "run scripts/webdriver-table")
            }
        }

        /// What other drivers do depends on their version; the page says which.
        @Test(.enabled(if: ProcessInfo.processInfo.environment["WEBDRIVER_TABLE"] == "write"))
        func `is written from a run on every driver`() async throws {
            var columns: [CommandTable.Column] = []
            for engine in [Engine.chromium, .firefox, .webKit] { columns.append(try await CommandTable.run(engine)) }
            try Data(CommandTable.text(columns).utf8).write(to: CommandTable.file)
        }
    }
}
