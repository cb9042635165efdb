import Foundation
import WebDriver

// bench-client DRIVER PORT COUNT: our client beside a raw socket, in turn, on the same session of a driver that runs.
// Prints one line of JSON for each command and caller: p50 and p95 in milliseconds, and what ours takes more.

let arguments = CommandLine.arguments
guard arguments.count == 4, let port = UInt16(arguments[2]), let count = Int(arguments[3]) else {
    FileHandle.standardError.write(Data("usage: bench-client chrome|firefox PORT COUNT\n".utf8))
    exit(64)
}
let browser = arguments[1]
var options = try RemoteOptions(Secret("http://127.0.0.1:\(port)"), browserName: browser)
options.capabilities =
    browser == "firefox"
    ? ["moz:firefoxOptions": ["args": ["-headless"]], "webSocketUrl": false]
    : [
        "goog:chromeOptions": [
            "args": getuid() == 0 ? ["--headless=new", "--no-sandbox"] : ["--headless=new"]
        ], "webSocketUrl": false,
    ]
let remote = try await Browser.connect(options)

func round(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }

/// Whose thread sends ours: the main actor's, as any caller's would, or one that may wait for answers.
enum Caller: String, CaseIterable {
    case any
    case commandThread = "command thread"
}

func compare(_ command: Compared, _ caller: Caller) async throws {
    let session = remote.session
    let (port, count) = (port, count)
    let samples =
        switch caller {
        case .any: try await command.samples(session, port: port, count: count)
        case .commandThread:
            try await withCommandThread { try await command.samples(session, port: port, count: count) }
        }
    report(command.name, caller, samples)
}

func report(_ command: String, _ caller: Caller, _ samples: (ours: Sample, raw: Sample)) {
    let (ours, raw) = samples
    let fields = [
        #""browser":"\#(browser)""#, #""command":"\#(command)""#, #""caller":"\#(caller.rawValue)""#,
        #""count":\#(count)"#,
        #""ours_p50_ms":\#(round(ours.percentile(0.5)))"#, #""raw_p50_ms":\#(round(raw.percentile(0.5)))"#,
        #""ours_p95_ms":\#(round(ours.percentile(0.95)))"#, #""raw_p95_ms":\#(round(raw.percentile(0.95)))"#,
        #""overhead_p50_ms":\#(round(ours.percentile(0.5) - raw.percentile(0.5)))"#,
    ]
    print("{\(fields.joined(separator: ","))}")
}

do {
    try await remote.session.navigate(to: "data:text/html,<title>bench</title><p>one<p>two")
    try await Task.sleep(for: .seconds(1))
    for command in Compared.all {
        for caller in Caller.allCases { try await compare(command, caller) }
    }
    try await remote.end()
} catch {
    try? await remote.end()
    throw error
}
