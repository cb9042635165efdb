import Subprocess
import SystemPackage

/// A driver started by us in a session and process group of its own, so that it ends with everything it started.
struct DriverProcess: Sendable {
    /// The driver's process id, which is also its group's.
    let pid: Int32
    /// The loopback port it listens on.
    let port: Int
    private let life: Task<Void, Never>
    private let stop: AsyncStream<Void>.Continuation

    /// Starts a driver on a free port and waits until it says that it listens.
    ///
    /// - Throws: ``DriverError``; nothing is left running then, also when the caller was cancelled.
    static func start(
        _ path: String, arguments: [String], environment: [String: String], folder: RunFolder,
        announcement: Announcement = .chromedriver, within limit: Duration = .seconds(20),
        started: @escaping @Sendable (Int32) -> Void
    ) async throws(DriverError) -> DriverProcess {
        let (stops, stop) = AsyncStream.makeStream(of: Void.self)
        let (births, birth) = AsyncStream.makeStream(of: Birth.self)
        let life = Task {
            let reason = await live(path, arguments, environment, folder, announcement, stops, birth, started)
            birth.yield(.failed(DriverError(reason)))
            birth.finish()
        }
        let alarm = Task {
            try await Task.sleep(for: limit)
            birth.yield(.failed(DriverError("\(path) did not listen within \(limit)")))
        }
        defer { alarm.cancel() }
        // A cancelled caller reads nil here.
        let born = await births.first { _ in true } ?? .failed(DriverError("\(path) was cancelled while it started"))
        switch born {
        case .listening(let pid, let port): return DriverProcess(pid: pid, port: port, life: life, stop: stop)
        case .failed(let error):
            stop.finish()
            await life.value
            throw error
        }
    }

    /// Returns when the driver has ended, by itself or by ``end()``, and its whole group with it.
    func ended() async {
        await life.value
    }

    /// Whether the driver runs no longer; waits a moment, because sockets close before a process is gone.
    func hasDied() async -> Bool {
        for _ in 0..<20 {
            guard let entry = ProcessTable.entry(pid), entry.state != "Z" else { return true }
            try? await Task.sleep(for: .milliseconds(5))
        }
        return false
    }

    /// Ends the whole group at once and waits until it is gone.
    func end() async {
        stop.finish()
        await life.value
    }

    private enum Birth: Sendable {
        case listening(pid: Int32, port: Int)
        case failed(DriverError)
    }

    /// Runs the driver to its end; returns why it is over.
    private static func live(
        _ path: String, _ arguments: [String], _ environment: [String: String], _ folder: RunFolder,
        _ announcement: Announcement, _ stops: AsyncStream<Void>, _ birth: AsyncStream<Birth>.Continuation,
        _ started: @escaping @Sendable (Int32) -> Void
    ) async -> String {
        var options = PlatformOptions()
        options.createSession = true
        options.teardownSequence = [.gracefulShutDown(toProcessGroup: true, allowedDurationToNextStep: .seconds(2))]
        var variables: [Environment.Key: String] = [:]
        for (name, value) in environment { variables[Environment.Key(stringLiteral: name)] = value }
        do {
            _ = try await run(
                .path(FilePath(path)), arguments: Arguments(arguments), environment: .custom(variables),
                platformOptions: options, input: .none, output: .sequence, error: .discarded
            ) { execution in
                let pid = execution.processIdentifier.value
                started(pid)
                let search = Task {
                    if case .socket = announcement { await findSocket(of: pid, birth) }
                }
                await untilEnd(of: execution.standardOutput, pid, announcement, stops, birth)
                search.cancel()
                await ProcessGroup(leader: pid, folder: folder.path).end()
            }
            return "\(path) ended before it listened"
        } catch {
            return "\(path) could not be run: \(error)"
        }
    }

    /// Waits for the driver's death, or until it is told to stop.
    ///
    /// A driver whose output nobody reads blocks on a full pipe. The output ends with the driver, also while a browser
    /// holds it open.
    private static func untilEnd(
        of output: SubprocessOutputSequence, _ pid: Int32, _ announcement: Announcement,
        _ stops: AsyncStream<Void>, _ birth: AsyncStream<Birth>.Continuation
    ) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                do {
                    for try await line in output.strings() {
                        guard let port = announcement.port(in: line) else { continue }
                        birth.yield(.listening(pid: pid, port: port))
                    }
                } catch {}
            }
            group.addTask { for await _ in stops {} }
            await group.next()
            group.cancelAll()
        }
    }

    private static func findSocket(of pid: Int32, _ birth: AsyncStream<Birth>.Continuation) async {
        while !Task.isCancelled {
            if let port = LoopbackPort.listening(of: pid) {
                birth.yield(.listening(pid: pid, port: port))
                return
            }
            try? await Task.sleep(for: .milliseconds(5))
        }
    }
}
