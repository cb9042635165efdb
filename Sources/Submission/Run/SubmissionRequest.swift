/// What a person asks for: this packet into that portal.
package struct SubmissionRequest: Sendable {
    /// This installation.
    package var configuration: Configuration
    /// What is to be submitted.
    package var packet: PacketFolder
    /// Name of the portal.
    package var portal: String
    /// Whether a person watches the browser and confirms.
    package var headed: Bool
    /// Whether to stop at the review page: a rehearsal.
    package var untilReview: Bool

    /// Takes every part as given.
    package init(
        configuration: Configuration, packet: PacketFolder, portal: String, headed: Bool = false,
        untilReview: Bool = false
    ) {
        self.configuration = configuration
        self.packet = packet
        self.portal = portal
        self.headed = headed
        self.untilReview = untilReview
    }
}
