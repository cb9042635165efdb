import NIOCore
import NIOPosix
import Synchronization

/// What came back on one connection, without a client library's own ideas of trying again.
struct Conversation: Sendable {
    /// How the connection stood when the reading stopped.
    enum Ending: Sendable {
        case open
        case finished
        case reset
    }

    var answers: [Answer] = []
    var ending = Ending.open

    /// Sends each request once the one before it was answered; hangs up a moment after enough has happened.
    static func hold(
        _ requests: [String], port: Int, until enough: @escaping @Sendable () async -> Bool = { false }
    ) async throws -> Conversation {
        let channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        let hangUp = HangUp(channel: channel.channel)
        async let _: Void = hangUp.wait(until: enough)
        return try await channel.executeThenClose { inbound, outbound in
            var conversation = Conversation()
            var bytes = inbound.makeAsyncIterator()
            for request in requests {
                try await outbound.write(ByteBuffer(string: request))
                await conversation.readAnswer(&bytes)
            }
            if conversation.answers.last?.headers["connection"] == "close" { await conversation.readAnswer(&bytes) }
            if hangUp.happened { conversation.ending = .open }
            return conversation
        }
    }

    private mutating func readAnswer(
        _ bytes: inout NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
    ) async {
        var received: [UInt8] = []
        do {
            while let more = try await bytes.next(isolation: #isolation) {
                received += Array(more.readableBytesView)
                if let answer = Answer(received) { return answers.append(answer) }
            }
            ending = .finished
        } catch {
            ending = .reset
        }
    }
}

/// Ends a connection from our side, and knows that it did.
private final class HangUp: Sendable {
    private let channel: any Channel
    private let flag = Mutex(false)

    init(channel: any Channel) {
        self.channel = channel
    }

    var happened: Bool { flag.withLock { $0 } }

    /// Looks every now and then until cancelled; an answer still has a moment to come.
    func wait(until enough: @Sendable () async -> Bool) async {
        do {
            while await !enough() { try await Task.sleep(for: .milliseconds(10)) }
            try await Task.sleep(for: .milliseconds(300))
            flag.withLock { $0 = true }
            try await channel.close()
        } catch {
            return
        }
    }
}
