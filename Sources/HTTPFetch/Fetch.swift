import Dispatch

/// One read of one resource over HTTP: nothing is sent but the question, and nothing comes from a cache.
public struct Fetch: Sendable {
    /// The whole URL.
    public var url: String
    /// Lines of the header, such as `Authorization: token …`; they reach no error and no log.
    public var headers: [String]
    /// From the first byte sent to the last received, in milliseconds.
    public var deadline: Int
    /// PEM file of the authorities that count instead of the system's; nil: the system's.
    public var authorities: String?
    /// The largest body that is taken, in bytes.
    public var limit: Int
    /// Whether only the header is asked for.
    public var isHeadOnly: Bool
    /// Whether `http://` is allowed, as on loopback.
    public var allowsPlain: Bool

    /// A question; TLS is always verified where there is TLS.
    public init(
        _ url: String, headers: [String] = [], deadline: Int = 5000, authorities: String? = nil, limit: Int = 4 << 20,
        isHeadOnly: Bool = false, allowsPlain: Bool = false
    ) {
        self.url = url
        self.headers = headers
        self.deadline = deadline
        self.authorities = authorities
        self.limit = limit
        self.isHeadOnly = isHeadOnly
        self.allowsPlain = allowsPlain
    }

    /// Asks once, on a connection of its own.
    ///
    /// - Throws: ``FetchFailure`` where there is no whole answer within the deadline; a status of 400 is an answer.
    public func perform() async throws(FetchFailure) -> Fetched {
        let result: Result<Fetched, FetchFailure> = await withCheckedContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(returning: FetchHandle.perform(self)) }
        }
        return try result.get()
    }
}

/// An answer.
public struct Fetched: Sendable {
    /// HTTP status.
    public var status: Int
    /// Header by name in lowercase; of a name that came twice, the last value.
    public var headers: [String: String]
    /// The body.
    public var body: [UInt8]
    /// Certificates that the server showed, its own first, PEM; empty without TLS.
    public var certificates: [String]
}

/// Why there is no answer.
public struct FetchFailure: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was wrong, in libcurl's words or ours.
    public let reason: String
    /// Certificates that a server showed, and that were verified, before it ended the connection: one that lets nobody in
    /// without a certificate of their own does so (TLS 1.3).
    public internal(set) var certificates: [String] = []

    /// The same.
    public var description: String { reason }
}
