import Submission

/// A run's event as one JSON object: `event` names it, its values stand under one key.
struct EventLine: Encodable {
    let event: RunEvent

    init(_ event: RunEvent) { self.event = event }

    fileprivate enum Key: String, CodingKey {
        case event, run, words, gate, page, step, outcome, exit, result
    }

    func encode(to encoder: any Encoder) throws {
        var line = encoder.container(keyedBy: Key.self)
        switch event {
        case .started(let start): try line.put("started", .run, start)
        case .working(let words): try line.put("working", .words, words)
        case .gateJudged(let gate): try line.put("gate", .gate, gate)
        case .browserReady(let words): try line.put("browser", .words, words)
        case .awaited(let words): try line.put("awaited", .words, words)
        case .pageDone(let page): try line.put("page", .page, page)
        case .reviewed(let words): try line.put("reviewed", .words, words)
        case .stopped(let words): try line.put("stopped", .words, words)
        case .commit(let step): try line.put("commit", .step, step)
        case .lookedUp(let words): try line.put("lookup", .words, words)
        case .finished(let outcome):
            try line.put("finished", .exit, ExitStatus(outcome).rawValue)
            try put(outcome, into: &line)
        }
    }

    private func put(_ outcome: RunOutcome, into line: inout KeyedEncodingContainer<Key>) throws {
        switch outcome {
        case .refused(let end): try line.end("refused", end)
        case .rehearsed(let end): try line.end("rehearsed", end)
        case .halted(let end): try line.end("halted", end)
        case .confirmed(let end): try line.end("confirmed", end)
        case .held(let end): try line.end("held", end)
        case .failed(let end): try line.end("failed", end)
        }
    }
}

extension KeyedEncodingContainer where Key == EventLine.Key {
    fileprivate mutating func put(_ name: String, _ key: Key, _ value: some Encodable) throws {
        try encode(name, forKey: .event)
        try encode(value, forKey: key)
    }

    fileprivate mutating func end(_ name: String, _ value: some Encodable) throws {
        try encode(name, forKey: .outcome)
        try encode(value, forKey: .result)
    }
}
