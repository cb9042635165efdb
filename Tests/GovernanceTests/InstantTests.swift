import Governance
import Testing

@Suite struct InstantTests {
    @Test(
        arguments: [
            ("1970-01-01T00:00:00Z", 0),
            ("2026-11-23T14:02:11Z", 1_795_442_531_000),
            ("2026-11-23T15:02:11.5+01:00", 1_795_442_531_500),
            ("2024-02-29T23:59:59.999Z", 1_709_251_199_999),
            ("1969-12-31T23:59:59Z", -1000),
            ("2000-03-01T00:00:00-00:30", 951_870_600_000),
        ] as [(String, Int64)])
    func `a moment with a zone is read to the millisecond`(text: String, milliseconds: Int64) {
        #expect(Instant(iso8601: text)?.milliseconds == milliseconds)
    }

    @Test(arguments: [
        "", "2026-11-23", "2026-11-23T14:02:11", "2026-11-23T24:00:00Z", "2026-11-23T23:59:60Z", "2026-11-23T14:60:00Z",
        "2026-11-23 14:02:11Z", "2026-11-23t14:02:11Z", "2026-11-23T14:02:11z", "2026-11-23T14:02Z",
        "2026-02-29T00:00:00Z",
        "2026-13-01T00:00:00Z", "2026-00-01T00:00:00Z", "2026-04-31T00:00:00Z", "2026-11-23T14:02:11.Z",
        "2026-11-23T14:02:11.1234Z", "2026-11-23T14:02:11+0100", "2026-11-23T14:02:11+24:00", "2026-11-23T14:02:11Zx",
        "٢٠٢٦-11-23T14:02:11Z", " 2026-11-23T14:02:11Z", "2026-11-00T14:02:11Z", "+026-11-23T14:02:11Z",
    ])
    func `a moment without a zone, or that some clock reads otherwise, is refused`(text: String) {
        #expect(Instant(iso8601: text) == nil)
    }

    @Test(arguments: [
        "2026-11-23T14:02:11Z", "2026-11-23T14:02:11.007Z", "1969-12-31T23:59:59.999Z", "2000-02-29T00:00:00Z",
    ])
    func `what is written is what was read`(text: String) {
        #expect(Instant(iso8601: text)?.description == text)
    }

    @Test(
        arguments: [
            (7_020_000, "1 h 57 min"), (64_800_000, "18 h"), (353_100_000, "4 d 2 h"), (12_000, "12 s"),
            (999, "less than 1 s"),
            (-64_800_000, "18 h"), (86_400_000 + 59_000, "1 d"),
        ] as [(Int64, String)])
    func `a length of time is said in its two largest units`(milliseconds: Int64, words: String) {
        #expect(spoken(milliseconds: milliseconds) == words)
    }

    @Test func `the ends of time are not passed`() {
        #expect(Instant(milliseconds: .max).adding(milliseconds: 1).milliseconds == .max)
        #expect(Instant(milliseconds: .min).adding(milliseconds: -1).milliseconds == .min)
        #expect(Instant(milliseconds: .max).since(Instant(milliseconds: -1)) == .max)
    }
}
