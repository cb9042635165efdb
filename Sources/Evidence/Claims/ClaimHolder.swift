/// The run that has a key or a request, as a refused run is told of it.
package struct ClaimHolder: Sendable, Hashable {
    package let run: String
    package let state: RunState
    package let requestID: String
    package let packetVersion: Int
    package let operatorID: String
    /// Where it is recorded: `this journal`, or the journal and the machine that shared claims name.
    package let place: String

    /// Takes every part as given.
    package init(
        run: String, state: RunState, requestID: String, packetVersion: Int, operatorID: String, place: String
    ) {
        self.run = run
        self.state = state
        self.requestID = requestID
        self.packetVersion = packetVersion
        self.operatorID = operatorID
        self.place = place
    }

    /// A run of this machine's own journal.
    init(_ run: RunSummary) {
        self.init(
            run: run.run, state: run.state, requestID: run.subject.requestID,
            packetVersion: run.subject.packetVersion, operatorID: run.subject.operatorID, place: "this journal")
    }
}
