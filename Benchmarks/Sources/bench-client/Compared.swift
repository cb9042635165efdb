import Foundation
import WebDriver

/// One command, sent both ways.
struct Compared: Sendable {
    let name: String
    let method: String
    let path: String
    let body: String
    let ours: @Sendable (Session) async throws -> Void

    static let all = [
        Compared(
            name: "execute/sync", method: "POST", path: "/execute/sync", body: #"{"args":[],"script":"return 1"}"#
        ) { _ = try await $0.execute("return 1") },
        Compared(name: "title", method: "GET", path: "/title", body: "") { _ = try await $0.title() },
        Compared(name: "elements", method: "POST", path: "/elements", body: #"{"using":"css selector","value":"p"}"#) {
            _ = try await $0.findAll(.css("p"))
        },
    ]

    /// Sends it `count` times each way, from whatever thread this runs on.
    func samples(_ session: Session, port: UInt16, count: Int) async throws -> (ours: Sample, raw: Sample) {
        guard let raw = RawSocket(port: port) else { throw CocoaError(.fileReadUnknown) }
        let path = "/session/\(session.id)\(path)"
        var samples = (ours: Sample(), raw: Sample())
        let clock = ContinuousClock()
        for number in 0..<(count + 50) {
            // In turn, and each first as often as the other: what one warms serves the other.
            for isOurs in number % 2 == 0 ? [true, false] : [false, true] {
                let time = try await clock.measure {
                    if isOurs {
                        try await ours(session)
                    } else {
                        guard raw.exchange(method, path, body) else { throw CocoaError(.fileReadUnknown) }
                    }
                }
                guard number >= 50 else { continue }
                if isOurs { samples.ours.take(time) } else { samples.raw.take(time) }
            }
        }
        return samples
    }
}
