import Foundation

@testable import WebDriver

/// `docs/webdriver-commands.md`, from a real run of each command on each driver.
enum CommandTable {
    static let standard = Trial.session + Trial.finding + Trial.element + Trial.document + [Trial.end]

    static var file: URL {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../docs/webdriver-commands.md").standardized
    }

    /// The results of every trial, by the command's name.
    struct Column: Sendable {
        var browser: String
        var results: [String: String]
    }

    /// Runs every trial on one engine; a browser that a trial may have spoilt is replaced, a few times.
    static func run(_ engine: Engine) async throws -> Column {
        try await FakeServer.with(Answers { .page(Bench.pages[String($0.path.prefix { $0 != "?" })] ?? "") }) {
            server in
            var column = Column(browser: engine.rawValue, results: [:])
            var rest = (Trial.extensions + standard)[...]
            var browsers = 0
            while !rest.isEmpty, browsers < 12 {
                browsers += 1
                do {
                    try await TestBrowser.with(engine) { browser in
                        column.browser = name(of: browser)
                        try await run(&rest, Bench(session: browser.session, url: server.url), &column)
                    }
                } catch {
                    print("\(engine) before \(rest.first?.command.name ?? "the end"): \(error)")
                }
            }
            return column
        }
    }

    /// Runs trials until one leaves the browser in a state that nobody knows.
    private static func run(_ rest: inout ArraySlice<Trial>, _ bench: Bench, _ column: inout Column) async throws {
        while let trial = rest.first {
            try await bench.reset()
            rest = rest.dropFirst()
            let (result, isSpoilt) = await trial.result(bench)
            column.results[trial.command.name] = result
            if isSpoilt { return }
        }
    }

    private static func name(of browser: Browser) -> String {
        let driver = browser.driver.path.split(separator: "/").last ?? ""
        return "\(browser.name) with \(driver) \(browser.driver.version)"
    }

    static func text(_ columns: [Column]) -> String {
        let count = columns.map { column in
            "- \(column.browser): \(standard.count { column.results[$0.command.name] == "✓" }) of \(standard.count)"
        }
        return """
            # Every command on every driver

            Written by `scripts/webdriver-table`, which runs each command against a local page and looks at what it did:
            ✓, or the code of the error. A test runs each on chromedriver again.

            \(count.joined(separator: "\n"))

            Effect: `safe` may be sent again; `changes` is sent once; `relative` acts from where the last one ended, and is
            sent once.

            ## WebDriver Level 2

            \(table(standard, columns))

            ## Other standards, and vendors

            \(table(Trial.extensions, columns))

            """
    }

    private static func table(_ trials: [Trial], _ columns: [Column]) -> String {
        let head = ["command", "method and path", "effect", "chromedriver", "geckodriver", "WebKitWebDriver"]
        let lines = trials.map { trial in
            let command = trial.command
            let name = command.section.isEmpty ? command.name : "[\(command.name)](\(command.section))"
            let cells = [name, path(command), command.effect.rawValue]
            return cells + columns.map { $0.results[command.name] ?? "not run" }
        }
        return ([head, head.map { _ in "---" }] + lines).map { "| \($0.joined(separator: " | ")) |" }
            .joined(separator: "\n")
    }

    /// With the standard's words for the stand-ins.
    private static func path(_ command: Command) -> String {
        let words = [
            "ELEMENT": "{element}", "ROOT": "{shadow}", "KEY": "{authenticator}", "CREDENTIAL": "{credential}",
            "/attribute/name": "/attribute/{name}", "/property/name": "/property/{name}",
            "/css/property": "/css/{property}", "/cookie/name": "/cookie/{name}",
        ]
        let session = ["Status", "New Session"].contains(command.name) ? "" : "/session/{session}"
        let path = words.reduce(command.path) { $0.replacing($1.key, with: $1.value) }
        return "`\(command.method) \(session)\(path)`"
    }
}
