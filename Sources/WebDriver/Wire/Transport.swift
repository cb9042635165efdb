/// The connections to one remote end; exchanges run one after the other, away from Swift's pool.
actor Transport {
    /// The largest answer that is taken, in bytes.
    static let sizeLimit = 64 << 20

    private let executor = BlockingExecutor(label: "webdriver.transport")
    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }
    private var curl: CurlHandle?

    /// Reads an answer: its HTTP status and its bytes, which are wiped afterwards and must not be kept.
    typealias Reader<Value> = @Sendable (Int, [UInt8]) throws(WebDriverError) -> Value

    /// Sends one request and waits for its answer; sent at most once, whatever happens, if it must not be repeated.
    nonisolated func exchange<Value: Sendable>(
        _ exchange: Exchange, reading read: @escaping Reader<Value>
    ) async -> Result<Result<Value, WebDriverError>, TransportFailure> {
        let stop = Stop()
        return await withTaskCancellationHandler {
            await blocking(exchange, stop, read)
        } onCancel: {
            stop.raise()
        }
    }

    private func blocking<Value: Sendable>(
        _ exchange: Exchange, _ stop: Stop, _ read: Reader<Value>
    ) -> Result<Result<Value, WebDriverError>, TransportFailure> {
        guard !stop.isRaised else { return .failure(.notSent("cancelled before it was sent")) }
        let received = Received(limit: Self.sizeLimit)
        if curl == nil { curl = CurlHandle() }
        do throws(TransportFailure) {
            guard let status = try curl?.perform(exchange, received, stop) else {
                return .failure(.notSent("libcurl has no memory"))
            }
            return .success(Result { () throws(WebDriverError) in try read(status, received.bytes) })
        } catch {
            return .failure(error)
        }
    }
}
