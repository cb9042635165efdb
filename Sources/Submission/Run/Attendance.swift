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
        package let seconds: Int
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
    /// Asks, and returns what was typed; nil when nothing was in time, or the run is to end.
    package let ask: @Sendable (Question) async -> String?

    /// A person and how they are asked.
    package init(seconds: Int, ask: @escaping @Sendable (Question) async -> String?) {
        self.seconds = seconds
        self.ask = ask
    }
}
