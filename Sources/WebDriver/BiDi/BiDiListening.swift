extension BiDi {
    /// Events of one type, from now on, beside ``events`` and other listeners; listen first, then subscribe.
    ///
    /// Ends with a ``WebDriverError`` when the connection was lost, when an event is not of the standard's shape, and
    /// when more than `limit` events were waiting to be read: no event is ever dropped silently. Ends without one
    /// after ``close()``.
    public func listen<Report: BiDiReport>(
        to type: Report.Type = Report.self, waiting limit: Int = 10_000
    ) -> AsyncThrowingStream<Report, any Error> {
        let (reports, sink) = AsyncThrowingStream.makeStream(
            of: Report.self, throwing: (any Error).self, bufferingPolicy: .bufferingOldest(limit))
        let number = connection.listeners.add { incoming in
            switch incoming {
            case .event(let event): Self.report(event, to: sink)
            case .end(let error): sink.finish(throwing: error)
            }
        }
        sink.onTermination = { [connection] _ in connection.listeners.remove(number) }
        return reports
    }

    private static func report<Report: BiDiReport>(
        _ event: BiDiEvent, to sink: AsyncThrowingStream<Report, any Error>.Continuation
    ) {
        guard Report.events?.contains(event.method) ?? true else { return }
        do throws(WebDriverError) {
            guard case .dropped = sink.yield(try Report(event)) else { return }
            sink.finish(throwing: BiDiConnection.overflow(event))
        } catch {
            sink.finish(throwing: error)
        }
    }
}
