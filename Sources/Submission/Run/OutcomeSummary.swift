import Evidence
import Governance
import PKI

/// An outcome as journal, evidence and notices say it.
struct OutcomeSummary: Sendable {
    let state: RunState
    let sentence: String
    let reasons: [String]
    let draft: String?
    let next: [String]

    init(_ outcome: RunOutcome) {
        switch outcome {
        case .refused(let end):
            self.init(.refused, "Refused before the portal was opened.", end.reasons.map(\.message))
        case .rehearsed(let end):
            self.init(.rehearsed, "Rehearsed up to the review page; nothing was submitted.", [], draft: end.draft)
        case .halted(let end):
            self.init(
                .halted, end.reason, end.differences + end.reasons.map(\.message), draft: end.draft,
                next: (end.handOver.map { ["hand-over, sealed to you: \($0)"] } ?? []) + end.next)
        case .confirmed(let end):
            let deviates = end.deviations.isEmpty ? "" : " The certificate is not the approved one."
            self.init(
                .confirmed, "Confirmed by the portal as \(end.requestID), status “\(end.status)”.\(deviates)",
                end.deviations, next: end.next)
        case .held(let end):
            self.init(
                .held, "Released, and the portal did not say clearly whether it accepted the request.",
                [end.why] + end.candidates.map { "candidate: \($0)" }, next: end.next)
        case .failed(let end): self.init(.failed, end.what, [], draft: end.draft, next: [end.remedy])
        }
    }

    private init(_ state: RunState, _ sentence: String, _ reasons: [String], draft: String? = nil, next: [String] = [])
    {
        self.state = state
        self.sentence = sentence
        self.reasons = reasons
        self.draft = draft
        self.next = next
    }

    var json: JSON {
        ["summary": .string(sentence), "reasons": .texts(reasons), "draft": .text(draft), "next": .texts(next)]
    }

    /// What the owner is told; what needs somebody else also goes to who takes over.
    func notice(_ run: String, _ packet: Packet) -> Notice {
        var persons = [packet.owner]
        let isForOthers = state == .halted || state == .held || (state == .confirmed && !reasons.isEmpty)
        if isForOthers || (state == .failed && draft != nil) {
            persons += [packet.handover.owner, packet.handover.reviewer, packet.handover.onCall]
            persons += packet.handover.deputies
        }
        return Notice(
            run: run, request: packet.requestID, outcome: state.rawValue,
            recipients: Array(Set(persons.map(\.email))).sorted(), subject: "\(packet.requestID): \(sentence)",
            lines: reasons + next)
    }
}

extension RunOutcome {
    /// Says where the evidence is.
    mutating func setEvidence(_ path: String, isComplete: Bool) {
        switch self {
        case .refused(var end): end.evidence = path; self = .refused(end)
        case .rehearsed(var end): end.evidence = path; self = .rehearsed(end)
        case .halted(var end): end.evidence = path; self = .halted(end)
        case .held(var end): end.evidence = path; self = .held(end)
        case .failed(var end): end.evidence = path; self = .failed(end)
        case .confirmed(var end):
            end.evidence = path
            end.complete = isComplete
            self = .confirmed(end)
        }
    }

    /// Says whether the owner was told.
    mutating func setNotified(_ isTold: Bool) {
        switch self {
        case .refused(var end): end.ownerNotified = isTold; self = .refused(end)
        case .halted(var end): end.ownerNotified = isTold; self = .halted(end)
        case .held(var end): end.ownerNotified = isTold; self = .held(end)
        case .confirmed(var end): end.ownerNotified = isTold; self = .confirmed(end)
        case .rehearsed, .failed: break
        }
    }
}
