/// Why the certificate is asked for.
package struct Justification: Hashable, Sendable {
    /// Release that needs it.
    package var release: String
    /// Ticket of the change.
    package var changeTicket: String
    /// One of the portal's reasons, such as `renewal`.
    package var reason: String
    /// The reason in words.
    package var text: String

    /// Takes every part as given; nothing is judged here.
    package init(release: String, changeTicket: String, reason: String, text: String) {
        self.release = release
        self.changeTicket = changeTicket
        self.reason = reason
        self.text = text
    }
}
