/// A walk as it was taken down: what was done, and the requests with an effect that it made.
package struct RecordedWalk: Hashable, Sendable {
    /// What was done, in order.
    package internal(set) var steps: [RecordedStep]
    /// The requests, in order; empty where the recording has none.
    package internal(set) var requests: [RecordedRequest] = []

    /// A walk of which only the steps are known.
    package init(steps: [RecordedStep]) {
        self.steps = steps
    }
}

/// A page as a recorder describes it: no text but headings and ids.
struct RecordedPage: Hashable, Sendable, Decodable {
    /// The path of its address.
    let path: String
    /// The text of its only main heading.
    let heading: String?
    /// The form that the step belongs to, or the only one.
    let form: Form?
    /// Texts that look like ids, with the elements that show them.
    let marks: [Mark]

    struct Form: Hashable, Sendable, Decodable {
        let css: String
        let method: String
        /// The path it sends to.
        let action: String
    }

    struct Mark: Hashable, Sendable, Decodable {
        let css: String
        let text: String
    }
}

/// A request that could change something, as the browser was about to send it; none of its values.
package struct RecordedRequest: Hashable, Sendable {
    let method: String
    /// The path of its address.
    let path: String
    /// As a map names it: `urlencoded`, `multipart` or `json`; nil without a body that can be read.
    let type: String?
    /// The names in its body, in order, each once.
    let names: [String]
    /// Names whose value stands in the request's own path too.
    let repeated: Set<String>
    /// How many steps there were before it.
    var after: Int
}

/// A value that the last page before the commit shows.
struct RecordedValue: Hashable, Sendable {
    let css: String
    /// The packet's paths that have this text; empty where none does.
    let packet: [String]
}
