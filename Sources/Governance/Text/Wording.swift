/// A digest as people compare it: first and last four digits.
func short(_ digest: String) -> String {
    digest.count > 12 ? "\(digest.prefix(4))…\(digest.suffix(4))" : digest
}

/// Two digests that differ, shortened unless shortening would make them look alike.
func contrast(_ first: (label: String, digest: String), _ second: (label: String, digest: String)) -> String {
    let shown = short(first.digest) == short(second.digest) ? { $0 } : short
    return "\(first.label) \(shown(first.digest)), \(second.label) \(shown(second.digest))"
}

/// An identifier in quotation marks; letters beyond ASCII are spelled out, since some look like others.
func quoted(_ identifier: String) -> String {
    let scalars = identifier.unicodeScalars.map { scalar in
        (0x20..<0x7f).contains(scalar.value) ? String(scalar) : "\\u{\(String(scalar.value, radix: 16))}"
    }
    return "“\(scalars.joined())”"
}

/// `a`, `a and b`, `a, b and c`.
func listed(_ items: [String], by word: String = "and") -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "none" }
    return "\(items.dropLast().joined(separator: ", ")) \(word) \(last)"
}

extension Rule {
    func refusal(_ message: String, fact: String, source: String, remedy: String) -> Refusal {
        Refusal(rule: id, message: message, fact: fact, source: source, remedy: remedy)
    }
}
