import Evidence
import Governance

extension RunSummary {
    /// Where the run's evidence lies, if it was kept, below the root of all evidence.
    func evidence(below root: String) -> String {
        "\(root)/\(Instant(milliseconds: startedAt).description.prefix(10))/\(run)"
    }
}
