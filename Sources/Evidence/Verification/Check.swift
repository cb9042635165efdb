/// One thing that was checked.
package struct Check: Sendable, Hashable {
    /// What came of it.
    package enum Finding: String, Sendable, Hashable {
        case passed
        case failed
        /// It could not be checked, and `detail` says why.
        case unchecked
    }

    /// Such as `sums.files` or `journal.chain`.
    package let name: String
    package let finding: Finding
    /// What was found, for people.
    package let detail: String

    /// Whether it was checked and found right.
    package var passed: Bool { finding == .passed }

    static func unchecked(_ name: String, _ why: String) -> Check {
        Check(name: name, finding: .unchecked, detail: why)
    }

    /// Passed if there are no faults, else failed by all of them.
    init(_ name: String, faults: [String], passed detail: String) {
        let isSound = faults.isEmpty
        self.init(
            name: name, finding: isSound ? .passed : .failed, detail: isSound ? detail : faults.joined(separator: "; "))
    }

    private init(name: String, finding: Finding, detail: String) {
        self.name = name
        self.finding = finding
        self.detail = detail
    }
}
