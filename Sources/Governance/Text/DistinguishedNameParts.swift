/// The attributes of a distinguished name in RFC 4514's text form, in the order of the text.
struct DistinguishedNameParts {
    /// Every attribute, escapes kept.
    private(set) var all: [(type: String, value: String)] = []

    /// Values that are only there to fill the place (CSBR §7.1.4.2.2).
    static let sayingNothing = [".", "-", " ", "\\ ", "N/A", ""]

    init(_ text: String) {
        var part = ""
        var isEscaped = false
        for character in text {
            if !isEscaped, character == "," || character == "+" {
                add(part)
                part = ""
                continue
            }
            isEscaped = !isEscaped && character == "\\"
            part.append(character)
        }
        add(part)
    }

    subscript(type: String) -> [String] { all.filter { $0.type.isExactly(type) }.map(\.value) }

    private mutating func add(_ part: String) {
        guard let equals = part.firstIndex(of: "=") else { return }
        all.append((String(part[..<equals]), String(part[part.index(after: equals)...])))
    }
}
