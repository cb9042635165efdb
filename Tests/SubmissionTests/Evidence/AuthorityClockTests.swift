import Governance
import LocalServers
import Submission
import Testing

/// The timestamp authority's clock, a third one beside those of record and portal.
@Suite(.timeLimit(.minutes(10))) struct AuthorityClockTests {
    @Test(
        arguments: [
            // A token of whole seconds is up to a second older than its making.
            (asked: 10_000, answered: 10_400, token: 10_000, offset: 0), (10_999, 11_200, 10_000, 0),
            (10_000, 13_000, 13_000, 0), (10_000, 10_100, 11_000, -900), (41_000, 41_000, 10_000, 30_001),
            (10_000, 10_000, 41_000, -31_000),
        ] as [(asked: Int64, answered: Int64, token: Int64, offset: Int64)])
    func `a clock is never called further away than its token shows (P10)`(
        asked: Int64, answered: Int64, token: Int64, offset: Int64
    ) {
        let reading = ClockReading(
            token: Instant(milliseconds: token), asked: Instant(milliseconds: asked),
            answered: Instant(milliseconds: answered), authority: "http://tsa.example/")
        #expect(reading == ClockReading(source: "http://tsa.example/, genTime", offset: offset))
    }

    @Test(arguments: [
        (String?.none, false, false), ("+8s", true, false), ("-8s", true, false), ("+10m", true, true),
        ("-10m", true, true),
    ])
    func `production refuses an authority whose clock is far from this machine's, and says one that is off (P1, P10)`(
        offset: String?, isSaid: Bool, isRefused: Bool
    ) async throws {
        let authority = try TimestampServer(offset: offset)
        let facts = try await Self.facts(authority)
        let source = "\(authority.url), genTime"
        #expect(facts.clocks.map(\.source) == [source])
        #expect(facts.warnings.contains { $0.source == source } == isSaid, "\(facts.warnings)")
        #expect(Self.refusals(facts).isEmpty)
        var production = facts
        production.environment = "production"
        #expect(Self.refusals(production).map(\.source) == (isRefused ? [source] : []))
    }

    private static func refusals(_ facts: Facts) -> [Refusal] {
        Gate.standard.examine(facts).flatMap(\.refusals).filter { $0.rule == "clock.agrees" }
    }

    private static func facts(_ authority: TimestampServer) async throws -> Facts {
        let good = try GoodPacket.make()
        defer { good.remove() }
        let line = "timestamps: { url: \"\(authority.url)\", authorities: [\"\(authority.certificate)\"] }"
        try good.replace("operator: jonas.weber", with: "\(line)\noperator: jonas.weber", in: "countersign.yaml")
        let configuration = try good.configuration()
        let packet = try good.read()
        let reading = FactReading(
            packet: packet, record: try configuration.issuanceRecord(of: packet), configuration: configuration,
            portal: try configuration.portal("staging"), isAttended: false, performer: await .proven(configuration),
            memory: GateMemory(nil), unshownRequests: [])
        return try await reading.read().facts
    }
}
