import Submission

extension ExitStatus {
    init(_ outcome: RunOutcome) {
        self =
            switch outcome {
            case .confirmed, .rehearsed: .done
            case .refused: .refused
            case .halted: .halted
            case .held: .held
            case .failed: .failed
            }
    }
}
