import PKI

/// Whether those who signed could still sign when the bundle was sealed, by the revocation lists in it and any given since.
struct RevocationCheck {
    let bundle: OpenedBundle
    let manifest: Manifest
    /// Published after the seal, and given to whoever verifies.
    let later: [RevocationList]

    private var sealed: Int64 { manifest.sealed?.milliseconds ?? 0 }
    private var authorities: [Certificate] {
        Certificate.all(inPEM: bundle.file(BundleFile.revocationAuthorities) ?? [])
    }
    private var lists: [RevocationList] {
        RevocationList.all(inPEM: bundle.file(BundleFile.revocationLists) ?? [])
    }

    var check: Check {
        let name = "revocation"
        guard let readings = manifest.revocation else {
            return .unchecked(name, "neither chains nor revocation lists are kept")
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
        if let date = revoked(own, by: lists + later, before: true) {
            return Judged(fault: "\(who) was revoked at \(date), before the seal")
        }
        guard !own.isSelfSigned else { return Judged(words: "\(who) is its own authority") }
        if let fault = RevocationRecord.fault(of: own, at: sealed, authorities, lists) {
            // What the manifest confesses is graded; what it does not is a fault.
            return reading.finding == nil ? Judged(fault: "\(who): \(fault)") : Judged(open: "\(who): \(fault)")
        }
        let since = revoked(own, by: later, before: false).map { ", and was revoked at \($0), after it" } ?? ""
        return Judged(words: "\(who) was in force at the seal\(since)")
    }

    /// When a list of its authority says that it, or one above it, was revoked, before the seal or after it.
    private func revoked(_ own: Certificate, by lists: [RevocationList], before: Bool) -> Timestamp? {
        let chain = [own] + authorities.filter { !$0.isSelfSigned }
        return chain.flatMap { certificate in
            lists.filter { list in authorities.contains { $0.subject == list.issuer && list.isSigned(by: $0) } }
                .compactMap { $0.revocation(of: certificate) }
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
