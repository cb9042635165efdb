/// What authorities have said of revocation, in both forms, and the certificates that give them the right.
package struct RevocationValues: Sendable, Hashable {
    /// Certificates above those that are judged, roots too.
    package var authorities: [Certificate]
    package var lists: [RevocationList]
    package var responses: [RevocationResponse]

    /// States what there is.
    package init(
        authorities: [Certificate] = [], lists: [RevocationList] = [], responses: [RevocationResponse] = []
    ) {
        self.authorities = authorities
        self.lists = lists
        self.responses = responses
    }

    /// When somebody with the right says that `certificate` was revoked, the earliest, in milliseconds since 1970; nil: nobody.
    ///
    /// Each list and response is taken at its own time, in force or not.
    package func revocation(of certificate: Certificate) -> Int64? {
        let issuers = authorities.filter { certificate.isIssued(by: $0) }
        let listed = lists.filter { list in issuers.contains { list.issuer == $0.subject && list.isSigned(by: $0) } }
            .compactMap { $0.revocation(of: certificate) }
        let answered = issuers.flatMap { issuer in
            responses.compactMap { response -> Int64? in
                let status = try? response.status(of: certificate, issuedBy: issuer, below: authorities, at: nil)
                if case .revoked(let time) = status { return time }
                return nil
            }
        }
        return (listed + answered).min()
    }
}

/// By what a certificate is shown to have been in force.
package struct RevocationWord: Sendable, Hashable {
    package let certificate: Certificate
    package let issuer: Certificate
    /// Whether a list of its issuer's, in force, has it not.
    package let isListed: Bool
    /// Responses that say `good` of it with right, in force.
    package let responses: [RevocationResponse]
}

extension Certificate {
    /// Whether `issuer` issued it, by name and signature.
    package func isIssued(by issuer: Certificate) -> Bool { self.issuer == issuer.subject && isSigned(by: issuer) }
}
