/// A length of time as people say it, in its two largest units: `1 h 57 min`, `18 h`, `4 d 2 h`, `12 s`.
package func spoken(milliseconds: Int64) -> String {
    let seconds = milliseconds.magnitude / 1000
    let parts = [(seconds / 86_400, "d"), (seconds / 3600 % 24, "h"), (seconds / 60 % 60, "min"), (seconds % 60, "s")]
    guard let first = parts.firstIndex(where: { $0.0 > 0 }) else { return "less than 1 s" }
    return parts[first...].prefix(2).filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: " ")
}
