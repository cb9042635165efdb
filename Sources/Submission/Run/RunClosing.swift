import Evidence
import Governance
import PKI
import Portal

extension RunPreparation {
    /// The attempt, and everything that follows whatever it came to: journal settled, evidence sealed, owner told.
    func perform(_ report: @escaping @Sendable (RunEvent) -> Void) async -> RunOutcome {
        let packet = request.packet.packet
        report(
            .started(
                RunStart(
                    run: journal.run, request: packet.requestID, version: packet.version,
                    packetDigest: request.packet.digest.hex, portal: portal.name, map: plan.map.label,
                    rehearsal: request.untilReview)))
        do {
            try begin()
        } catch {
            return .failed(
                Failure(what: "the journal could not record it: \(error)", remedy: "Check the journal's disk."))
        }
        let memory = GateMemory(journal.journal)
        let record: any IssuanceRecord
        do {
            record = try request.configuration.issuanceRecord(of: request.packet)
        } catch {
            return .failed(Failure(what: error.description, remedy: "Correct the record's mapping."))
        }
        let gates = GateKeeping(
            reading: FactReading(
                packet: request.packet, record: record,
                configuration: request.configuration, portal: portal, isAttended: request.attendance != nil,
                performer: await .proven(by: signer, request.configuration), memory: memory,
                hasSharedClaims: journal.claims.shared != nil, unshownRequests: plan.browser.unshown(in: plan.map),
                pins: request.pins, signer: signer),
            memory: memory, journal: journal, evidence: evidence, report: report)
        let attempt = Attempt(
            request: request, plan: plan, credentials: credentials, gates: gates, journal: journal,
            evidence: evidence, report: report)
        return await close(await attempt.perform())
    }

    private func begin() throws(JournalError) {
        let packet = request.packet.packet
        let start = RunSubject(
            requestID: packet.requestID, packetVersion: packet.version, packetDigest: request.packet.digest.hex,
            portal: packet.portal, environment: packet.environment, operatorID: request.configuration.operatorID)
        _ = try journal.journal.append(start.entry(run: journal.run, at: Instant.now.milliseconds))
    }

    /// Nothing here can change what the outcome is; what fails here is named in it.
    private func close(_ outcome: RunOutcome) async -> RunOutcome {
        var outcome = outcome
        let summary = OutcomeSummary(outcome)
        do {
            try journal.claims.settle(
                run: journal.run, as: summary.state, at: Instant.now.milliseconds,
                body: summary.json.masked(by: journal.mask))
        } catch {
            outcome = unsettled(outcome, error)
        }
        outcome.setNotified(await tell(summary))
        let isComplete = await seal(OutcomeSummary(outcome))
        outcome.setEvidence(evidence.path, isComplete: isComplete)
        return outcome
    }

    /// Tells the owner, and takes down by which ways; what becomes of it changes nothing else.
    private func tell(_ summary: OutcomeSummary) async -> Bool {
        let notice = summary.notice(journal.run, request.packet.packet).masked(by: journal.mask)
        let reports = await NoticeDelivery(request.configuration).deliver(notice)
        guard !reports.isEmpty else { return false }
        _ = journal.noteAfterRelease(
            .notified,
            [
                "recipients": .texts(notice.recipients),
                "ways": .array(reports.map { ["way": .string($0.way), "fault": .text($0.fault)] }),
            ])
        return reports.contains { $0.fault == nil }
    }

    private func unsettled(_ outcome: RunOutcome, _ error: JournalError) -> RunOutcome {
        let words = "the journal could not record the run's end: \(error)"
        switch outcome {
        case .held(var hold):
            hold.why += "; \(words)"
            return .held(hold)
        case .confirmed(let receipt):
            // The portal's word stands; that the claim may look open until the next command is said aloud.
            return .held(
                Hold(
                    releasedAt: Instant.now.description, why: "confirmed as \(receipt.requestID), but \(words)",
                    lookUpsDone: 0, lookUpsPlanned: 0, candidates: [receipt.requestID]))
        case .refused, .rehearsed, .halted, .failed:
            return .failed(Failure(what: words, remedy: "Check the journal's disk; nothing was submitted."))
        }
    }

    private func seal(_ summary: OutcomeSummary) async -> Bool {
        let end = Manifest.Outcome(
            state: summary.state, summary: summary.sentence, reasons: summary.reasons, draft: summary.draft,
            next: summary.next)
        let configuration = request.configuration
        if let signer {
            await evidence.keepLayout(request.packet.packet, signer, retention: configuration.retention)
        }
        var manifest = await Manifest.make(journal.run, request, plan, facts, evidence, end)
        // A policy that cannot be read demands everything.
        manifest.demandsTimestamp = (try? Policy.read(configuration.policy))?.demandsTimestamp ?? true
        if (try? Policy.read(configuration.policy))?.demandsWitness != false { manifest.demandsWitness = true }
        await evidence.leave(manifest, journal.mask)
        guard let signer else { return false }
        do {
            let revocation = await RevocationGathering(
                configuration: configuration, signer: signer.certificate, path: evidence.path, manifest: manifest
            ).gather()
            let sealing = Sealing(
                by: signer.certificate, key: signer.key, at: Instant.now.milliseconds,
                authority: try configuration.timestampAuthority(), mask: journal.mask,
                readers: try configuration.readerCertificates(), revocation: revocation)
            return try await evidence.seal(manifest, journal.journal, sealing).grade == .complete
        } catch {
            return false
        }
    }
}
