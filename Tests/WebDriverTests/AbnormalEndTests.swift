import Foundation
import Testing

@testable import WebDriver

extension Browsers {
    /// One of each kind in a normal run; `scripts/prove life` asks for hundreds.
    @Suite(.timeLimit(.minutes(90))) struct `Abnormal ends` {
        private static let environment = ProcessInfo.processInfo.environment

        private static func count(_ engine: Engine) -> Int {
            environment["LIFE_PROOF_\(engine.rawValue.uppercased())"].flatMap { Int($0) } ?? AbnormalEnd.allCases.count
        }

        @Test func `leave no process and no profile folder after the next start's sweep (P9)`() async throws {
            var lines: [String] = []
            for engine in [Engine.chromium, .firefox] where Self.count(engine) > 0 {
                var census = Census(engine: engine.rawValue)
                for number in 0..<Self.count(engine) {
                    let end = AbnormalEnd.allCases[number % AbnormalEnd.allCases.count]
                    try await census.count(end, of: engine)
                }
                #expect(census.total == Self.count(engine))
                #expect(census.processesLeft == 0)
                #expect(census.foldersLeft == 0)
                #expect(census.notesLeft == 0)
                // A proof in which nothing ever started, or was ever swept, would prove nothing.
                #expect(census.started > census.total / 2)
                #expect(census.swept > 0)
                lines.append(try census.json())
            }
            guard let output = Self.environment["LIFE_PROOF_OUTPUT"] else { return }
            try Data("[\(lines.joined(separator: ","))]\n".utf8).write(to: URL(fileURLWithPath: output))
        }
    }
}

/// What abnormal ends left behind.
private struct Census: Codable {
    let engine: String
    var total = 0
    var byKind: [String: Int] = [:]
    /// Runs whose browser was there when the end came.
    var started = 0
    /// Runs that the next start had to clear up after.
    var swept = 0
    var processesLeft = 0
    var foldersLeft = 0
    var notesLeft = 0

    init(engine: String) {
        self.engine = engine
    }

    mutating func count(_ end: AbnormalEnd, of engine: Engine) async throws {
        try await TestBrowser.withState { state in
            let witness = state + "-witness"
            defer {
                for file in [witness, witness + "-owner"] { try? FileManager.default.removeItem(atPath: file) }
            }
            let how = [end.rawValue, engine.rawValue, state, witness]
            let expected: ExitTest.Condition = end.signal.map { .signal($0) } ?? .success
            await #expect(processExitsWith: expected, "\(engine) \(end)") { [how = how as [String]] in
                let end = try #require(AbnormalEnd(rawValue: how[0]))
                try await end.run(try #require(Engine(rawValue: how[1])), how[2], witness: how[3])
            }
            let browser = try? String(contentsOfFile: witness, encoding: .utf8)
            let noted = (try? FileManager.default.contentsOfDirectory(atPath: state)) ?? []
            total += 1
            byKind[end.rawValue, default: 0] += 1
            started += browser == nil ? 0 : 1
            swept += await Leftovers.sweep(in: state)
            let owner = try String(contentsOfFile: witness + "-owner", encoding: .utf8)
            look(after: browser, noted, made(by: owner), in: state)
        }
    }

    /// Folders of a process, also those that no note names.
    private func made(by owner: String) -> [String] {
        let all = (try? FileManager.default.contentsOfDirectory(atPath: "/dev/shm")) ?? []
        return all.filter { $0.hasPrefix("countersign-\(owner)-") }.map { "/dev/shm/\($0)" }
    }

    private mutating func look(
        after browser: String?, _ notes: [String], _ made: [String], in state: String
    ) {
        let words = browser?.split(separator: " ").map(String.init) ?? []
        let group = words.first.flatMap { Int32($0) }
        let folders = Set(words.dropFirst() + made).union(
            notes.filter { $0.hasSuffix(".browser.json") }.map { "/dev/shm/" + $0.replacing(".browser.json", with: "") }
        )
        let members = ProcessTable.all.filter { $0.group == group && $0.state != "Z" }
        processesLeft += members.count + folders.map { TestBrowser.processes(of: $0).count }.reduce(0, +)
        foldersLeft += folders.count { FileManager.default.fileExists(atPath: $0) }
        let left = (try? FileManager.default.contentsOfDirectory(atPath: state)) ?? []
        #expect(left == [], "notes")
        notesLeft += left.count
    }

    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
}
