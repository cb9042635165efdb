extension String {
    /// Whether both have the same bytes; `==` also accepts other spellings of the same letters.
    func isExactly(_ other: String) -> Bool {
        utf8.elementsEqual(other.utf8)
    }
}

extension [String] {
    /// Whether one element has the same bytes.
    func holdsExactly(_ text: String) -> Bool {
        contains { $0.isExactly(text) }
    }
}
