/// What a run takes for itself before it may submit: the key at a portal, and the record's request.
///
/// The packet's version plays no part: any version of a request, and any request with the same key, meets the claim.
package struct Claim: Sendable, Hashable {
    package let run: String
    package let portal: String
    package let environment: String
    /// Lowercase hexadecimal.
    package let spkiSHA256: String
    package let requestID: String

    /// Names both keys of the claim.
    package init(run: String, portal: String, environment: String, spkiSHA256: String, requestID: String) {
        self.run = run
        self.portal = portal
        self.environment = environment
        self.spkiSHA256 = spkiSHA256
        self.requestID = requestID
    }
}

/// Whether a run got what it claimed.
package enum ClaimResult: Sendable, Hashable {
    case granted
    /// Another run, open, held or confirmed, has the key or the request.
    case refused(holder: ClaimHolder)
}
