/// A time to the millisecond, written as RFC 3339 in UTC.
package struct Timestamp: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// Since 1970.
    package let milliseconds: Int64

    /// A time, in milliseconds since 1970.
    package init(milliseconds: Int64) { self.milliseconds = milliseconds }

    /// Reads exactly what `description` writes.
    package init?(_ text: String) {
        guard let match = text.wholeMatch(of: /(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{3}))?Z/) else {
            return nil
        }
        let parts = [match.1, match.2, match.3, match.4, match.5, match.6, match.7 ?? "0"].compactMap { Int64($0) }
        let days = Self.days(year: parts[0], month: parts[1], day: parts[2])
        let seconds = ((days * 24 + parts[3]) * 60 + parts[4]) * 60 + parts[5]
        self.init(milliseconds: seconds * 1000 + parts[6])
        // A date such as 30 February comes out as another one.
        guard description == text else { return nil }
    }

    package var description: String {
        let fraction = milliseconds - seconds * 1000
        let text = "\(day)T\(Self.padded(clock / 3600)):\(Self.padded(clock / 60 % 60)):\(Self.padded(clock % 60))"
        return text + (fraction == 0 ? "Z" : ".\(Self.padded(fraction, to: 3))Z")
    }

    /// The UTC date, as 2026-11-23.
    package var day: String {
        // Civil date from days, after Howard Hinnant: years begin in March, so that a leap day ends one.
        let shifted = Self.floored(seconds, by: 86_400) + 719_468
        let era = Self.floored(shifted, by: 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let march = (5 * dayOfYear + 2) / 153
        let month = march < 10 ? march + 3 : march - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        let day = dayOfYear - (153 * march + 2) / 5 + 1
        return "\(Self.padded(year, to: 4))-\(Self.padded(month))-\(Self.padded(day))"
    }

    /// The earlier comes first.
    package static func < (left: Timestamp, right: Timestamp) -> Bool { left.milliseconds < right.milliseconds }

    private var seconds: Int64 { Self.floored(milliseconds, by: 1000) }
    private var clock: Int64 { seconds - Self.floored(seconds, by: 86_400) * 86_400 }

    private static func days(year: Int64, month: Int64, day: Int64) -> Int64 {
        let shifted = month <= 2 ? year - 1 : year
        let era = floored(shifted, by: 400)
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private static func floored(_ number: Int64, by divisor: Int64) -> Int64 {
        (number >= 0 ? number : number - divisor + 1) / divisor
    }

    private static func padded(_ number: Int64, to width: Int = 2) -> String {
        let text = "\(number)"
        return String(repeating: "0", count: max(0, width - text.count)) + text
    }
}

extension Timestamp: Codable {
    /// Reads RFC 3339 text.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let time = Timestamp(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "no time in UTC (RFC 3339)")
        }
        self = time
    }

    /// Writes RFC 3339 text.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
