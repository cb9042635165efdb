package import PNGMask
import WebDriver

extension PortalVisit {
    /// Reads what the portal says after the release; never throws, because by now every answer counts.
    package func confirmation() async -> ConfirmationReading {
        let page = map.confirmation
        do {
            frame = page.frame
            try await ready(
                page.landmark, on: "confirmation", newDocument: !page.isSameDocument, afterRelease: true)
            try await unfold(page.unfold, on: "confirmation")
            let answer = try await answerText(to: PageProbe(confirmation: page, map: map), in: page.frame)
            let state = try read(answer)
            let picture = try? await camera.picture(
                revealing: map.revealedOnConfirmation, in: wanted(page.frame))
            let signs = await signs()
            var reading = ConfirmationJudgement(map: map, fillings: fillings).reading(state, signs, picture: picture)
            tape?.take(confirmation: answer, draft, signs, reading)
            reading.certificate = await issued(state)
            return reading
        } catch {
            return ConfirmationReading(requestID: nil, status: nil, doubts: [Self.words(error)], picture: nil)
        }
    }

    /// What a page that came instead of the confirmation says against it, in the portal's own words; nil for nothing.
    func objection() async -> HaltReason? {
        let signs = map.confirmation.contradictions
        guard let found = try? await said(at: signs.map(\.css)) else { return nil }
        guard let reason = map.confirmation.objection(in: found) else { return nil }
        tape?.take(.instead(texts: found, said: reason.reason))
        return reason
    }

    /// What a page says that came with an error's status, in the portal's own words: what the map knows as a sign against a
    /// confirmation, else its title; nil where it says nothing in time.
    package func saidInstead() async -> String? {
        // A script may have asked, and the page stays: it is not waited for as one that was opened.
        let end = ContinuousClock.now + min(limits.page, .seconds(5))
        while ContinuousClock.now < end, !isInterrupted() {
            if map.confirmation.isSameDocument, let reason = await objection() { return reason.reason }
            let page = try? await reader.read(
                "return { document: performance.timeOrigin, state: document.readyState, title: document.title };", [])
            if let page, page["document"]?.number != document, page["state"]?.string == "complete" {
                if let reason = await objection() { return reason.reason }
                return page["title"]?.string.flatMap { $0.isEmpty ? nil : Words.saying([$0]) }
            }
            try? await Task.sleep(for: .milliseconds(20))
        }
        return nil
    }

    /// What spoke against a clear end besides the page: dialogs, and attempts to submit once more.
    private func signs() async -> [String] {
        let again = await inspector.offences.filter { $0.declared == map.commit.request }
        return await inspector.dialogs.map { "the portal asked: \($0)" }
            + again.map { _ in "the page tried to submit once more; that was stopped" }
    }

    /// The trimmed texts of everything each selector matches: in the page, and behind those in its frame, where it has one.
    func texts(matching selectors: [String]) async throws(Stop) -> [[String]] {
        try await texts(matching: selectors, by: TextScript.source)
    }

    /// What is said there by elements that are shown, where they have a text.
    ///
    /// An alert may stand in a page, hidden, all the time.
    func said(at selectors: [String]) async throws(Stop) -> [[String]] {
        try await texts(matching: selectors, by: TextScript.ofShown)
    }

    private func texts(matching selectors: [String], by script: String) async throws(Stop) -> [[String]] {
        let list = JSONValue.array(selectors.map { .string($0) })
        let value = try await driving { () async throws(WebDriverError) in try await reader.read(script, [list]) }
        let texts = try Self.texts(value, of: selectors.count)
        guard let wanted = wanted(frame) else { return texts }
        // A frame that is not the one says nothing: whoever needs its texts counts them.
        let inner = try await driving { () async throws(WebDriverError) in
            try await reader.read(script, [list], in: wanted)
        }
        guard case .success(let value) = inner else { return texts }
        return zip(texts, try Self.texts(value, of: selectors.count)).map { $0 + $1 }
    }

    private static func texts(_ value: JSONValue, of count: Int) throws(Stop) -> [[String]] {
        let texts = (value.array ?? []).map { ($0.array ?? []).compactMap(\.string) }
        guard texts.count == count else {
            throw .machinery(MachineFailure("the page did not answer with its texts"))
        }
        return texts
    }

    static func words(_ stop: Stop) -> String {
        switch stop {
        case .halt(let reason): reason.reason
        case .machinery(let failure): failure.description
        }
    }
}

/// What the portal's answer says, and every doubt about it.
package struct ConfirmationReading: Sendable {
    /// The one request id of the expected form.
    package let requestID: String?
    /// The status, as shown.
    package let status: String?
    /// Why this is not one clear confirmation of this request; empty when it is.
    package let doubts: [String]
    /// The masked picture, where one could be taken.
    package let picture: MaskedScreenshot?
    /// The issued certificate beside what was approved; nil where the map says of none.
    ///
    /// No doubt about the outcome: a portal that confirmed this request has it, whatever it issued.
    package var certificate: CertificateComparison?
}

/// Reads the trimmed texts of everything that each selector matches.
///
/// By text nodes: innerText would follow text-transform, which is style and not text. What stands in a closed section is
/// read as a whole.
enum TextScript {
    static let source =
        words
        + "const [selectors] = arguments; return selectors.map((css) => [...document.querySelectorAll(css)].map(words));"

    /// The texts of what is shown and has one.
    static let ofShown =
        words
        + "const [selectors] = arguments; return selectors.map((css) => [...document.querySelectorAll(css)]"
        + ".filter((e) => e.checkVisibility({ visibilityProperty: true })).map(words).filter((text) => text !== \"\"));"

    /// The text of one element.
    static let ofElement = words + "return words(arguments[0]);"

    private static let words = #"""
        const squeeze = (text) => text.replace(/\s+/g, " ").trim();
        const blockOf = (node, e) => {
          let part = node.parentElement;
          while (part !== e && part.parentElement && getComputedStyle(part).display.startsWith("inline"))
            part = part.parentElement;
          return part;
        };
        const words = (e) => {
          const walker = document.createTreeWalker(e, NodeFilter.SHOW_TEXT), nodes = [];
          while (walker.nextNode()) nodes.push(walker.currentNode);
          const seen = nodes.filter((node) => node.parentElement.checkVisibility({ visibilityProperty: true }));
          let text = "", last = null;
          for (const node of seen.length ? seen : nodes) {
            const block = blockOf(node, e);
            if ((last && last !== block) || node.previousSibling?.localName === "br") text += " ";
            text += node.data;
            last = block;
          }
          return squeeze(text);
        };
        """#
}
