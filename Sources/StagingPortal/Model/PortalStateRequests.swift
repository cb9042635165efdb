extension PortalState {
    /// Takes a request for issuance: every one that comes, for the portal knows no idempotency.
    func accept(_ submission: Submission) -> String {
        let id = nextRequestID()
        let at = Self.timestamp
        accepted.append(
            PortalLedger.Accepted(
                request: id, at: at, draft: submission.draft, fields: submission.fields,
                attachments: submission.attachments, keySHA256: submission.signingRequest?.keySHA256,
                tls: submission.tls, connection: submission.connection, account: submission.account))
        records.append(
            RequestRecord(
                id: id, created: at, subject: submission.first("subject_dn"),
                keySHA256: submission.signingRequest?.keySHA256 ?? "", profile: submission.first("profile"),
                names: submission.alternativeNames, status: "Pending issuance"))
        if let index = drafts.firstIndex(where: { $0.id == submission.draft }) { drafts[index].request = id }
        return id
    }

    func requests(matching query: String) -> [RequestRecord] {
        records.filter { $0.matches(query) }.reversed()
    }

    func request(_ id: String) -> RequestRecord? {
        records.first { $0.id == id }
    }

    func keep(_ upload: PortalLedger.File) {
        uploads[upload.sha256] = upload
    }

    func uploads(named digests: [String]) -> [PortalLedger.File] {
        digests.compactMap { uploads[$0] }
    }
}
