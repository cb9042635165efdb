extension RemoteEnd {
    /// Asks until the remote end says that it can make a session (WebDriver, section 8.3, Status).
    ///
    /// - Throws: ``DriverError`` after 10 seconds, or at once when it asks for other credentials;
    ///   ``WebDriverError`` when it cannot be reached.
    func waitUntilReady() async throws {
        let limit = ContinuousClock.now + .seconds(10)
        while try await status()["ready"]?.bool != true {
            guard ContinuousClock.now < limit else {
                throw DriverError("the driver at \(url) was not ready within 10 seconds")
            }
            try await Task.sleep(for: .milliseconds(5))
        }
    }

    private func status() async throws -> JSONValue {
        let answer = try await send(.status, session: nil) { status, bytes throws(WebDriverError) -> JSONValue? in
            // A proxy in front answers in a language of its own.
            if [401, 403, 407].contains(status) { return nil }
            return try Answer.value(status: status, bytes, of: .status)
        }
        guard let answer else { throw DriverError("\(url) asks for other credentials than it was given") }
        return answer
    }
}
