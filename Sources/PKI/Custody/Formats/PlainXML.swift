/// XML without anything that could make it mean more than it shows: no document type, entity, comment or instruction.
struct PlainXML {
    private(set) var root = ""
    /// Of the root element.
    private(set) var attributes: [String: String] = [:]
    /// Text of the elements that hold no others, by path: `private_key/label`.
    private(set) var texts: [String: String] = [:]
    private var path: [String] = []
    private var parents: Set<String> = []
    private var closed: Set<String> = []

    /// Reads one document, in which no path stands twice.
    init(_ bytes: [UInt8]) throws(CustodyFault) {
        guard let text = String(validating: bytes, as: UTF8.self), !text.utf8.contains(0) else {
            throw CustodyFault("the XML is not UTF-8")
        }
        var rest = text[...]
        if rest.hasPrefix("<?xml ") {
            guard let end = rest.firstRange(of: "?>") else { throw CustodyFault("the XML has no end") }
            rest = rest[end.upperBound...]
        }
        try readElements(&rest)
        guard path.isEmpty, !root.isEmpty else { throw CustodyFault("the XML is not one element") }
    }

    private mutating func readElements(_ rest: inout Substring) throws(CustodyFault) {
        var held = ""
        while let next = rest.first {
            guard next == "<" else {
                held.append(next)
                rest = rest.dropFirst()
                continue
            }
            guard let end = rest.firstIndex(of: ">") else { throw CustodyFault("the XML has an open tag") }
            let tag = rest[rest.index(after: rest.startIndex)..<end]
            rest = rest[rest.index(after: end)...]
            if tag.hasPrefix("/") {
                try close(String(tag.dropFirst()), held)
            } else {
                guard held.allSatisfy(\.isWhitespace) else { throw CustodyFault("the XML has text between elements") }
                try open(String(tag))
            }
            held = ""
        }
        guard held.allSatisfy(\.isWhitespace) else { throw CustodyFault("text stands behind the XML") }
    }

    private mutating func open(_ tag: String) throws(CustodyFault) {
        let words = tag.split(separator: " ", omittingEmptySubsequences: true)
        guard let name = words.first.map(String.init), name.utf8.allSatisfy(Self.isNameByte), path.count < 8,
            !(path.isEmpty && !root.isEmpty)
        else { throw CustodyFault("the XML has something other than elements: <\(printable(String(tag.prefix(20))))") }
        if path.isEmpty { root = name }
        parents.insert(path.joined(separator: "/"))
        path.append(name)
        for word in words.dropFirst() { try attribute(String(word)) }
    }

    private mutating func attribute(_ word: String) throws(CustodyFault) {
        let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
        guard path.count == 1, parts.count == 2, parts[1].count > 1, parts[1].hasPrefix("\""), parts[1].hasSuffix("\""),
            attributes.updateValue(String(parts[1].dropFirst().dropLast()), forKey: parts[0]) == nil
        else { throw CustodyFault("an attribute in the XML cannot be read") }
    }

    private mutating func close(_ name: String, _ held: String) throws(CustodyFault) {
        let place = path.joined(separator: "/")
        guard path.last == name else { throw CustodyFault("the XML's elements do not nest") }
        path.removeLast()
        guard !held.contains("&") else { throw CustodyFault("the XML has an entity") }
        if parents.contains(place) {
            guard held.allSatisfy(\.isWhitespace), closed.insert(place).inserted else {
                throw CustodyFault("\(place) stands in the XML twice")
            }
            return
        }
        let text = held.drop(while: \.isWhitespace)
        guard texts.updateValue(String(text), forKey: place) == nil else {
            throw CustodyFault("\(place) stands in the XML twice")
        }
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "_") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
            || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
