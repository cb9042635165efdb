import Foundation
import Glibc

@testable import WebDriver

/// A way in which a run with a browser ends that nobody wanted.
enum AbnormalEnd: String, CaseIterable, Sendable {
    case driverKilled
    case browserKilled
    case ownerKilled
    case ownerKilledWhileStarting
    case ownerTerminated
    case pageHangs
    case longBody
    case deadline

    /// How our own process ends then; nil for its normal end.
    var signal: Int32? {
        switch self {
        case .ownerKilled, .ownerKilledWhileStarting: SIGKILL
        case .ownerTerminated: SIGTERM
        default: nil
        }
    }

    /// Drives a browser to this end in a process of its own, and writes into the witness which browser it was.
    func run(_ engine: Engine, _ state: String, witness: String) async throws {
        Browser.endAllOnSignals()
        // Whatever folder it makes bears its number.
        try Data("\(getpid())".utf8).write(to: URL(fileURLWithPath: witness + "-owner"))
        if self == .ownerKilledWhileStarting { killLater(within: 0..<1500) }
        let browser = try await TestBrowser.launch(engine, nil, state)
        try Data("\(browser.processID) \(browser.runFolder)".utf8).write(to: URL(fileURLWithPath: witness))
        try await happen(to: browser)
        await browser.end()
    }

    private func killLater(within milliseconds: Range<Int>) {
        Task.detached {
            try? await Task.sleep(for: .milliseconds(Int.random(in: milliseconds)))
            kill(getpid(), SIGKILL)
        }
    }

    private func happen(to browser: Browser) async throws {
        let session = browser.session
        switch self {
        case .driverKilled:
            let hanging = Task { try await session.execute("while (true) {}") }
            kill(browser.processID, SIGKILL)
            _ = await hanging.result
        case .browserKilled:
            let hanging = Task { try await session.execute("while (true) {}", within: .seconds(1)) }
            if let pid = browser.browserProcessID { kill(pid, SIGKILL) }
            _ = await hanging.result
        case .ownerKilled, .ownerKilledWhileStarting:
            killLater(within: 0..<300)
            _ = try? await session.execute("while (true) {}")
            try await Task.sleep(for: .seconds(60))
        case .ownerTerminated:
            kill(getpid(), SIGTERM)
            try await Task.sleep(for: .seconds(60))
        case .pageHangs:
            _ = Task { try await session.execute("while (true) {}") }
            try await Task.sleep(for: .milliseconds(100))
        case .longBody:
            let text = JSONValue.string(String(repeating: "x", count: 4 << 20))
            let sending = Task { try await session.execute("while (true) {}", [text]) }
            try await Task.sleep(for: .milliseconds(Int.random(in: 0..<30)))
            sending.cancel()
            _ = await sending.result
        case .deadline:
            _ = try? await session.execute("return new Promise(() => {})", within: .milliseconds(100))
        }
    }
}
