import Foundation
import WebDriver

// bench-client DRIVER PORT COUNT: our client beside a raw socket, in turn, on the same session of a driver that runs.
// Prints one line of JSON for each command: p50 and p95 in milliseconds, and what ours takes more.

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

/// One command, sent both ways.
struct Compared {
    let name: String
    let method: String
    let path: String
    let body: String
    let ours: (Session) async throws -> Void
}

let compared = [
    Compared(name: "execute/sync", method: "POST", path: "/execute/sync", body: #"{"args":[],"script":"return 1"}"#) {
        _ = try await $0.execute("return 1")
    },
    Compared(name: "title", method: "GET", path: "/title", body: "") { _ = try await $0.title() },
    Compared(name: "elements", method: "POST", path: "/elements", body: #"{"using":"css selector","value":"p"}"#) {
        _ = try await $0.findAll(.css("p"))
    },
]

func round(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }

func compare(_ command: Compared) async throws {
    guard let raw = RawSocket(port: port) else { throw CocoaError(.fileReadUnknown) }
    let path = "/session/\(remote.session.id)\(command.path)"
    var samples = (ours: Sample(), raw: Sample())
    let clock = ContinuousClock()
    for number in 0..<(count + 50) {
        // In turn, and each first as often as the other: what one warms serves the other.
        for isOurs in number % 2 == 0 ? [true, false] : [false, true] {
            let time = try await clock.measure {
                if isOurs {
                    try await command.ours(remote.session)
                } else {
                    guard raw.exchange(command.method, path, command.body) else { throw CocoaError(.fileReadUnknown) }
                }
            }
            guard number >= 50 else { continue }
            if isOurs { samples.ours.take(time) } else { samples.raw.take(time) }
        }
    }
    report(command.name, samples)
}

func report(_ command: String, _ samples: (ours: Sample, raw: Sample)) {
    let (ours, raw) = samples
    let fields = [
        #""browser":"\#(browser)""#, #""command":"\#(command)""#, #""count":\#(count)"#,
        #""ours_p50_ms":\#(round(ours.percentile(0.5)))"#, #""raw_p50_ms":\#(round(raw.percentile(0.5)))"#,
        #""ours_p95_ms":\#(round(ours.percentile(0.95)))"#, #""raw_p95_ms":\#(round(raw.percentile(0.95)))"#,
        #""overhead_p50_ms":\#(round(ours.percentile(0.5) - raw.percentile(0.5)))"#,
    ]
    print("{\(fields.joined(separator: ","))}")
}

do {
    try await remote.session.navigate(to: "data:text/html,<title>bench</title><p>one<p>two")
    try await Task.sleep(for: .seconds(1))
    for command in compared { try await compare(command) }
    try await remote.end()
} catch {
    try? await remote.end()
    throw error
}
