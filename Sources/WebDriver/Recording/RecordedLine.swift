/// A line of a recording.
enum RecordedLine: Sendable, Equatable {
    /// A classic command on its way, by its number: that of its line.
    case command(Int, name: String, method: String, path: String, body: JSONValue)
    /// What came back: a value, the protocol's error, or the client's own.
    case answer(Int, RecordedAnswer)
    /// A BiDi command on its way.
    case ask(Int, method: String, params: JSONValue)
    /// What came back.
    case reply(Int, RecordedAnswer)
    /// Something the browser reported.
    case event(method: String, params: JSONValue)

    /// The first line of every recording.
    static let head: JSONValue = ["recording": "webdriver", "version": 1]

    var json: JSONValue {
        switch self {
        case .command(let number, let name, let method, let path, let body):
            [
                "line": .number(Double(number)), "command": .string(name), "method": .string(method),
                "path": .string(path), "body": body,
            ]
        case .answer(let number, let answer): answer.json("answers", number)
        case .ask(let number, let method, let params):
            ["line": .number(Double(number)), "ask": .string(method), "params": params]
        case .reply(let number, let answer): answer.json("replies", number)
        case .event(let method, let params): ["event": .string(method), "params": params]
        }
    }

    init?(json: JSONValue) {
        let number = json["line"]?.number.flatMap(Int.init(exactly:))
        if let number, let name = json["command"]?.string, let method = json["method"]?.string,
            let path = json["path"]?.string, let body = json["body"]
        {
            self = .command(number, name: name, method: method, path: path, body: body)
        } else if let number, let method = json["ask"]?.string, let params = json["params"] {
            self = .ask(number, method: method, params: params)
        } else if let number = json["answers"]?.number, let answer = RecordedAnswer(json: json) {
            self = .answer(Int(number), answer)
        } else if let number = json["replies"]?.number, let answer = RecordedAnswer(json: json) {
            self = .reply(Int(number), answer)
        } else if let method = json["event"]?.string, let params = json["params"] {
            self = .event(method: method, params: params)
        } else {
            return nil
        }
    }
}

/// What came back for a command.
enum RecordedAnswer: Sendable, Equatable {
    /// A value, as far as it was kept.
    case value(JSONValue)
    /// An error, by its code; messages may carry anything.
    case error(String)

    fileprivate func json(_ key: String, _ number: Int) -> JSONValue {
        switch self {
        case .value(let value): [key: .number(Double(number)), "value": value]
        case .error(let code): [key: .number(Double(number)), "error": .string(code)]
        }
    }

    fileprivate init?(json: JSONValue) {
        if let code = json["error"]?.string {
            self = .error(code)
        } else if let value = json["value"] {
            self = .value(value)
        } else {
            return nil
        }
    }
}
