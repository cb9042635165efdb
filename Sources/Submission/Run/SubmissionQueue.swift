import Governance

/// Several packets for one portal, a few at once: each is a run of its own, with its own claim, browser and evidence.
package struct SubmissionQueue: Sendable {
    /// What became of one packet.
    package enum End: Sendable {
        /// Its run ended.
        case ended(RunOutcome)
        /// The queue was to end before its turn came.
        case notBegun
    }

    private let requests: [SubmissionRequest]
    private let jobs: Int
    private let interruption: Interruption

    /// A queue that has not begun; at most `jobs` browsers are open at once.
    ///
    /// - Throws: `InputError` where the policy cannot be read, or lets no run of this portal go without a person: who
    ///   watches one browser cannot watch two.
    package init(_ requests: [SubmissionRequest], jobs: Int, interruption: Interruption) throws(InputError) {
        self.requests = requests
        self.jobs = max(1, jobs)
        self.interruption = interruption
        for request in requests { try Self.requireUnattended(request) }
    }

    private static func requireUnattended(_ request: SubmissionRequest) throws(InputError) {
        let environment = try request.configuration.portal(request.portal).environment
        let policy = try Policy.read(request.configuration.policy)
        guard !policy.isUnattended(in: environment) else { return }
        throw InputError(
            file: request.configuration.policy,
            expected: "unattendedEnvironments to name “\(environment)”, for several packets at once",
            found: "runs that a person watches there; submit one packet at a time")
    }

    /// Submits them in their order, as many at once as there are jobs.
    ///
    /// - Parameter report: told what happens, and at which place of the queue.
    /// - Returns: What became of each, in their order.
    package func perform(report: @escaping @Sendable (Int, RunEvent) -> Void) async -> [End] {
        await withTaskGroup(of: (Int, End).self) { group in
            var waiting = requests.indices.makeIterator()
            func begin() -> Bool {
                guard let place = waiting.next() else { return false }
                group.addTask { (place, await perform(place, report)) }
                return true
            }
            for _ in 0..<jobs where !begin() { break }
            var ends = [End](repeating: .notBegun, count: requests.count)
            while let (place, end) = await group.next() {
                ends[place] = end
                _ = begin()
            }
            return ends
        }
    }

    private func perform(_ place: Int, _ report: @escaping @Sendable (Int, RunEvent) -> Void) async -> End {
        guard !interruption.isRequested else { return .notBegun }
        return .ended(await Run(requests[place], interruption: interruption).perform { report(place, $0) })
    }
}
