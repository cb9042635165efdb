/// Why a run stopped for a person: one sentence, what differs, and where.
package struct HaltReason: Sendable, Hashable {
    /// The kind, one word for machines, such as `drift` or `session`.
    package let kind: String
    /// The title of the page it happened on, where it happened on one.
    package let page: String?
    /// One sentence for people.
    package let reason: String
    /// What differs, a line each.
    package let differences: [String]

    /// A reason; `page` where it happened on one.
    package init(kind: String, page: String? = nil, reason: String, differences: [String] = []) {
        self.kind = kind
        self.page = page
        self.reason = reason
        self.differences = differences
    }

    /// The same reason, on a page.
    func on(_ title: String) -> HaltReason {
        HaltReason(kind: kind, page: page ?? title, reason: reason, differences: differences)
    }
}

extension HaltReason {
    /// The permit is not for this act or older than policy allows.
    static let stalePermit = HaltReason(
        kind: "permit", reason: "The permit was older than policy allows when it was to be used; nothing was released.")

    /// The held commit is not what was approved.
    static func commitDiffers(_ mismatches: [String]) -> HaltReason {
        HaltReason(
            kind: "commit", reason: "What the browser was about to send is not what was approved.",
            differences: mismatches)
    }

    /// A dialog whose text the map does not know.
    static func unknownDialog(_ text: String) -> HaltReason {
        HaltReason(
            kind: "dialog", reason: "The portal asked something that the map does not know. It was not answered.",
            differences: ["dialog: \(text)"])
    }

    /// Nothing was held although the control was pressed, or a person was to press it.
    static func nothingHeld(_ limit: Duration, once act: String, instead: [String]) -> HaltReason {
        HaltReason(
            kind: "commit",
            reason: "\(act) and no request came within \(limit). The valve was shut all the time.",
            differences: instead)
    }

    /// A commit that names a draft which this run did not write.
    static func draftNotOurs(_ titles: [String]) -> HaltReason {
        HaltReason(
            kind: "draft",
            reason: "The commit would submit a draft that this run did not write wholly; nothing was pressed.",
            differences: titles.map { "page “\($0)” was not saved by a request of this run that was compared" })
    }

    /// The held request ended by itself.
    static let heldRequestEnded = HaltReason(
        kind: "commit", reason: "The held request ended before it was let go; it never left.")

    /// The browser cannot be watched any more.
    static func blind(_ reason: String) -> HaltReason {
        HaltReason(kind: "browser", reason: "The browser could not be watched any more: \(reason)")
    }

    /// A person asked to end after the release.
    static let waitingEnded = HaltReason(
        kind: "interrupted", reason: "a person ended the waiting for the confirmation")

    /// A person asked to end.
    package static let interrupted = HaltReason(
        kind: "interrupted", reason: "A person ended the run before anything was submitted.")
}

extension HaltReason {
    /// The portal ended the session.
    static func signedOut(on title: String) -> HaltReason {
        HaltReason(
            kind: "session", page: title, reason: "The portal ended the session: it shows its sign-in page instead.")
    }

    /// The page did not come.
    static func notThere(
        _ title: String, landmark: String, found: Int, path: String?, title shown: String?
    ) -> HaltReason {
        let words = shown.flatMap { $0.isEmpty ? nil : ", titled \(Words.saying([$0]))" } ?? ""
        let what =
            found == 0 ? "its landmark \(landmark) is not there" : "\(found) elements match its landmark \(landmark)"
        return HaltReason(
            kind: "drift", page: title, reason: "The page is not the one the map describes: \(what).",
            differences: path.map { ["the browser shows \($0)\(words)"] } ?? [])
    }

    /// The company proxy gave no way to the portal.
    static func refusedByProxy(_ statuses: [Int], on title: String) -> HaltReason {
        HaltReason(
            kind: "proxy", page: title, reason: "The company proxy gave no way to the portal.",
            differences: statuses.map {
                $0 == 0 ? "it gave no answer of HTTP" : "it answered CONNECT with HTTP status \($0)"
            })
    }

    /// A request was failed by the inspector.
    static func requestFailed(_ finding: RequestFinding) -> HaltReason {
        let name = finding.declared.map { "“\($0)”" } ?? "that the map does not declare"
        return HaltReason(
            kind: "request",
            reason: "A request \(name) (\(finding.method) \(finding.path)) was stopped before it left.",
            differences: finding.reasons)
    }
}

extension HaltReason {
    /// A page differs from its map.
    static func drifted(_ title: String, _ version: String, _ verdict: DriftVerdict) -> HaltReason {
        HaltReason(
            kind: "drift", page: title,
            reason: "The page is not the one that map \(version) describes: it is \(verdict.grade.words).",
            differences: verdict.differences.sorted { $0.grade > $1.grade }.map { "\($0.grade.words): \($0.words)" })
    }

    /// The portal says something of its own that the map does not accept.
    static func regionSpeaks(_ region: JudgedRegion, _ difference: Difference, on title: String) -> HaltReason {
        HaltReason(kind: region.id, page: title, reason: "\(region.words).", differences: [difference.words])
    }

    /// A control is not there, or there are several.
    static func notOne(_ what: String, locator: ElementLocator, found: Int) -> HaltReason {
        HaltReason(kind: "drift", reason: "\(found) elements are \(what), found by \(locator); one was expected.")
    }

    /// A button says something else.
    static func otherText(is text: String, was label: String) -> HaltReason {
        HaltReason(kind: "drift", reason: "A button says “\(text)”, and the map says “\(label)”.")
    }

    /// The portal answered a save with an error.
    static func refusedByPortal(_ request: String, status: Int, on title: String) -> HaltReason {
        HaltReason(
            kind: "portal", page: title, reason: "The portal answered “\(request)” with HTTP status \(status).")
    }

    /// The answer to a save was lost; it is not repeated.
    static func replyLost(_ request: String, on title: String) -> HaltReason {
        HaltReason(
            kind: "reply-lost", page: title,
            reason:
                "The portal's answer to “\(request)” was lost. It was not sent again; whether the draft holds it is not known."
        )
    }

    /// A select has no such option.
    static func noOption(_ label: String, _ value: String) -> HaltReason {
        HaltReason(kind: "drift", reason: "“\(label)” offers no choice with the value “\(value)”.")
    }

    /// A row could not be added.
    static func noRow(_ label: String, _ number: Int) -> HaltReason {
        HaltReason(kind: "drift", reason: "“\(label)” gave no row \(number).")
    }

    /// The packet was not made for this map.
    static func packetLacks(_ words: String) -> HaltReason {
        HaltReason(kind: "packet", reason: "The packet lacks a value that the map asks for: \(words)")
    }

    /// Values read back differ.
    static func readBackDiffers(_ title: String, _ differences: [String]) -> HaltReason {
        HaltReason(
            kind: "read-back", page: title, reason: "What the page holds is not what the packet says.",
            differences: differences)
    }

    /// The review page differs from the packet.
    static func reviewDiffers(_ title: String, _ differences: [String]) -> HaltReason {
        HaltReason(
            kind: "review", page: title, reason: "What the portal is about to submit is not what was approved.",
            differences: differences)
    }

    /// The portal runs another build.
    static func otherBuild(shown: [String], accepts: [String], map: String) -> HaltReason {
        HaltReason(
            kind: "drift", reason: "The portal runs a build that map \(map) was not tested with.",
            differences: ["it shows \(Words.quoting(shown)), the map knows \(Words.quoting(accepts))"])
    }

    /// The portal shows another account.
    static func otherAccount(_ shown: [String]) -> HaltReason {
        HaltReason(kind: "account", reason: "The portal shows another account than the one that signed in.")
    }

    /// The browser was to sign in by itself, and the portal does not show that it did.
    static func notSignedIn(_ way: BrowserSignIn, _ differences: [String]) -> HaltReason {
        HaltReason(
            kind: "sign-in",
            reason: "The portal does not show that the browser signed in \(way.words). It was not tried again.",
            differences: differences)
    }

    /// The portal refused the sign-in.
    static func signInRefused(_ words: [String]) -> HaltReason {
        HaltReason(
            kind: "sign-in", reason: "The portal refused the sign-in. It was not tried again.",
            differences: [
                "it says \(Words.saying(words))", "check the account and the password's source in the configuration",
            ])
    }
}
