import Evidence
import Foundation
import Testing

@Suite(.timeLimit(.minutes(10))) struct TimestampTests {
    @Test(arguments: [
        (0, "1970-01-01T00:00:00Z"), (1_795_442_531_118, "2026-11-23T14:02:11.118Z"), (-1, "1969-12-31T23:59:59.999Z"),
        (951_782_400_000, "2000-02-29T00:00:00Z"), (4_102_444_799_007, "2099-12-31T23:59:59.007Z"),
    ]) func `a time is written as RFC 3339 and read again`(milliseconds: Int64, text: String) {
        #expect(Timestamp(milliseconds: milliseconds).description == text)
        #expect(Timestamp(text)?.milliseconds == milliseconds)
    }

    @Test func `every day of 400 years is the one that Foundation says`() throws {
        let style = Date.ISO8601FormatStyle().year().month().day()
        for day in stride(from: Int64(-40_000), to: 110_000, by: 7) {
            let date = Date(timeIntervalSince1970: Double(day * 86_400))
            #expect(Timestamp(milliseconds: day * 86_400_000).day == style.format(date))
        }
    }

    @Test(arguments: [
        "2026-11-23T14:02:11+00:00", "2026-11-23 14:02:11Z", "2026-02-30T00:00:00Z", "2026-11-23T24:00:00Z",
        "2026-11-23T14:02:60Z", "2026-11-23T14:02:11.000Z", "2026-11-23T14:02:11", "",
    ]) func `another spelling is refused`(text: String) {
        #expect(Timestamp(text) == nil)
    }
}
