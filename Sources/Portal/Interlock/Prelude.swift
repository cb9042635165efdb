import Valve
import WebDriver

/// A declared preflight, compared with what the browser asks.
struct PreludeCheck: Sendable {
    /// The map's name of it.
    let name: String
    /// The origin that is asked.
    let origin: String
    /// In what it differs; none where it may pass.
    let reasons: [String]
}

/// How what a browser asks before the commit gets through a shut valve, on one tunnel.
struct PreludePassage: Sendable {
    /// Lets the next tunnel to an origin through.
    let open: @Sendable (String) async throws -> Void
    /// The answer's headers are there: that tunnel carries nothing any more.
    let close: @Sendable () async -> Void

    /// Nothing precedes a commit here.
    static let none = PreludePassage(open: { _ in throw ValveError.preludeOutOfPlace }, close: {})

    /// Through a valve.
    init(_ valve: Valve) {
        open = { try await valve.passPrelude(to: try VisitPlan.origin($0)) }
        close = { await valve.endPrelude() }
    }

    private init(open: @escaping @Sendable (String) async throws -> Void, close: @escaping @Sendable () async -> Void) {
        self.open = open
        self.close = close
    }
}

/// How far what precedes the commit is.
struct PreludeState: Sendable {
    /// Names of those that were let through; none is twice.
    var passed: Set<String> = []
    /// BiDi's identifier of the one that is on its way.
    var open: String?
    /// Why no commit can follow any more; nil while one can.
    var end: String?
}

extension Inspector {
    /// Chromium asks before it announces the commit, Firefox once the commit was let go: it passes in either case, once.
    ///
    /// Answers are held for a moment, so that the commit never finds the tunnel of what preceded it.
    func ask(_ request: BrowserRequest, _ check: PreludeCheck) async {
        guard check.reasons.isEmpty else { return await stop(request, check, check.reasons) }
        guard prelude.passed.insert(check.name).inserted else {
            return await stop(request, check, ["it was asked before; once is all that may leave"])
        }
        do {
            try await passage.open(check.origin)
        } catch {
            return await stop(request, check, ["the valve does not let it through: \(error)"])
        }
        prelude.open = request.id
        note(request, check.name, .letGo)
        await pass(request)
    }

    /// Stops what the browser asks; what it wanted to send will not follow.
    func stop(_ request: BrowserRequest, _ check: PreludeCheck?, _ reasons: [String]) async {
        if case .unarmed = commit {} else { prelude.end = reasons.first }
        await refuse(request, named: check?.name, reasons)
    }

    /// Why a declared preflight may not pass now.
    var preludeReason: String {
        if case .unarmed = commit { return "the page tried to submit while nothing was armed" }
        return "the browser asks about a second submission; one is all that may leave"
    }

    /// The headers of an answer are there.
    func heard(_ id: String, isHeld: Bool) async {
        if id == prelude.open {
            prelude.open = nil
            await passage.close()
        }
        if isHeld { _ = try? await bidi.send("network.continueResponse", ["request": .string(id)]) }
    }

    /// A request ended without an answer.
    func unheard(_ id: String) {
        guard id == prelude.open else { return }
        prelude.open = nil
        prelude.end = "what precedes the commit was not answered"
    }

    /// What was let through before the commit, or stopped, a line each.
    var preludeWords: [String] {
        let asked = findings.filter { $0.method == "OPTIONS" && $0.decision == .letGo }
        return asked.map { "\($0.words), \($0.status.map { "answered with HTTP status \($0)" } ?? "not answered")" }
    }

    /// What the browser asked after the release and was not let through; nil where there is nothing of the kind.
    var stoppedPrelude: String? {
        findings.last { $0.method == "OPTIONS" && $0.decision == .failed }?.words
    }

    /// Has answers from the origins that are asked before a commit held.
    func holdAnswers() async throws(WebDriverError) {
        let patterns = rules.preludeOrigins.map { origin -> JSONValue in
            var pattern: [String: JSONValue] = [
                "type": "pattern", "protocol": .string(origin.scheme), "hostname": .string(origin.host),
            ]
            if let port = origin.port { pattern["port"] = .string(String(port)) }
            return .object(pattern)
        }
        guard !patterns.isEmpty else { return }
        try await bidi.send(
            "network.addIntercept", ["phases": ["responseStarted"], "urlPatterns": .array(patterns)])
    }
}
