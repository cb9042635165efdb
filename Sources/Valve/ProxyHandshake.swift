import NIOCore

/// Asks a company proxy for a tunnel and waits for its answer, then leaves the pipeline.
///
/// What is said here is between us and the proxy: it is not counted as bytes towards the origin.
final class ProxyHandshake: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private static let limit = 16 << 10
    private let request: String
    private let answered: EventLoopPromise<Void>
    private var bytes = ByteBuffer()
    private var isOver = false

    init(_ request: String, _ answered: EventLoopPromise<Void>) {
        self.request = request
        self.answered = answered
    }

    /// Has a channel to the proxy become one to the target.
    ///
    /// Fails with ``ProxyRefusal`` where the proxy does not answer with a status of 2xx.
    static func perform(_ request: String, on channel: any Channel) -> EventLoopFuture<Void> {
        let answered = channel.eventLoop.makePromise(of: Void.self)
        do {
            try channel.pipeline.syncOperations.addHandler(ProxyHandshake(request, answered))
        } catch {
            answered.fail(error)
        }
        return answered.futureResult
    }

    func handlerAdded(context: ChannelHandlerContext) {
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: request)), promise: nil)
        context.read()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        bytes.writeImmutableBuffer(unwrapInboundIn(data))
        guard let status = answeredStatus else {
            guard bytes.readableBytes < Self.limit else { return end(.failure(ProxyRefusal(status: 0))) }
            return context.read()
        }
        guard (200..<300).contains(status) else { return end(.failure(ProxyRefusal(status: status))) }
        context.pipeline.syncOperations.removeHandler(context: context, promise: nil)
        end(.success(()))
    }

    /// The status once the whole head is there; 0 for what is no answer of HTTP/1, or is more than one.
    private var answeredStatus: Int? {
        let text = String(buffer: bytes)
        guard let head = text.firstRange(of: "\r\n\r\n") else { return nil }
        // A browser speaks first in its tunnel: whoever speaks before it is not its origin.
        guard head.upperBound == text.endIndex, let match = text.firstMatch(of: /^HTTP\/1\.[01] ([0-9]{3})[ \r]/) else {
            return 0
        }
        return Int(match.1)
    }

    private func end(_ result: Result<Void, any Error>) {
        guard !isOver else { return }
        isOver = true
        answered.completeWith(result)
    }

    func channelInactive(context: ChannelHandlerContext) {
        end(.failure(ProxyRefusal(status: 0)))
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        end(.failure(error))
    }
}

/// The proxy gave no tunnel.
struct ProxyRefusal: Error {
    /// Its HTTP status; 0 where it gave none.
    let status: Int
}
