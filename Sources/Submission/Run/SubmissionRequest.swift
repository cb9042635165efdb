import Governance
package import Portal

/// What a person asks for: this packet into that portal.
package struct SubmissionRequest: Sendable {
    /// This installation.
    package var configuration: Configuration
    /// What is to be submitted.
    package var packet: PacketFolder
    /// Name of the portal.
    package var portal: String
    /// The person who watches the browser and confirms; nil for an unattended run without a window.
    package var attendance: Attendance?
    /// Whether to stop at the review page: a rehearsal.
    package var untilReview: Bool
    /// The halted run whose draft is taken up again; nil for a request that is begun anew.
    package var takenOver: TakenOverDraft?
    /// Where root's word on this machine lies; no command says it.
    package var pins = PinsPlace.installed
    /// Where the walk is taken down; no command says it, tests do.
    package var tape: WalkTape?
    /// A security key that is plugged into the browser; no command says it, tests do.
    package var securityKey: VirtualSecurityKey?
    /// Whether the person works in the browser and presses the portal's own button; the interlock stays on.
    package var isByHand: Bool

    /// Id of the request, as its packet says.
    package var id: String { packet.packet.requestID }

    /// Takes every part as given.
    package init(
        configuration: Configuration, packet: PacketFolder, portal: String, attendance: Attendance? = nil,
        untilReview: Bool = false, takenOver: TakenOverDraft? = nil, isByHand: Bool = false
    ) {
        self.configuration = configuration
        self.packet = packet
        self.portal = portal
        self.attendance = attendance
        self.untilReview = untilReview
        self.takenOver = takenOver
        self.isByHand = isByHand
    }
}

/// A draft that an earlier run left in the portal.
package struct TakenOverDraft: Hashable, Sendable {
    /// Name of the run that left it.
    package let run: String
    /// The portal's id of the draft.
    package let draft: String
    /// Who goes on with it, as in the registry; proven by their key.
    package let person: String
}
