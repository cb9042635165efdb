import ArgumentParser
import Submission

/// The end of a command that did not do what was asked, with what people and machines are told.
struct Stop: Error {
    let status: ExitStatus
    let lines: [String]
    let problems: [InputProblem]
    var asJSON = false

    /// Input that cannot be used.
    init(_ error: InputError) {
        status = .unusableInput
        lines = error.problems.map(\.description)
        problems = error.problems
    }

    /// A failure of our own machinery.
    init(_ failure: Failure) {
        self.init(.failed, [failure.what, "to clear: \(failure.remedy)"])
    }

    /// Anything else; without lines, when all has been said already.
    init(_ status: ExitStatus, _ lines: [String] = []) {
        self.status = status
        self.lines = lines
        problems = []
    }

    func leave() -> Never {
        if asJSON, !lines.isEmpty {
            JSONLine.print(ErrorLine(exit: status.rawValue, messages: lines, problems: problems))
        } else if !lines.isEmpty {
            StandardError.warn(lines)
        }
        Countersign.exit(withError: ExitCode(status.rawValue))
    }

    private struct ErrorLine: Encodable {
        var event = "error"
        let exit: Int32
        let messages: [String]
        let problems: [InputProblem]
    }
}

/// Runs a command's body; input that cannot be used becomes a stop in the form that was asked for.
func stopping(asJSON: Bool, _ body: () async throws -> Void) async throws {
    do {
        try await body()
    } catch {
        guard var stop = Stop(error) else { throw error }
        stop.asJSON = asJSON
        throw stop
    }
}

extension Stop {
    /// The stop that an error of ours means; nil for one that is not ours.
    fileprivate init?(_ error: any Error) {
        switch error {
        case let stop as Stop: self = stop
        case let input as InputError: self.init(input)
        case let failure as Failure: self.init(failure)
        case let map as UnusableMap: self.init(.unusableInput, map.lines)
        default: return nil
        }
    }
}
