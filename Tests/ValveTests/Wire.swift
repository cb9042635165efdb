import Glibc
import NIOCore
import NIOPosix
import Valve

/// One end of a TCP connection, in a test's hands.
struct Wire: Sendable {
    /// How the other side ended.
    enum End: Sendable {
        case orderly
        case reset
    }

    let channel: any Channel
    private let inbox: NIOLoopBound<Inbox>

    fileprivate init(_ channel: any Channel, _ inbox: NIOLoopBound<Inbox>) {
        self.channel = channel
        self.inbox = inbox
    }

    /// Prepares a channel whose bytes a test will ask for.
    static func adopt(_ channel: any Channel) throws -> Wire {
        let inbox = Inbox()
        try channel.pipeline.syncOperations.addHandler(inbox)
        return Wire(channel, NIOLoopBound(inbox, eventLoop: channel.eventLoop))
    }

    /// Connects directly.
    static func connect(to port: Int, host: String = "127.0.0.1") async throws -> Wire {
        try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelOption(.allowRemoteHalfClosure, value: true)
            .connect(host: host, port: port) { channel in
                channel.eventLoop.makeCompletedFuture { try Wire.adopt(channel) }
            }
    }

    /// Connects through a valve, and says how that was answered (RFC 1928 §6); nil if it was not answered at all.
    static func through(_ valve: Valve, to origin: Origin) async throws -> (wire: Wire, reply: UInt8?) {
        let wire = try await connect(to: valve.port)
        try await wire.send([5, 1, 0])
        guard try await wire.read(2) == [5, 0] else { return (wire, nil) }
        try? await wire.send(request(for: origin))
        let reply = try await wire.read(10)
        return (wire, reply.count == 10 ? reply[1] : nil)
    }

    /// A tunnel that must stand.
    static func tunnel(_ valve: Valve, to origin: Origin) async throws -> Wire {
        let (wire, reply) = try await through(valve, to: origin)
        guard reply == 0 else { throw Refused(reply: reply) }
        return wire
    }

    struct Refused: Error { let reply: UInt8? }

    /// RFC 1928 §4, by name, as browsers ask.
    static func request(for origin: Origin) -> [UInt8] {
        [5, 1, 0, 3, UInt8(origin.host.utf8.count)] + Array(origin.host.utf8)
            + [UInt8(origin.port >> 8), UInt8(origin.port & 0xff)]
    }

    func send(_ bytes: [UInt8]) async throws {
        try await channel.writeAndFlush(ByteBuffer(bytes: bytes)).get()
    }

    /// Begins to send, and says when the kernel has taken it.
    func post(_ count: Int) -> EventLoopFuture<Void> {
        channel.writeAndFlush(ByteBuffer(repeating: 7, count: count))
    }

    /// So many bytes, or fewer if the other side ends before.
    func read(_ count: Int) async throws -> [UInt8] {
        try await cancellable { [inbox] in inbox.value.wait(for: count) }
    }

    /// How the other side ended, once it has.
    func end() async throws -> End {
        try await cancellable { [inbox, channel] in inbox.value.ended(channel.eventLoop) }
    }

    // A test that runs out of time must end, and futures do not hear of cancellation.
    private func cancellable<Answer: Sendable>(
        _ ask: @escaping @Sendable () -> EventLoopFuture<Answer>
    ) async throws -> Answer {
        try await withTaskCancellationHandler {
            try await channel.eventLoop.flatSubmit(ask).get()
        } onCancel: {
            channel.close(promise: nil)
        }
    }

    /// Says that no more bytes come.
    func finish() async throws {
        try await channel.close(mode: .output).get()
    }

    /// Ends with RST.
    func reset() async throws {
        try await (channel as? any SocketOptionProvider)?.setSoLinger(linger(l_onoff: 1, l_linger: 0)).get()
        try? await channel.close().get()
    }

    /// Ends with FIN, if it has not ended yet.
    func close() async {
        try? await channel.close().get()
    }
}

/// What has arrived, and who waits for more.
private final class Inbox: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private var bytes = ByteBuffer()
    private var end: Wire.End?
    private var hasFinished = false
    private var readers: [(count: Int, promise: EventLoopPromise<[UInt8]>)] = []
    private var mourners: [EventLoopPromise<Wire.End>] = []
    private var loop: (any EventLoop)?

    func handlerAdded(context: ChannelHandlerContext) { loop = context.eventLoop }

    func wait(for count: Int) -> EventLoopFuture<[UInt8]> {
        guard let loop else { preconditionFailure("an inbox without a pipeline") }
        let promise = loop.makePromise(of: [UInt8].self)
        readers.append((count, promise))
        serve()
        return promise.futureResult
    }

    func ended(_ loop: any EventLoop) -> EventLoopFuture<Wire.End> {
        let promise = loop.makePromise(of: Wire.End.self)
        mourners.append(promise)
        serve()
        return promise.futureResult
    }

    private func serve() {
        while let next = readers.first, bytes.readableBytes >= next.count || end != nil {
            readers.removeFirst()
            next.promise.succeed(bytes.readBytes(length: min(next.count, bytes.readableBytes)) ?? [])
        }
        guard let end else { return }
        mourners.forEach { $0.succeed(end) }
        mourners = []
    }

    private func finish(_ how: Wire.End) {
        end = end ?? how
        serve()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        bytes.writeImmutableBuffer(unwrapInboundIn(data))
        serve()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event as? ChannelEvent {
        case .inputClosed: finish(.orderly)
        case .outputClosed: hasFinished = true
        case nil: break
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        finish(.reset)
        context.close(promise: nil)
    }

    // Once our own side has ended, the other's orderly end shows only here.
    func channelInactive(context: ChannelHandlerContext) { finish(hasFinished ? .orderly : .reset) }
}
