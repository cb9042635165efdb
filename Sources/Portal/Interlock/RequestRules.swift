import Foundation

/// What the map and the packet say of requests: which may leave, and what each must carry.
package struct RequestRules: Sendable {
    let map: SelectorMap
    let values: PacketValues
    let origin: String
    /// Names of requests whose body policy allows to go uncompared where the browser does not show it.
    let uncompared: Set<String>
    /// What may be declared at all on this visit.
    let purposes: Set<RequestPurpose>

    /// Rules of a map, bound to an origin and a packet.
    package init(
        map: SelectorMap, values: PacketValues, origin: String, uncompared: Set<String>,
        purposes: Set<RequestPurpose> = Set(RequestPurpose.allCases)
    ) {
        self.map = map
        self.values = values
        self.origin = origin
        self.uncompared = uncompared
        self.purposes = purposes
    }

    /// What a request is; one that is the commit and anything else is the commit.
    func kind(of request: BrowserRequest, knowing known: KnownTexts) -> RequestKind {
        if let question = request.preflight { return kind(of: request, asking: question, known) }
        let found = request.fields
        let declared = map.declared(
            method: request.method, url: request.url, origin: origin, draft: known.draft, fields: found)
        if let other = declared.first(where: { !purposes.contains($0.purpose) }) {
            return .undeclared("this visit only reads, and “\(other.id)” does more")
        }
        if let commit = declared.first(where: { $0.purpose == .commit }) {
            return .commit(check(commit, request, known))
        }
        if let first = declared.first { return .declared(check(first, request, known)) }
        if request.isPlainRead {
            if submitsByAddress(request, known) {
                return .undeclared("it goes by \(request.method) to the address where the map submits")
            }
            return map.background.contains { $0.allows(request, origin) } ? .background : .read
        }
        return .undeclared("map \(map.version) does not declare \(request.method) \(request.path)")
    }

    /// Whether a read goes where only the commit goes: a portal may take that for a submission.
    ///
    /// Where a page of the map has the commit's address too (JSF), what only the commit carries must stand in the query.
    private func submitsByAddress(_ request: BrowserRequest, _ known: KnownTexts) -> Bool {
        guard let commit = map.request(map.commit.request),
            let target = RequestTarget(url: request.url, origin: commit.origin ?? origin),
            commit.path.matches(target.path, draft: known.draft)
        else { return false }
        let pages = map.everyPage.compactMap(\.path) + [map.confirmation.path].compactMap(\.self)
        guard pages.contains(where: { $0.matches(target.path, draft: known.draft) }) else { return true }
        let sent = (try? URLEncodedBody.decode(Array((target.query ?? "").utf8))) ?? []
        let carried = Set(commit.when.map(\.name) + commit.body.map(\.name))
        return sent.contains { carried.contains($0.name) }
    }

    /// The origins that a browser asks before a commit.
    var preludeOrigins: [(scheme: String, host: String, port: Int?)] {
        Set(map.commit.prelude.compactMap { map.request($0).map { $0.origin ?? origin } }).compactMap { text in
            guard let parts = URLComponents(string: text), let scheme = parts.scheme, let host = parts.host else {
                return nil
            }
            return (scheme, host, parts.port)
        }
    }

    private func kind(of request: BrowserRequest, asking question: Preflight, _ known: KnownTexts) -> RequestKind {
        let declared = map.commit.prelude.compactMap(map.request).first {
            $0.matches(method: request.method, url: request.url, origin: origin, draft: known.draft)
        }
        guard purposes.contains(.prelude), let declared, let asks = declared.asks else {
            return .preflight("map \(map.version) declares no preflight there; it asks for \(question.method)")
        }
        var reasons = question.differences(from: asks)
        if request.initiator != origin { reasons.append("it comes from \(request.initiator), not from the portal") }
        return .prelude(PreludeCheck(name: declared.id, origin: declared.origin ?? origin, reasons: reasons))
    }

    private func check(
        _ declared: DeclaredRequest, _ request: BrowserRequest, _ known: KnownTexts
    ) -> RequestCheck {
        let fillings = Fillings(origin: origin, draft: known.draft, values: values, userAgent: request.userAgent)
        do {
            let fields = try declared.expected(in: map, with: fillings, shown: known.texts, options: known.options)
            return RequestCheck(
                name: declared.id, type: declared.type, fields: fields, problem: nil,
                mayGoUncompared: declared.carriesFile && uncompared.contains(declared.id))
        } catch {
            return RequestCheck(
                name: declared.id, type: declared.type, fields: [], problem: error.description, mayGoUncompared: false)
        }
    }
}

extension BackgroundRequest {
    /// Whether a request is this harmless read.
    fileprivate func allows(_ request: BrowserRequest, _ origin: String) -> Bool {
        guard let target = RequestTarget(url: request.url, origin: origin) else { return false }
        return request.method == method && path.matches(target.path)
    }
}

/// What the run has learnt from the portal's pages so far.
struct KnownTexts: Sendable {
    /// The id of the draft that this run writes.
    var draft: String?
    /// What pages showed at selectors that a request's body repeats, such as a change stamp.
    var texts: [String: String] = [:]
    /// What the options post that were chosen by their text, by field, as the page had them before entry.
    var options: [String: String] = [:]
}

/// What a request is to the inspector.
enum RequestKind: Sendable {
    /// It only reads.
    case read
    /// It only reads, and the map says that it may pass at any time.
    case background
    /// The map declares it.
    case declared(RequestCheck)
    /// It submits.
    case commit(RequestCheck)
    /// The browser asks whether it may submit, as the map declares it, or not quite.
    case prelude(PreludeCheck)
    /// The browser asks whether it may send something else; in words, what.
    case preflight(String)
    /// The map does not know it, and it could change something.
    case undeclared(String)
}
