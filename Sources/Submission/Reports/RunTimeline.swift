import Synchronization

/// What a run told, and when: the source of every report that is written once it has ended.
package final class RunTimeline: Sendable {
    /// One event with its place in time.
    package struct Moment: Sendable {
        /// What was told.
        package let event: RunEvent
        /// Time since the timeline began.
        package let at: Duration
    }

    private let began: ContinuousClock.Instant
    private let told = Mutex<[Moment]>([])

    /// A timeline that begins now.
    package init() {
        began = ContinuousClock.now
    }

    /// Takes one event down.
    package func take(_ event: RunEvent) {
        told.withLock { $0.append(Moment(event: event, at: ContinuousClock.now - began)) }
    }

    /// Everything told so far, in its order.
    package var moments: [Moment] { told.withLock { $0 } }
}
