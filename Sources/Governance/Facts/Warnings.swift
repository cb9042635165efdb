/// Something that is no reason to refuse, and that people should know before they approve or submit.
package struct Warning: Hashable, Sendable {
    /// What it is, in a sentence.
    package let message: String
    /// Where it came from.
    package let source: String
}

extension Facts {
    /// Everything that is worth knowing and refuses nothing.
    package var warnings: [Warning] { deputies + issuerEdge + clockOffsets }

    private var clockOffsets: [Warning] {
        clocks.filter { $0.offset.magnitude > ClockReading.noticed.magnitude }.map { clock in
            Warning(
                message:
                    "This machine's clock is \(spoken(milliseconds: clock.offset)) \(clock.offset > 0 ? "ahead of" : "behind") \(clock.source).",
                source: clock.source)
        }
    }

    private var deputies: [Warning] {
        approvals.compactMap { approval in
            approval.deputyFor.map {
                Warning(
                    message: "\(approval.title) is by \(quoted(approval.person)), deputy for \(quoted($0)).",
                    source: approval.source)
            }
        }
    }

    private var issuerEdge: [Warning] {
        guard let entry = issuerEntry else { return [] }
        return [("stops issuing", entry.stopsIssuing), ("ends", entry.notAfter)].compactMap { words, end in
            guard let end, end > now, end.since(now) < IssuerEntry.renewalEdge else { return nil }
            return Warning(
                message: "The issuer \(words) in \(spoken(milliseconds: end.since(now))).",
                source: "\(policySource), issuers")
        }
    }
}
