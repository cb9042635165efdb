/// Lengths of time as people write them in a file or a flag.
package enum TimeSpan {
    /// Reads `500ms`, `5s`, `30m`, `24h` or `7d`; nil for anything else.
    package static func milliseconds(_ text: String) -> Int64? {
        let digits = text.prefix { ("0"..."9").contains($0) }
        let units: [Substring: Int64] = ["ms": 1, "s": 1000, "m": 60_000, "h": 3_600_000, "d": 86_400_000]
        guard let unit = units[text[digits.endIndex...]], let number = Int64(digits) else { return nil }
        let (length, overflow) = number.multipliedReportingOverflow(by: unit)
        return overflow ? nil : length
    }
}
