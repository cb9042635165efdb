import WebDriver

extension TapedRequest {
    /// A request as the inspector judged it; nil for one that signs in, whose body is a secret.
    init?(
        _ request: BrowserRequest, _ rules: RequestRules, _ known: KnownTexts, _ decision: RequestFinding.Decision
    ) {
        let kind = rules.kind(of: request, knowing: known)
        if let name = kind.name, rules.map.request(name)?.purpose == .login { return nil }
        let taped = TapedRequest(
            event: request.event, draft: known.draft, texts: known.texts, options: known.options, kind: "", equal: [],
            said: [], decision: decision.rawValue)
        self = taped.saying(kind, of: request)
    }

    /// The same request, judged as that.
    func saying(_ kind: RequestKind, of request: BrowserRequest) -> TapedRequest {
        switch kind {
        case .read: saying("read", [], [])
        case .background: saying("background", [], [])
        case .undeclared(let reason): saying("undeclared", [], [reason])
        case .preflight(let reason): saying("preflight", [], [reason])
        case .prelude(let check): saying("prelude \(check.name)", [], check.reasons)
        case .declared(let check): saying("declared \(check.name)", check.comparison(with: request))
        case .commit(let check): saying("commit \(check.name)", check.comparison(with: request))
        }
    }

    private func saying(_ kind: String, _ comparison: CommitComparison) -> TapedRequest {
        saying(kind, comparison.equal, comparison.mismatches)
    }

    func saying(_ kind: String, _ equal: [String], _ said: [String]) -> TapedRequest {
        TapedRequest(
            event: event, draft: draft, texts: texts, options: options, kind: kind, equal: equal, said: said,
            decision: decision)
    }
}

extension RequestKind {
    /// The map's name of it; nil where the map has none.
    fileprivate var name: String? {
        switch self {
        case .declared(let check), .commit(let check): check.name
        case .prelude(let check): check.name
        case .read, .background, .preflight, .undeclared: nil
        }
    }
}

extension BrowserRequest {
    /// The parameters of an event that announces the same (WebDriver BiDi, `network.beforeRequestSent`).
    ///
    /// A body that is no text is announced and not shown, as a browser does with a file.
    var event: JSONValue {
        var request: [String: JSONValue] = [
            "request": .string(id), "method": .string(method), "url": .string(url),
            "headers": .array(
                [
                    ("content-type", contentType), ("origin", initiator), ("user-agent", userAgent ?? ""),
                    ("access-control-request-method", preflight?.method ?? ""),
                    ("access-control-request-headers", preflight?.headers.joined(separator: ",") ?? ""),
                ].filter { !$0.1.isEmpty }.map(Self.header)),
        ]
        switch body {
        case .none: break
        case .unreadable: request["goog:hasPostData"] = true
        case .bytes(let bytes):
            let text = String(validating: bytes, as: UTF8.self)
            request[text == nil ? "goog:hasPostData" : "goog:postData"] = text.map(JSONValue.string) ?? true
        }
        return ["request": .object(request), "isBlocked": .bool(isBlocked)]
    }

    private static func header(_ name: String, _ value: String) -> JSONValue {
        ["name": .string(name), "value": ["type": "string", "value": .string(value)]]
    }
}
