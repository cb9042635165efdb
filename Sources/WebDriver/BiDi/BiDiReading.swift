/// What the browser sent, read member by member: it may be anything.
struct BiDiReading: Sendable {
    /// The command or the event that it belongs to.
    let subject: String
    let value: JSONValue

    func text(_ key: String) throws(WebDriverError) -> String {
        guard let text = value[key]?.string else { throw malformed("no text “\(key)”") }
        return text
    }

    func number(_ key: String) throws(WebDriverError) -> Double {
        guard let number = value[key]?.number else { throw malformed("no number “\(key)”") }
        return number
    }

    func whole(_ key: String) throws(WebDriverError) -> Int {
        guard let number = value[key]?.number.flatMap(Int.init(exactly:)) else {
            throw malformed("no whole number “\(key)”")
        }
        return number
    }

    func truth(_ key: String) throws(WebDriverError) -> Bool {
        guard let truth = value[key]?.bool else { throw malformed("no truth value “\(key)”") }
        return truth
    }

    func member(_ key: String) throws(WebDriverError) -> BiDiReading {
        guard let member = value[key], member.object != nil else { throw malformed("no object “\(key)”") }
        return BiDiReading(subject: subject, value: member)
    }

    func list(_ key: String) throws(WebDriverError) -> [BiDiReading] {
        guard let list = value[key]?.array else { throw malformed("no list “\(key)”") }
        return list.map { BiDiReading(subject: subject, value: $0) }
    }

    func texts(_ key: String) throws(WebDriverError) -> [String] {
        let list = value[key]?.array ?? []
        let texts = list.compactMap(\.string)
        guard texts.count == list.count else { throw malformed("“\(key)” is not a list of texts") }
        return texts
    }

    func malformed(_ words: String) -> WebDriverError {
        WebDriverError(command: subject, code: .malformedAnswer, message: words)
    }
}

extension Array {
    /// Like `map`, with the error's type kept.
    func reading<Value>(
        _ read: (Element) throws(WebDriverError) -> Value
    ) throws(WebDriverError) -> [Value] {
        var values: [Value] = []
        for element in self { values.append(try read(element)) }
        return values
    }
}

extension JSONValue {
    /// An object of those members that are there.
    static func members(_ members: [String: JSONValue?]) -> JSONValue {
        .object(members.compactMapValues { $0 })
    }

    /// An array of strings.
    static func texts(_ texts: [String]) -> JSONValue {
        .array(texts.map { .string($0) })
    }
}
