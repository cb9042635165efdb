import Foundation
import Glibc
import Submission

extension Attendance {
    /// The person at this terminal, who sees what will leave and types the request's id.
    ///
    /// - Throws: `Stop` where there is no terminal to type at.
    static func atTerminal(_ limit: Int64, _ interruption: Interruption) throws -> Attendance {
        guard isatty(STDIN_FILENO) == 1 else {
            throw Stop(.usage, ["--headed needs a terminal: a person types the request's id before the commit"])
        }
        return Attendance(seconds: Int(limit / 1000)) { question, isOver in
            Question.lines(question).forEach { FileHandle.standardError.write(Data("\($0)\n".utf8)) }
            let act = question.isByHand ? "arm" : "submit"
            FileHandle.standardError.write(Data("  Type \(question.request) to \(act): ".utf8))
            return await TerminalLine(seconds: question.seconds).read { interruption.isRequested || isOver() }
        }
    }
}

extension Attendance.Question {
    /// What will leave, packet and page alike.
    fileprivate static func lines(_ question: Self) -> [String] {
        if question.isByHand { return byHand(question) }
        return ["  CONFIRM ─ \(question.request) v\(question.version) leaves for \(question.portal)"]
            + values(question)
            + ["  \("page".padding(to: 12)) \(question.equal) values of the review page equal the packet"]
    }

    private static func byHand(_ question: Self) -> [String] {
        guard question.objections.isEmpty else {
            return ["  NOT YET ─ nothing is armed"] + question.objections.map { "  ✗ \($0)" }
        }
        return ["  YOURS ─ the browser is yours, for \(question.seconds) s: \(question.request) v\(question.version)"]
            + values(question)
            + [
                "  Save every page once, then stand on the review page. A submission before it is armed is stopped.",
                "  Closing the browser, Ctrl-C or anything else typed here ends it; the draft stays.",
            ]
    }

    private static func values(_ question: Self) -> [String] {
        question.values.map { "  \($0.name.padding(to: 12)) \($0.text)" }
    }
}

/// One line that a person types, waited for away from Swift's own threads.
struct TerminalLine: Sendable {
    let seconds: Int

    /// The line; nil when none came in time, the input ended, or `stopped` says so.
    func read(unless stopped: @escaping @Sendable () -> Bool) async -> String? {
        let end = ContinuousClock.now + .seconds(seconds)
        return await withCheckedContinuation { answer in
            Thread.detachNewThread {
                while !stopped(), ContinuousClock.now < end {
                    guard Self.isReadable() else { continue }
                    return answer.resume(returning: readLine())
                }
                answer.resume(returning: nil)
            }
        }
    }

    private static func isReadable() -> Bool {
        var input = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
        return unsafe poll(&input, 1, 200) > 0
    }
}
