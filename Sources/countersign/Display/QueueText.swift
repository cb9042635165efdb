import Submission

/// How a queue of packets goes: a line when one begins, how it ended when it ends, and all of them counted.
struct QueueText: Sendable {
    let outcome: OutcomeText
    /// The request of each place.
    let requests: [String]

    private var style: TextStyle { outcome.style }

    /// The lines for an event of one place; most are none, because two runs would be told through each other.
    func lines(_ place: Int, _ event: RunEvent) -> [String] {
        let head = "\(requests[place]) (\(place + 1) of \(requests.count))"
        switch event {
        case .started(let start): return ["\(style.strong(head)) begins as run \(start.run)"]
        case .finished(let end):
            return ["\(style.strong(head)) ended:"] + outcome.lines(for: end).filter { !$0.isEmpty }
        default: return []
        }
    }

    /// How all of them ended.
    func summary(_ ends: [SubmissionQueue.End]) -> [String] {
        var counts: [String: Int] = [:]
        for end in ends { counts[Self.word(end), default: 0] += 1 }
        let words = ["confirmed", "rehearsed", "refused", "halted", "held", "failed", "not begun"]
            .compactMap { word in counts[word].map { "\($0) \(word)" } }
        let left = zip(requests, ends).filter { if case .notBegun = $0.1 { true } else { false } }.map(\.0)
        return ["", "\(ends.count) packets: \(words.joined(separator: ", ")). Exit \(ExitStatus(ends).rawValue)."]
            + (left.isEmpty ? [] : ["  not begun  \(left.joined(separator: ", "))"])
    }

    private static func word(_ end: SubmissionQueue.End) -> String {
        switch end {
        case .notBegun: "not begun"
        case .ended(.confirmed): "confirmed"
        case .ended(.rehearsed): "rehearsed"
        case .ended(.refused): "refused"
        case .ended(.halted): "halted"
        case .ended(.held): "held"
        case .ended(.failed): "failed"
        }
    }
}

extension ExitStatus {
    /// The gravest of a queue's ends; what was not begun counts as halted.
    init(_ ends: [SubmissionQueue.End]) {
        let all = ends.map { end in
            if case .ended(let outcome) = end { ExitStatus(outcome) } else { ExitStatus.halted }
        }
        self = [.held, .failed, .halted, .refused].first(where: all.contains) ?? .done
    }
}

/// A run's event of a queue as one JSON object: the event, and which packet it is of.
struct QueueLine: Encodable {
    let place: Int
    let packet: String
    let event: RunEvent

    private enum Key: String, CodingKey { case place, packet }

    func encode(to encoder: any Encoder) throws {
        try EventLine(event).encode(to: encoder)
        var line = encoder.container(keyedBy: Key.self)
        try line.encode(place, forKey: .place)
        try line.encode(packet, forKey: .packet)
    }
}
