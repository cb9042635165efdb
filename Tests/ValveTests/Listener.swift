import NIOCore
import NIOPosix

@testable import Valve

/// A server in a test's hands, on a free loopback port.
struct Listener: Sendable {
    let origin: Origin
    private let server: any Channel
    private let accepted: AsyncStream<Wire>

    /// Listens; with `reading` off, what arrives stays in the kernel's buffers.
    static func open(host: String = "127.0.0.1", reading: Bool = true) async throws -> Listener {
        let (accepted, arrivals) = AsyncStream.makeStream(of: Wire.self)
        let server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .childChannelOption(.autoRead, value: reading)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { _ = arrivals.yield(try Wire.adopt(channel)) }
            }
            .bind(host: host, port: 0).get()
        return Listener(
            origin: Origin(host: host, port: server.localAddress?.port ?? 0), server: server, accepted: accepted)
    }

    /// The next connection.
    func next() async -> Wire? {
        await accepted.first { _ in true }
    }

    func close() async {
        try? await server.close().get()
    }

    /// Sockets of this machine that lead to the origin and could still carry bytes to it, as the kernel lists them.
    func socketsTowards() throws -> Int {
        // What is in TIME_WAIT or closed has nothing left to send.
        try TCPSocket.all().filter { $0.remotePort == origin.port && ![6, 7].contains($0.state) }.count
    }
}

/// Answers every byte with itself until the test ends.
func echo(_ listener: Listener) async {
    await withDiscardingTaskGroup { group in
        while let wire = await listener.next() {
            group.addTask {
                while let byte = try? await wire.read(1), !byte.isEmpty { try? await wire.send(byte) }
                await wire.close()
            }
        }
    }
}

/// Runs a test with a valve before one listener, and clears both away.
func withValve(
    allowing others: Set<Origin> = [], grace: TimeAmount = .seconds(30), host: String = "127.0.0.1",
    reading: Bool = true,
    _ test: (Valve, Listener) async throws -> Void
) async throws {
    let listener = try await Listener.open(host: host, reading: reading)
    let valve = try await Valve.open(allowing: others.union([listener.origin]), grace: grace)
    do {
        try await test(valve, listener)
    } catch {
        await valve.close()
        await listener.close()
        throw error
    }
    await valve.close()
    await listener.close()
}

extension Valve {
    /// Waits until the valve is in this state.
    func reaches(_ state: ValveState) async -> Bool {
        await changes.contains(state)
    }
}
