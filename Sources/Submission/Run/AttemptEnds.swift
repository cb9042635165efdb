import Evidence
import Governance
import PKI
import Portal
import Valve

extension Attempt {
    /// A stop before the portal was opened.
    func ended(_ stop: Stop) -> RunOutcome {
        switch stop {
        case .halt(let reason): .halted(Halt(page: reason.page, reason: reason.reason, differences: reason.differences))
        case .machinery(let failure): .failed(Failure(what: failure.description, remedy: failure.remedy))
        }
    }

    /// A stop in the portal, before the release: pictures first, then the draft, then the words.
    func ended(_ stop: Stop, _ visit: PortalVisit) async -> RunOutcome {
        // While a request is still held: letting it go, or failing it, takes the page away.
        let pages = await visit.lastPages()
        await evidence.keepLast(of: visit)
        if case .halt(let reason) = stop, reason.mayBeDrift { await evidence.keepSurvey(of: visit) }
        let kept = await visit.keepDraft()
        let progress = await visit.progress
        await note(stop, kept, visit)
        let file = await handOver(HaltReason(stop), [], kept, visit, pages)
        guard case .halt(let reason) = stop else { return failed(stop, kept) }
        return .halted(
            Halt(
                page: reason.page, reason: reason.reason, differences: reason.differences, draft: kept.id,
                entered: progress.entered, total: progress.total, saved: kept.sentence, next: next(reason),
                handOver: file))
    }

    /// A failure of our own machinery in the portal: what it left there is said.
    private func failed(_ stop: Stop, _ kept: KeptDraft) -> RunOutcome {
        guard case .failed(var failure) = ended(stop), let draft = kept.id else { return ended(stop) }
        failure.draft = draft
        failure.remedy += " \(kept.sentence ?? "") Then: countersign resume \(journal.run) \(request.packet.path)"
        return .failed(failure)
    }

    /// A gate refused in the portal: the draft stays as it was saved.
    func halted(_ refusals: [Refusal], _ visit: PortalVisit) async -> RunOutcome {
        // While a request is still held: letting it go, or failing it, takes the page away.
        let pages = await visit.lastPages()
        await evidence.keepLast(of: visit)
        let kept = await visit.keepDraft()
        let progress = await visit.progress
        let reason = HaltReason(kind: "gate", reason: "A gate refused before anything was submitted.")
        await note(.halt(reason), kept, visit)
        return .halted(
            Halt(
                reason: reason.reason, refusals: refusals, draft: kept.id, entered: progress.entered,
                total: progress.total, saved: kept.sentence, next: next(reason),
                handOver: await handOver(reason, refusals, kept, visit, pages)))
    }

    /// Seals what a person needs who goes on by hand.
    private func handOver(
        _ reason: HaltReason, _ blockers: [Refusal], _ kept: KeptDraft, _ visit: PortalVisit, _ pages: [LastPage]
    ) async -> String? {
        let handOver = HandOver(
            run: journal.run, packet: request.packet, origin: plan.origin, map: plan.map.version,
            operatorID: request.configuration.operatorID, reason: reason.reason, differences: reason.differences,
            blockers: blockers, draft: kept, progress: await visit.progress, pages: pages,
            approvals: await evidence.approvals, next: next(reason))
        return await evidence.keep(
            handOver, for: HandOverReaders(request.packet.packet, request.configuration))
    }

    /// A rehearsal ends at the review page, with the draft left in the portal.
    func rehearsed(_ review: Review, _ visit: PortalVisit) async -> RunOutcome {
        await evidence.departed(await visit.interlock.inspector.findings, origin: plan.origin)
        return .rehearsed(Rehearsal(compared: review.values, draft: await visit.draft))
    }

    private func note(_ stop: Stop, _ kept: KeptDraft, _ visit: PortalVisit) async {
        let requests = await visit.interlock.inspector.findings
        let ledger = await visit.interlock.ledger
        await evidence.departed(requests, origin: plan.origin)
        let (kind, words, differences) =
            switch stop {
            case .halt(let reason): (reason.kind, reason.reason, reason.differences)
            case .machinery(let failure): ("machinery", failure.description, [])
            }
        // The run ends here whatever the journal can still take; its absence is found when the run is settled.
        _ = journal.noteAfterRelease(
            .halted,
            [
                "kind": .string(kind), "reason": .string(words), "differences": .texts(differences),
                "draft": .text(kept.id), "lastSaved": .text(kept.lastSaved), "requests": requests.json,
                "bytesOutWhileShut": .count(ledger.bytesOutWhileShut),
                "bytesOutPrelude": .count(ledger.bytesOutPrelude),
            ])
    }

    private func next(_ reason: HaltReason) -> [String] {
        var next = [
            "countersign show \(journal.run)",
            "countersign resume \(journal.run) \(request.packet.path) --reason …     (signed by owner, reviewer or deputy)",
        ]
        if reason.mayBeDrift {
            next.append("countersign maps propose --from \(journal.run)     the map's next version, field by field")
        }
        return next
    }
}

extension HaltReason {
    /// Whether the page may be another than its map says; a review shows nothing where a value's place was renamed.
    fileprivate var mayBeDrift: Bool {
        kind == "drift" || kind == "review" && differences.contains { $0.contains(" shows nothing, ") }
    }
}

extension [RequestFinding] {
    /// For the journal: what left and what was stopped, by name, without values.
    var json: JSON {
        .array(
            map { finding in
                [
                    "name": .text(finding.declared), "method": .string(finding.method),
                    "path": .string((finding.origin ?? "") + finding.path),
                    "decision": .string(finding.decision.rawValue), "equal": .count(finding.equal),
                    "reasons": .texts(finding.reasons),
                ]
            })
    }
}

extension KeptDraft {
    /// What of the draft is known, in a sentence.
    var sentence: String? {
        guard let id else { return lastSaved.map { "Nothing was kept after “\($0)”." } }
        if let lastSaved { return "Draft \(id) saved up to “\(lastSaved)”." }
        return isTakenUp
            ? "Draft \(id) was taken up again; what was saved in it stays." : "Draft \(id) was begun and is empty."
    }
}

extension HaltReason {
    /// Why it stopped, whoever's fault it was.
    fileprivate init(_ stop: Stop) {
        switch stop {
        case .halt(let reason): self = reason
        case .machinery(let failure): self.init(kind: "machinery", reason: failure.description)
        }
    }
}
