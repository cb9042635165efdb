import Foundation
import Glibc
import Testing

@testable import WebDriver

extension Browsers {
    @Suite(.timeLimit(.minutes(10))) struct `A client that runs for long` {
        @Test func `needs no more memory and no more descriptors after 1,000 commands`() async {
            // In a process of its own, where nobody else opens anything.
            await #expect(processExitsWith: .success) {
                try await TestBrowser.with { browser in
                    let session = browser.session
                    try await session.navigate(to: "data:text/html,<title>flat</title>")
                    for _ in 0..<200 { try await ProcessSize.use(session) }
                    let before = ProcessSize.now
                    for _ in 0..<1000 { try await ProcessSize.use(session) }
                    let after = ProcessSize.now
                    print("1,000 commands: \(before) -> \(after)")
                    #expect(after.descriptors <= before.descriptors)
                    #expect(after.memory - before.memory < 4 << 20)
                }
            }
        }
    }
}

/// What the kernel says of this process.
struct ProcessSize: Sendable, CustomStringConvertible {
    /// Open descriptors.
    let descriptors: Int
    /// Resident memory, in bytes.
    let memory: Int

    var description: String { "\(descriptors) descriptors, \(memory >> 10) KiB" }

    static var now: ProcessSize {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []
        let pages = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8))?.split(separator: " ")
        let resident = pages.flatMap { $0.count > 1 ? Int($0[1]) : nil } ?? 0
        return ProcessSize(descriptors: names.count, memory: resident * sysconf(Int32(_SC_PAGESIZE)))
    }

    /// One of the commands, in turn: a reading one, a changing one, one that fails.
    static func use(_ session: Session) async throws {
        switch Int.random(in: 0..<3) {
        case 0: _ = try await session.title()
        case 1: _ = try await session.execute("return arguments[0]", [.string(String(repeating: "x", count: 4096))])
        default: _ = try? await session.find(.css("#nobody"))
        }
    }
}
