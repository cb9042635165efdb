import PKI

/// Whether those who signed could still sign when the bundle was sealed, by what it keeps of their authorities' word and any given since.
struct RevocationCheck {
    let bundle: OpenedBundle
    let manifest: Manifest
    /// Published after the seal, and given to whoever verifies.
    let later: RevocationValues

    private var sealed: Int64 { manifest.sealed?.milliseconds ?? 0 }
    private var kept: RevocationValues {
        let responses = bundle.files.keys.filter { $0.description.hasPrefix(BundleFile.revocationResponses) }
            .sorted { $0.description < $1.description }
        return RevocationValues(
            authorities: Certificate.all(inPEM: bundle.file(BundleFile.revocationAuthorities) ?? []),
            lists: RevocationList.all(inPEM: bundle.file(BundleFile.revocationLists) ?? []),
            responses: responses.compactMap { bundle.files[$0] }.compactMap { try? RevocationResponse($0) })
    }

    var check: Check {
        let name = "revocation"
        guard let readings = manifest.revocation else {
            return .unchecked(name, "neither chains nor lists or responses about revocation are kept")
        }
        let holders = readings.map(judged)
        let named = Set(readings.map(\.certificate))
        let faults = holders.compactMap(\.fault) + unnamed(named)
        let open = holders.compactMap(\.open) + strangers(named)
        if faults.isEmpty, !open.isEmpty { return .unchecked(name, open.joined(separator: "; ")) }
        return Check(name, faults: faults, passed: holders.map(\.words).joined(separator: "; "))
    }

    private struct Judged {
        var fault: String?
        /// What cannot be known; the grade says so.
        var open: String?
        var words = ""
    }

    private func judged(_ reading: Manifest.RevocationReading) -> Judged {
        let who = "\(reading.holder) \(reading.subject)"
        guard let own = bundle.file(reading.file).flatMap({ try? Certificate($0) }), own.sha256 == reading.certificate
        else { return Judged(fault: "\(reading.file) is not the certificate of \(who)") }
        if let date = revoked(own, before: true, kept, later) {
            return Judged(fault: "\(who) was revoked at \(date), before the seal")
        }
        guard !own.isSelfSigned else { return Judged(words: "\(who) is its own authority") }
        do throws(PKIError) {
            let word = try own.standing(at: sealed, by: kept).first
            let since = revoked(own, before: false, later).map { ", and was revoked at \($0), after it" } ?? ""
            let remark = reading.remark.map { " (\($0))" } ?? ""
            return Judged(words: "\(who) was in force at the seal\(word?.means ?? "")\(since)\(remark)")
        } catch {
            let fault = "\(who): \(error.reasons.joined(separator: "; "))"
            // What the manifest confesses is graded; what it does not is a fault.
            return reading.finding == nil ? Judged(fault: fault) : Judged(open: fault)
        }
    }

    /// When its authority says that it, or one above it, was revoked, before the seal or after it.
    private func revoked(_ own: Certificate, before: Bool, _ said: RevocationValues...) -> Timestamp? {
        let authorities = kept.authorities
        let chain = [own] + authorities.filter { !$0.isSelfSigned }
        return said.flatMap { values in
            let values = RevocationValues(authorities: authorities, lists: values.lists, responses: values.responses)
            return chain.compactMap(values.revocation(of:))
        }.filter { ($0 <= sealed) == before }.min().map(Timestamp.init)
    }

    /// Signer and approvers whom no reading names.
    private func unnamed(_ named: Set<SHA256Digest>) -> [String] {
        var wanted = manifest.approvals.compactMap { approval in
            holds(approval) ? approval.certificate.map { ("approver \(approval.role)", $0) } : nil
        }
        if let signer = manifest.signer { wanted.append(("signer", signer)) }
        return wanted.filter { !named.contains($0.1) }.map { "nothing is kept of the certificate of \($0.0)" }
    }

    /// An authority stamps with whichever of its keys it likes: which one is known after the seal only.
    private func strangers(_ named: Set<SHA256Digest>) -> [String] {
        let stamp = bundle.file(BundleFile.timestamp).map(TimestampAnswer.init(der:))?.certificates.first
        guard let stamp, !named.contains(stamp.sha256), !stamp.isSelfSigned else { return [] }
        return ["nothing is kept of \(stamp.subject), who stamped the seal"]
    }

    /// An approval that a system of record keeps carries no signature, so nobody's certificate.
    private func holds(_ approval: Manifest.ApprovalLink) -> Bool {
        BundlePath(encoding: "\(BundleFile.inputs)/\(approval.file)").flatMap { bundle.files[$0] }
            .flatMap { try? CMS.verify($0) } != nil
    }
}

extension RevocationWord {
    /// By what it is shown, as the end of a sentence.
    fileprivate var means: String {
        switch (isListed, responses.isEmpty) {
        case (true, true): ", by a list"
        case (true, false): ", by a list and an OCSP response"
        case (false, _): ", by an OCSP response"
        }
    }
}
