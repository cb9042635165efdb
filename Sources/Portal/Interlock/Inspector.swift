import Foundation
import WebDriver

/// Holds every request of the portal's pages and lets go what the map declares and the packet gives.
///
/// Default deny: a request that could change something and is not declared is failed, and the run halts
/// (DESIGN, "The interlock"). Plain reads pass, except while a commit is armed or held.
package actor Inspector {
    let bidi: BiDi
    let rules: RequestRules
    /// Where bodies are read; known once watching.
    private var bodies = HeldBodies.inEvent
    /// Shuts the valve: what may have slipped from our hands must not reach the network.
    private let shut: @Sendable () async -> Void
    /// How what precedes a commit gets through the valve.
    let passage: PreludePassage
    private let tape: WalkTape?
    var prelude = PreludeState()
    private var loop: Task<Void, Never>?
    private(set) var parked: [ParkedRequest] = []
    /// Whether the valve lets reads through again after the answer.
    private var isAfterwards = false
    private var waiting = Waiters()

    /// What pages have shown that requests repeat: the draft's id, a change stamp.
    private var known = KnownTexts()
    /// How far the one commit is.
    private(set) var commit = CommitState.unarmed
    /// Every request that could change something, in the order in which the browser tried to send it.
    package private(set) var findings: [RequestFinding] = []
    /// The texts of dialogs the portal opened (`confirm`, `alert`, `prompt`); none is ever answered.
    package private(set) var dialogs: [String] = []
    /// Why the browser can no longer be watched, once that is so.
    package private(set) var blindness: String?
    /// Whether a person works in the browser: what must not leave is stopped, and nothing else follows from it.
    private var isLent = false
    /// How many of the findings, from the first on, are no reason to halt, because a person was at work.
    private var pardoned = 0
    /// Declared requests that were let go and are not answered yet, by BiDi id.
    private var open: [String: String] = [:]
    /// How declared requests ended, by the map's name: the last HTTP status, or nil when the connection died.
    private var endings: [String: Ending] = [:]
    /// Names of declared requests that were compared, let go and answered without an error.
    private var written: Set<String> = []

    init(
        bidi: BiDi, rules: RequestRules, passage: PreludePassage = .none, tape: WalkTape? = nil,
        shut: @escaping @Sendable () async -> Void
    ) {
        self.bidi = bidi
        self.rules = rules
        self.passage = passage
        self.tape = tape
        self.shut = shut
    }

    /// Subscribes, takes away the ways round, and starts to hold requests.
    func watch(_ browser: GovernedBrowser) async throws(WebDriverError) {
        let events = [
            "network.beforeRequestSent", "network.responseStarted", "network.fetchError",
            "browsingContext.userPromptOpened", "script.message",
        ]
        try await bidi.send("session.subscribe", ["events": .array(events.map { .string($0) })])
        try await bidi.send("script.addPreloadScript", PreloadScript.parameters)
        bodies = try await browser.bodies(bidi)
        // No map can declare a download: none is kept (WebDriver BiDi, section 7.1.3.8).
        try await bidi.send("browser.setDownloadBehavior", ["downloadBehavior": ["type": "denied"]])
        let stream = bidi.events
        loop = Task { [weak self] in
            do {
                for try await event in stream { await self?.take(event) }
                await self?.goBlind("the browser's event channel was closed")
            } catch {
                await self?.goBlind("the browser's event channel failed: \(error)")
            }
        }
        try await bidi.send("network.addIntercept", ["phases": ["beforeRequestSent"]])
        try await holdAnswers()
    }

    /// Names the draft whose saves may leave.
    func follow(draft: String) {
        known.draft = draft
    }

    /// Takes down what a page shows at a selector, because a request will repeat it.
    func learn(_ text: String, at css: String) {
        known.texts[css] = text
    }

    /// Takes down what the option posts that a field is going to choose by its text.
    func learn(option: String, of field: String) {
        known.options[field] = option
    }

    /// From now on the next commit is held, and nothing else leaves.
    func arm() {
        commit = .armed
        changed()
    }

    /// Waits until the commit is held, a dialog opened, or it is clear that neither will happen.
    func held(within limit: Duration) async -> CommitState {
        await value(within: limit) { [self] in
            if case .armed = commit { return dialogs.isEmpty && blindness == nil && prelude.end == nil ? nil : commit }
            return commit
        } ?? commit
    }

    /// Why the held commit may not be let go after all; nil when nothing speaks against it.
    func objection() -> HaltReason? {
        if let text = dialogs.first { return .unknownDialog(text) }
        if let blindness { return .blind(blindness) }
        guard case .held = commit else { return .heldRequestEnded }
        return offences.first { $0.declared == nil || $0.method == "OPTIONS" }.map(HaltReason.requestFailed)
    }

    /// Requests that were failed while the robot worked: they count against the visit.
    var offences: [RequestFinding] {
        isLent ? [] : findings.dropFirst(pardoned).filter { $0.decision == .failed }
    }

    /// A person works from here on.
    func lend() {
        isLent = true
    }

    /// From here on what is failed counts again.
    func takeBack() {
        isLent = false
        _ = pardon()
    }

    /// What was failed since the person began or was told last, once there is any; nil when the browser went blind or
    /// nobody waits any more.
    func stoppedNext() async -> [RequestFinding]? {
        while !Task.isCancelled, blindness == nil {
            let stopped = pardon()
            if !stopped.isEmpty { return stopped }
            _ = await value(within: .milliseconds(100)) { [self] in
                pardoned < findings.count || blindness != nil ? true : nil
            }
        }
        return nil
    }

    /// What was failed and not told yet; it is no reason to halt any more.
    private func pardon() -> [RequestFinding] {
        defer { pardoned = findings.count }
        return findings.dropFirst(pardoned).filter { $0.decision == .failed }
    }

    private var isBeforeRelease: Bool {
        switch commit {
        case .unarmed, .armed, .held, .failed: true
        case .released, .answered, .lost: false
        }
    }

    /// Lets the held request go, once.
    func letGo() async throws(WebDriverError) {
        guard case .held(let request, _) = commit else { return }
        commit = .released(request)
        redecide(.released)
        try await bidi.send("network.continueRequest", ["request": .string(request.id)])
    }

    /// Fails the held request: it never leaves.
    func fail() async {
        guard case .held(let request, _) = commit else { return }
        commit = .failed
        redecide(.failed)
        await refuse(request)
    }

    /// The request that was to leave never did, whatever was told to the browser.
    func withhold() async {
        await fail()
        if let index = findings.lastIndex(where: { $0.decision == .released }) { findings[index].decision = .failed }
    }

    /// Fails everything that is still held, so that the browser waits for nothing any more; none of it leaves.
    func abandon() async {
        await fail()
        let waiting = parked
        parked = []
        for one in waiting { await refuse(one.request) }
    }

    /// Waits for response headers, or for the request's end without any.
    func answer(within limit: Duration, unless stopped: @escaping @Sendable () -> Bool) async -> CommitState {
        let end = ContinuousClock.now + limit
        while case .released = commit, blindness == nil, !stopped(), ContinuousClock.now < end {
            _ = await value(within: .milliseconds(100)) { [self] in
                if case .released = commit, blindness == nil { return Optional<Bool>.none }
                return true
            }
        }
        return commit
    }

    /// After the answer the confirmation may load: lets go what was parked meanwhile, reads only.
    func unpark() async {
        isAfterwards = true
        let waiting = parked
        parked = []
        for one in waiting {
            // What began before the release is no part of the answer; a read by its method may do more than read.
            if one.mayPassAfterwards { await pass(one.request) } else { await refuse(one) }
        }
    }

    private func refuse(_ one: ParkedRequest) async {
        note(one.request, one.declared, .failed, [one.words])
        await refuse(one.request)
    }

    /// How the last request of that name ended, once it did.
    func ending(of name: String, within limit: Duration) async -> Ending? {
        await value(within: limit) { [self] in endings[name] ?? (blindness == nil ? nil : .lost) }
    }

    /// Forgets how earlier requests of that name ended.
    func forget(_ name: String) {
        endings[name] = nil
        // One that is still on its way is not the answer that is waited for from here on.
        open = open.filter { $0.value != name }
    }

    /// The released tunnel ended: unless the browser says within the grace that headers had come, nothing did.
    func tunnelEnded(grace: Duration) async {
        _ = await answer(within: grace) { false }
        if case .released = commit { commit = .lost(reason: "the connection ended without a response") }
        changed()
    }

    /// Stops listening; requests still held stay held until the browser ends.
    package func end() {
        loop?.cancel()
        loop = nil
        waiting.wakeAll()
    }

    /// Wakes everybody who waits for a change.
    package func changed() {
        waiting.wakeAll()
    }

    private func goBlind(_ reason: String) async {
        blindness = reason
        if case .released = commit { commit = .lost(reason: reason) }
        changed()
        // A held request is sent when its driver dies (measured): before a release nothing may get through.
        if isBeforeRelease { await shut() }
    }

    private func take(_ event: BiDiEvent) async {
        switch event.method {
        case "network.beforeRequestSent":
            guard let request = BrowserRequest(event: event.params), request.isBlocked else { break }
            await decide(await bodies.complete(request))
        case "network.responseStarted": await answered(event.params)
        case "network.fetchError": ended(event.params)
        case "browsingContext.userPromptOpened": dialogs.append(event.params["message"]?.string ?? "")
        case "script.message": tookAway(event.params)
        default: break
        }
        changed()
    }

    private func decide(_ request: BrowserRequest) async {
        switch (rules.kind(of: request, knowing: known), commit) {
        case (.background, .unarmed), (.read, .unarmed): await pass(request)
        case (.read, .answered) where isAfterwards, (.background, .answered) where isAfterwards: await pass(request)
        // Not even a harmless read may take the one tunnel that is for the commit.
        case (.read, _): park(request, declared: nil, isBackground: false)
        case (.background, _): park(request, declared: nil, isBackground: true)
        case (.prelude(let check), .armed), (.prelude(let check), .released): await ask(request, check)
        case (.prelude(let check), _): await stop(request, check, [preludeReason])
        case (.preflight, .unarmed): await pass(request)
        case (.preflight, .answered) where isAfterwards: await pass(request)
        case (.preflight(let reason), _): await stop(request, nil, [reason])
        case (.commit(let expectation), .armed): hold(request, expectation)
        case (.commit(let expectation), _): await refuse(request, named: expectation.name, [commitReason])
        case (.declared(let expectation), .armed), (.declared(let expectation), .held),
            (.declared(let expectation), .released):
            park(request, declared: expectation.name, isBackground: false)
        case (.declared(let expectation), _): await judge(request, expectation)
        case (.undeclared(let reason), _): await refuse(request, named: nil, [reason])
        }
    }

    private func park(_ request: BrowserRequest, declared: String?, isBackground: Bool) {
        parked.append(
            ParkedRequest(
                request: request, declared: declared, isBackground: isBackground, isFromBefore: isBeforeRelease))
    }

    /// Pages of the map whose save this run has not made: their part of the draft may be somebody else's.
    func unwritten(of map: SelectorMap) -> [String] {
        map.pages.filter { page in
            guard let save = page.save else { return false }
            return !written.contains(save.request) && !(page.keep.map { written.contains($0.request) } ?? false)
        }.map(\.title)
    }

    private var commitReason: String {
        if case .unarmed = commit { return "the page tried to submit while nothing was armed" }
        return "a second submission; one is all that may leave"
    }

    private func hold(_ request: BrowserRequest, _ expectation: RequestCheck) {
        let comparison = expectation.comparison(with: request)
        commit = .held(request, comparison)
        note(request, expectation.name, .held, equal: comparison.equal.count, comparison.mismatches)
    }

    private func judge(_ request: BrowserRequest, _ expectation: RequestCheck) async {
        if case .unreadable = request.body, expectation.mayGoUncompared {
            note(request, expectation.name, .letGoUncompared)
        } else {
            let comparison = expectation.comparison(with: request)
            guard comparison.mismatches.isEmpty else {
                return await refuse(request, named: expectation.name, comparison.mismatches)
            }
            note(request, expectation.name, .letGo, equal: comparison.equal.count)
        }
        open[request.id] = expectation.name
        endings[expectation.name] = nil
        await pass(request)
    }

    func pass(_ request: BrowserRequest) async {
        _ = try? await bidi.send("network.continueRequest", ["request": .string(request.id)])
    }

    func refuse(_ request: BrowserRequest, named name: String?, _ reasons: [String]) async {
        note(request, name, .failed, reasons)
        changed()
        if case .unarmed = commit, !isLent { await shut() }
        await refuse(request)
    }

    private func refuse(_ request: BrowserRequest) async {
        _ = try? await bidi.send("network.failRequest", ["request": .string(request.id)])
    }

    private func redecide(_ decision: RequestFinding.Decision) {
        guard let index = findings.lastIndex(where: { $0.decision == .held }) else { return }
        (findings[index].decision, findings[index].at) = (decision, RequestFinding.now)
    }

    func note(
        _ request: BrowserRequest, _ name: String?, _ decision: RequestFinding.Decision, equal: Int = 0,
        _ reasons: [String] = []
    ) {
        findings.append(RequestFinding(request, name, decision, equal: equal, reasons, portal: rules.origin))
        if let tape, let taped = TapedRequest(request, rules, known, decision) { tape.take(.request(taped)) }
    }

    private func tookAway(_ params: JSONValue) {
        if let finding = RequestFinding(takenAway: params, after: findings) { findings.append(finding) }
    }

    private func answered(_ params: JSONValue) async {
        guard let id = params["request"]?["request"]?.string else { return }
        let status = Int(params["response"]?["status"]?.number ?? 0)
        // Chromium announces the answer of a preflight that has none, with the status -1 (measured with 156).
        if status < 100 { ended(params) } else { note(status, of: id) }
        await heard(id, isHeld: params["isBlocked"]?.bool == true)
    }

    private func note(_ status: Int, of id: String) {
        if let sent = findings.lastIndex(where: { $0.id == id && $0.status == nil }) { findings[sent].status = status }
        if let name = open[id], status < 400 { written.insert(name) }
        if case .released(let request) = commit, request.id == id { commit = .answered(status: status) }
        if let name = open.removeValue(forKey: id) { endings[name] = .answered(status: status) }
    }

    private func ended(_ params: JSONValue) {
        guard let id = params["request"]?["request"]?.string else { return }
        let reason = params["errorText"]?.string ?? "the connection ended"
        unheard(id)
        if case .released(let request) = commit, request.id == id { commit = .lost(reason: reason) }
        if case .held(let request, _) = commit, request.id == id { commit = .failed }
        if let name = open.removeValue(forKey: id) { endings[name] = .lost }
    }

    private func value<T: Sendable>(within limit: Duration, _ read: () -> T?) async -> T? {
        let end = ContinuousClock.now + limit
        while true {
            if let value = read() { return value }
            guard ContinuousClock.now < end else { return nil }
            let ticket = waiting.ticket()
            let alarm = Task {
                try? await Task.sleep(until: end)
                self.wake(ticket)
            }
            await withCheckedContinuation { waiting.add($0, ticket) }
            alarm.cancel()
        }
    }

    private func wake(_ ticket: Int) {
        waiting.wake(ticket)
    }
}
