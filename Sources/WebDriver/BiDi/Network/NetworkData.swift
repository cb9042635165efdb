extension NetworkModule {
    /// Which bodies are collected.
    public enum DataType: String, Sendable, Hashable {
        /// Of requests.
        case request
        /// Of responses.
        case response
    }

    /// Has the browser keep bodies up to a size in bytes; by name: for ``getData(_:of:collector:within:)``.
    public func addDataCollector(
        _ types: Set<DataType>, maxEncodedDataSize: Int, contexts: [String] = []
    ) async throws(WebDriverError) -> String {
        try await bidi.asked(
            "network.addDataCollector",
            [
                "dataTypes": .texts(types.map(\.rawValue).sorted()),
                "maxEncodedDataSize": .number(Double(maxEncodedDataSize)),
                "contexts": contexts.isEmpty ? nil : .texts(contexts),
            ]
        ).text("collector")
    }

    /// Keeps nothing more, and forgets what was kept.
    public func removeDataCollector(_ collector: String) async throws(WebDriverError) {
        try await bidi.send("network.removeDataCollector", ["collector": .string(collector)])
    }

    /// A body that was kept.
    ///
    /// Firefox answers for a request that is still held; Chromium 156 never does: read
    /// ``NetworkRequest/postData`` there.
    ///
    /// - Throws: ``WebDriverError`` with `no such network data` where nothing was kept, `deadline` where nothing came.
    public func getData(
        _ type: DataType, of request: String, collector: String? = nil, within deadline: Duration = .seconds(5)
    ) async throws(WebDriverError) -> BytesValue {
        let result = try await bidi.asked(
            "network.getData",
            [
                "dataType": .string(type.rawValue), "request": .string(request),
                "collector": collector.map { .string($0) },
            ], within: deadline)
        return try BytesValue(try result.member("bytes"))
    }
}
