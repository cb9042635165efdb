package import Governance

/// How a run ended; each case says what is known about the portal, and never more.
package enum RunOutcome: Hashable, Sendable {
    /// A gate refused before the portal was opened: nothing was sent.
    case refused(RefusedRun)

    /// Everything but the last gate and the click was done, as asked.
    case rehearsed(Rehearsal)

    /// Stopped in the portal: provably not submitted.
    case halted(Halt)

    /// The portal said positively that it has this request.
    case confirmed(Receipt)

    /// Released, and the portal did not say clearly what became of it: a person decides.
    case held(Hold)

    /// Our own machinery failed, and provably nothing was sent.
    case failed(Failure)

    /// Folder of the evidence, if there is one.
    package var evidence: String? {
        switch self {
        case .refused(let end): end.evidence
        case .rehearsed(let end): end.evidence
        case .halted(let end): end.evidence
        case .confirmed(let end): end.evidence
        case .held(let end): end.evidence
        case .failed(let end): end.evidence
        }
    }
}

/// A refusal before the portal was opened.
package struct RefusedRun: Codable, Hashable, Sendable {
    /// Every reason there is.
    package var reasons: [Reason]
    /// Whether the owner has been told.
    package var ownerNotified: Bool
    /// Folder of the evidence.
    package var evidence: String?

    /// Reasons as they were told elsewhere.
    package init(_ reasons: [Reason]) {
        self.reasons = reasons
        ownerNotified = false
    }

    /// Takes the gate's refusals over.
    package init(_ refusals: [Refusal], ownerNotified: Bool = false, evidence: String? = nil) {
        reasons = refusals.map(Reason.init)
        self.ownerNotified = ownerNotified
        self.evidence = evidence
    }
}

/// What a rehearsal found.
package struct Rehearsal: Codable, Hashable, Sendable {
    /// Values of the review page that are equal to the packet.
    package var compared: Int
    /// Draft that was left in the portal, if any.
    package var draft: String?
    /// Folder of the evidence.
    package var evidence: String?

    /// Takes every part as given.
    package init(compared: Int, draft: String? = nil, evidence: String? = nil) {
        self.compared = compared
        self.draft = draft
        self.evidence = evidence
    }
}

/// A stop in the portal with nothing submitted (P8).
package struct Halt: Codable, Hashable, Sendable {
    /// Title of the page it stopped on; nil before the first page.
    package var page: String?
    /// Why, in a sentence.
    package var reason: String
    /// What differs, one line each, such as `label of #x is "a", map 2026-11.1 says "b"`.
    package var differences: [String]
    /// Reasons of a gate, when a gate stopped the run.
    package var reasons: [Reason]
    /// Draft in the portal, if there is one.
    package var draft: String?
    /// Values entered and read back.
    package var entered: Int
    /// Values that the packet has for the portal.
    package var total: Int
    /// What the portal keeps, in a sentence (`Draft D-5512 saved.`).
    package var saved: String?
    /// Whether the owner has been told.
    package var ownerNotified: Bool
    /// What to do next, one command or sentence each.
    package var next: [String]
    /// File with everything a person needs who goes on, sealed; nil where nobody could have opened it.
    package var handOver: String?
    /// Folder of the evidence.
    package var evidence: String?

    /// Takes every part as given.
    package init(
        page: String? = nil, reason: String, differences: [String] = [], refusals: [Refusal] = [],
        draft: String? = nil, entered: Int = 0, total: Int = 0, saved: String? = nil, ownerNotified: Bool = false,
        next: [String] = [], handOver: String? = nil, evidence: String? = nil
    ) {
        self.page = page
        self.reason = reason
        self.differences = differences
        reasons = refusals.map(Reason.init)
        self.draft = draft
        self.entered = entered
        self.total = total
        self.saved = saved
        self.ownerNotified = ownerNotified
        self.next = next
        self.handOver = handOver
        self.evidence = evidence
    }
}

/// A positive confirmation.
package struct Receipt: Codable, Hashable, Sendable {
    /// The portal's identifier of the request.
    package var requestID: String
    /// The portal's status, in its own words.
    package var status: String
    /// In what the issued certificate is not the approved one, a sentence each; empty where it is, or none is offered yet.
    package var deviations: [String]
    /// What to do next, one command or sentence each.
    package var next: [String]
    /// Whether the owner has been told.
    package var ownerNotified: Bool
    /// Whether the evidence is complete and sealed.
    package var complete: Bool
    /// Folder of the evidence.
    package var evidence: String?

    /// Takes every part as given.
    package init(
        requestID: String, status: String, deviations: [String] = [], next: [String] = [], ownerNotified: Bool = false,
        complete: Bool = false, evidence: String? = nil
    ) {
        self.requestID = requestID
        self.status = status
        self.deviations = deviations
        self.next = next
        self.ownerNotified = ownerNotified
        self.complete = complete
        self.evidence = evidence
    }
}

/// An unknown outcome (P4).
package struct Hold: Codable, Hashable, Sendable {
    /// When the request was let go, RFC 3339.
    package var releasedAt: String
    /// What the portal did or did not say.
    package var why: String
    /// Look-ups that were made.
    package var lookUpsDone: Int
    /// Look-ups that were planned.
    package var lookUpsPlanned: Int
    /// Requests that may be ours, in words.
    package var candidates: [String]
    /// Whether the owner has been told.
    package var ownerNotified: Bool
    /// What to do next, one command or sentence each.
    package var next: [String]
    /// Folder of the evidence.
    package var evidence: String?

    /// Takes every part as given.
    package init(
        releasedAt: String, why: String, lookUpsDone: Int, lookUpsPlanned: Int, candidates: [String],
        ownerNotified: Bool = false, next: [String] = [], evidence: String? = nil
    ) {
        self.releasedAt = releasedAt
        self.why = why
        self.lookUpsDone = lookUpsDone
        self.lookUpsPlanned = lookUpsPlanned
        self.candidates = candidates
        self.ownerNotified = ownerNotified
        self.next = next
        self.evidence = evidence
    }
}

/// A failure of our own machinery, before anything could have been sent.
package struct Failure: Codable, Error, Hashable, Sendable {
    /// What failed.
    package var what: String
    /// What to do.
    package var remedy: String
    /// Draft that was left in the portal, if any.
    package var draft: String?
    /// Folder of the evidence.
    package var evidence: String?

    /// Takes every part as given.
    package init(what: String, remedy: String, draft: String? = nil, evidence: String? = nil) {
        self.what = what
        self.remedy = remedy
        self.draft = draft
        self.evidence = evidence
    }
}
