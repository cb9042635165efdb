import Foundation

/// How a portal is started.
package struct StagingPortalOptions: Sendable {
    /// The portal's port on loopback; 0 takes a free one.
    package var port = 0
    /// The ledger's port on loopback; 0 takes a free one.
    package var ledgerPort = 0
    /// What is switched on from the first request.
    package var scenarios: Set<Scenario> = []
    /// How a request is committed.
    package var commitShape = CommitShape.draft
    /// Whether the portal is served by HTTPS, by a certificate of its own test CA.
    package var tls = false
    /// Seconds without a request after which a session ends.
    package var idleTimeout = 900.0
    /// The key that has to sign after the password, while a scenario has it so; without one nobody gets further.
    package var securityKey: RegisteredSecurityKey?
    /// The password of every account.
    package var password: String

    /// The defaults; the password is taken from `STAGING_PORTAL_PASSWORD`, else it is "staging-only".
    package init() {
        password = ProcessInfo.processInfo.environment["STAGING_PORTAL_PASSWORD"] ?? "staging-only"
    }
}
