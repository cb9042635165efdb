import Dispatch
import Foundation
import Glibc
import Synchronization

/// Runs commands that follow one another on a thread of their own, which also waits for their answers.
///
/// A command is then sent and its answer read without a change of thread: about 0.1 ms less for each (see
/// docs/webdriver-client.md). Deadlines, cancellation and “sent once” hold as elsewhere, and nothing of Swift's pool
/// is blocked: what else is to run in this task, its children included, runs on other threads while this one waits.
///
/// Not for code that is bound to an actor with an executor of its own, such as the main actor: that stays there.
public func withCommandThread<Value, Failure: Error>(
    _ body: @Sendable @concurrent () async throws(Failure) -> sending Value
) async throws(Failure) -> sending Value {
    let thread = CommandThread()
    defer { thread.end() }
    return try await withTaskExecutorPreference(thread, operation: body)
}

/// The thread of ``withCommandThread(_:)``: runs its task's jobs in turn, and lets others run them while it is blocked.
final class CommandThread: TaskExecutor {
    private struct State {
        var jobs: [UnownedJob] = []
        /// Whether the thread waits for an answer.
        var isBlocked = false
        /// Whether there is no thread any more.
        var isEnded = false
    }

    private let state = Mutex(State())
    private let work = DispatchSemaphore(value: 0)

    init() {
        // Keeps this object until the end was asked for.
        Thread.detachNewThread { self.run() }
    }

    /// The one whose thread asks; nil on every other thread.
    static var current: CommandThread? {
        guard let pointer = pthread_getspecific(key) else { return nil }
        return Unmanaged<CommandThread>.fromOpaque(pointer).takeUnretainedValue()
    }

    private static let key: pthread_key_t = {
        var key = pthread_key_t()
        // Without a key nothing is ever set, and every command takes the other way.
        pthread_key_create(&key, nil)
        return key
    }()

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let isTaken = state.withLock { state in
            guard !state.isBlocked, !state.isEnded else { return false }
            state.jobs.append(job)
            return true
        }
        if isTaken { work.signal() } else { runElsewhere(job) }
    }

    /// Runs what blocks this thread; the task's other jobs run elsewhere meanwhile.
    func blocked<Value>(_ body: () -> Value) -> Value {
        let waiting = state.withLock { state in
            defer { state.jobs = [] }
            state.isBlocked = true
            return state.jobs
        }
        waiting.forEach(runElsewhere)
        defer { state.withLock { $0.isBlocked = false } }
        return body()
    }

    /// Ends the thread once it has nothing more to do.
    func end() {
        state.withLock { $0.isEnded = true }
        work.signal()
    }

    private func runElsewhere(_ job: UnownedJob) {
        DispatchQueue.global().async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }

    private func run() {
        pthread_setspecific(Self.key, Unmanaged.passUnretained(self).toOpaque())
        while true {
            work.wait()
            // More signals than jobs, where jobs were run elsewhere.
            let (job, isOver) = state.withLock { state in
                (state.jobs.isEmpty ? nil : state.jobs.removeFirst(), state.isEnded && state.jobs.isEmpty)
            }
            job?.runSynchronously(on: asUnownedTaskExecutor())
            if isOver { return }
        }
    }
}
