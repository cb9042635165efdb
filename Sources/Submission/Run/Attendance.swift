/// A person who watches the browser, and types the request's id before the commit.
package struct Attendance: Sendable {
    /// What the person is shown before they type.
    package struct Question: Codable, Hashable, Sendable {
        /// The id that has to be typed: the request in the governed record.
        package let request: String
        /// Version of the request.
        package let version: Int
        /// Portal.
        package let portal: String
        /// What will leave, by name, as packet and review page say alike.
        package let values: [Value]
        /// How many values of the review page are equal to the packet.
        package let equal: Int
        /// How long the person has, in seconds.
        package var seconds: Int
        /// Whether the person presses the portal's own button afterwards, in a browser that is theirs.
        package var isByHand = false
        /// What stood against it when it was asked before, a sentence each.
        package var objections: [String] = []
    }

    /// One value, for a person to look at.
    package struct Value: Codable, Hashable, Sendable {
        /// What it is.
        package let name: String
        /// The value.
        package let text: String
    }

    /// How long the person has, in seconds.
    package let seconds: Int
    /// Whether the question is no longer one, such as that the browser was closed.
    package typealias Over = @Sendable () -> Bool
    /// Asks, and returns what was typed; nil when nothing was in time, the question is over, or the run is to end.
    package let ask: @Sendable (Question, @escaping Over) async -> String?

    /// A person and how they are asked.
    package init(seconds: Int, ask: @escaping @Sendable (Question, @escaping Over) async -> String?) {
        self.seconds = seconds
        self.ask = ask
    }
}
