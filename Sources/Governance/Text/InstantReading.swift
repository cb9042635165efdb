extension Instant {
    /// Reads RFC 3339 with an explicit zone (`Z` or `±hh:mm`).
    ///
    /// `24:00`, leap seconds, zone-less times and more than three digits of a second are refused: each has been
    /// read as two different moments by somebody.
    package init?(iso8601 text: String) {
        var reader = DigitReader(rest: text.utf8[...])
        guard
            let year = reader.number(4), reader.take("-"),
            let month = reader.number(2), reader.take("-"),
            let day = reader.number(2), reader.take("T"),
            let date = CalendarDate(year: year, month: month, day: day),
            let seconds = reader.timeOfDay(),
            let fraction = reader.fraction(),
            let offset = reader.zone(), reader.rest.isEmpty
        else { return nil }
        self.init(milliseconds: ((date.daysSince1970 * 86_400) + seconds - offset) * 1000 + fraction)
    }
}

/// Reads digits and signs from the front of a text, by ASCII only.
private struct DigitReader {
    var rest: Substring.UTF8View

    mutating func take(_ sign: Unicode.Scalar) -> Bool {
        guard let first = rest.first, first == UInt8(ascii: sign) else { return false }
        rest.removeFirst()
        return true
    }

    mutating func number(_ count: Int) -> Int64? {
        var value: Int64 = 0
        for _ in 0..<count {
            guard let digit = rest.popFirst(), (0x30...0x39).contains(digit) else { return nil }
            value = value * 10 + Int64(digit - 0x30)
        }
        return value
    }

    /// `hh:mm:ss` as seconds since midnight.
    mutating func timeOfDay() -> Int64? {
        guard
            let hour = number(2), take(":"), let minute = number(2), take(":"), let second = number(2),
            hour < 24, minute < 60, second < 60
        else { return nil }
        return hour * 3600 + minute * 60 + second
    }

    /// Nothing, or a point and one to three digits, as milliseconds.
    mutating func fraction() -> Int64? {
        guard take(".") else { return 0 }
        let count = rest.prefix { (0x30...0x39).contains($0) }.count
        guard (1...3).contains(count), let value = number(count) else { return nil }
        return [100, 10, 1][count - 1] * value
    }

    /// `Z` or `±hh:mm`, as seconds ahead of UTC.
    mutating func zone() -> Int64? {
        if take("Z") { return 0 }
        let ahead = take("+")
        guard ahead || take("-"), let hours = number(2), take(":"), let minutes = number(2), hours < 24, minutes < 60
        else { return nil }
        return (ahead ? 1 : -1) * (hours * 3600 + minutes * 60)
    }
}
