import Evidence
import Governance
import PKI
import Portal
import Valve

extension Attempt {
    /// What the release came to: one clear confirmation, or a hold.
    ///
    /// Nothing here throws, and nothing is sent again.
    func concluded(_ answer: CommitAnswer, _ visit: PortalVisit, _ releasedAt: String) async -> RunOutcome {
        let requests = await visit.interlock.inspector.findings
        let ledger = await visit.interlock.ledger
        await evidence.departed(requests, origin: plan.origin)
        let isNoted = journal.noteAfterRelease(.response, Self.body(answer, requests, ledger))
        switch answer {
        case .neverOpened(let why), .unknown(let why): return held(releasedAt, why)
        case .answered(let status) where status >= 400:
            let said = await visit.saidInstead().map { ": \($0)" } ?? ""
            await evidence.keepLast(of: visit)
            return held(releasedAt, "the portal answered with HTTP status \(status)\(said)")
        case .answered:
            let reading = await visit.confirmation()
            // What the page tried after the answer belongs to the record too.
            await evidence.departed(await visit.interlock.inspector.findings, origin: plan.origin)
            if let picture = reading.picture { await evidence.keep(picture, "confirmation") }
            let isConfirmed = journal.noteAfterRelease(.confirmation, Self.body(reading))
            let deviations = await issued(reading.certificate)
            guard reading.doubts.isEmpty, let id = reading.requestID, let status = reading.status else {
                return held(releasedAt, (reading.doubts + deviations).joined(separator: "; "))
            }
            guard isNoted, isConfirmed else {
                return held(releasedAt, "the journal could not record the confirmation of \(id)")
            }
            await evidence.confirmed(id, status, echoed: plan.map.confirmation.echoes.map(\.id))
            return .confirmed(
                Receipt(requestID: id, status: status, deviations: deviations, next: next(deviations)))
        }
    }

    /// Takes down what became of the certificate; a deviation is a finding for the owner and changes nothing that was sent.
    private func issued(_ comparison: CertificateComparison?) async -> [String] {
        guard let comparison else { return [] }
        await evidence.compared(
            "issued certificate", comparison.compared.count,
            differing: comparison.deviations.map { $0.item?.rawValue ?? "no certificate" })
        let names = comparison.compared.map(\.rawValue).joined(separator: ", ")
        report(
            .commit(
                step: comparison.deviations.isEmpty
                    ? "certificate as approved (\(names))" : "certificate NOT as approved"))
        return comparison.deviations.map { "certificate, \($0.words)" }
    }

    private func next(_ deviations: [String]) -> [String] {
        guard !deviations.isEmpty else { return [] }
        return [
            "tell the authority, and have the certificate revoked if it must not be used; nothing is sent again",
            "countersign runs annotate \(journal.run) --finding correction --reason …     (once it was put right)",
        ]
    }

    private func held(_ releasedAt: String, _ why: String) -> RunOutcome {
        .held(
            Hold(
                releasedAt: releasedAt, why: why, lookUpsDone: 0, lookUpsPlanned: plannedLookUps, candidates: [],
                next: [
                    "countersign holds     what to ask the portal's operator",
                    "countersign reconcile \(journal.run) --submitted ID --reason …     (signed with your key)",
                    "countersign reconcile \(journal.run) --not-submitted --statement FILE --reason …     (two persons)",
                ]))
    }

    private var plannedLookUps: Int {
        plan.map.reconciliation.lookup == nil ? 0 : request.configuration.deadlines.lookUps
    }

    /// After a hold: bounded, read-only look-ups, each in a new browser behind a new valve.
    func lookedUp(_ outcome: RunOutcome) async -> RunOutcome {
        guard case .held(var hold) = outcome else { return outcome }
        for number in 0..<hold.lookUpsPlanned {
            if number > 0 { try? await Task.sleep(for: .milliseconds(request.configuration.deadlines.lookUpPause)) }
            guard let found = await lookUp() else { continue }
            hold.lookUpsDone += 1
            hold.candidates = Array(Set(hold.candidates).union(found.candidates)).sorted()
            report(.lookedUp("look-up \(hold.lookUpsDone): \(found.candidates.count) with this key"))
            if let picture = found.picture { await evidence.keep(picture, "look-up-\(hold.lookUpsDone)") }
        }
        _ = journal.noteAfterRelease(
            .lookup, ["done": .count(hold.lookUpsDone), "candidates": .texts(hold.candidates)])
        return .held(hold)
    }

    func lookUp() async -> LookedUp? {
        guard let visit = try? await PortalVisit.openForReading(plan) else { return nil }
        let found: LookedUp?
        do {
            _ = try await signedIn(visit)
            found = try await visit.lookUp()
        } catch {
            found = nil
        }
        await visit.close()
        return found
    }

    private static func body(_ answer: CommitAnswer, _ requests: [RequestFinding], _ ledger: ValveLedger) -> JSON {
        let (words, status): (String, JSON) =
            switch answer {
            case .answered(let status): ("answered", .count(status))
            case .unknown(let why): ("unknown: \(why)", .null)
            case .neverOpened(let why): ("never opened: \(why)", .null)
            }
        return [
            "answer": .string(words), "status": status, "requests": requests.json,
            "bytesOutWhileShut": .count(ledger.bytesOutWhileShut), "bytesOutPrelude": .count(ledger.bytesOutPrelude),
            "bytesOutReleased": .count(ledger.bytesOutReleased),
        ]
    }

    private static func body(_ reading: ConfirmationReading) -> JSON {
        [
            "request": .text(reading.requestID), "status": .text(reading.status), "doubts": .texts(reading.doubts),
            "certificate": reading.certificate?.json ?? .null,
        ]
    }
}

extension CertificateComparison {
    /// For the journal; the deviations' words are masked there as every text is.
    var json: JSON {
        [
            "sha256": .text(certificate?.sha256.hex), "serial": .text(certificate?.serial),
            "compared": .texts(compared.map(\.rawValue)), "deviations": .texts(deviations.map(\.words)),
        ]
    }
}
