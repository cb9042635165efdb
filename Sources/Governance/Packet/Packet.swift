/// What was approved: everything that the portal is to be told, and who stands for it.
package struct Packet: Sendable {
    /// Identifier of the request in the governed record.
    package var requestID: String
    /// Version of the request; may only rise.
    package var version: Int
    /// Answers for the request.
    package var owner: Person
    /// Asked for the certificate; never an approver.
    package var requester: Person
    /// Name of the portal to submit to.
    package var portal: String
    /// Environment of that portal, such as `production`.
    package var environment: String
    /// Whom the certificate is to name.
    package var subscriber: Subscriber
    /// Certificate profile.
    package var profile: String
    /// Distinguished name, RFC 4514.
    package var subject: String
    /// Subject alternative names, with their types.
    package var alternativeNames: [AlternativeName]
    /// Issuing authority.
    package var issuer: Issuer
    /// Days of validity asked for.
    package var validityDays: Int
    /// Why the certificate is asked for.
    package var justification: Justification
    /// When it may be submitted.
    package var window: Window
    /// The locked request.
    package var csr: LockedCSR
    /// Custody of the key.
    package var attestations: [AttestationFile]
    /// Further files.
    package var attachments: [AttachedFile]
    /// Approvers as presented to the portal.
    package var approvers: [NamedApprover]
    /// Who takes over on a stop.
    package var handover: Handover

    /// Takes every part as given; nothing is judged here.
    package init(
        requestID: String,
        version: Int,
        owner: Person,
        requester: Person,
        portal: String,
        environment: String,
        subscriber: Subscriber,
        profile: String,
        subject: String,
        alternativeNames: [AlternativeName],
        issuer: Issuer,
        validityDays: Int,
        justification: Justification,
        window: Window,
        csr: LockedCSR,
        attestations: [AttestationFile],
        attachments: [AttachedFile],
        approvers: [NamedApprover],
        handover: Handover
    ) {
        self.requestID = requestID
        self.version = version
        self.owner = owner
        self.requester = requester
        self.portal = portal
        self.environment = environment
        self.subscriber = subscriber
        self.profile = profile
        self.subject = subject
        self.alternativeNames = alternativeNames
        self.issuer = issuer
        self.validityDays = validityDays
        self.justification = justification
        self.window = window
        self.csr = csr
        self.attestations = attestations
        self.attachments = attachments
        self.approvers = approvers
        self.handover = handover
    }
}
