import Foundation
import Testing

@testable import StagingPortal

@Suite(.timeLimit(.minutes(10)))
struct LedgerTests {
    private func ledger(_ portal: StagingPortal) -> Visitor {
        Visitor(port: Int(portal.ledgerOrigin.split(separator: ":").last ?? "") ?? 0)
    }

    @Test func `the ledger answers with what reached the portal`() async throws {
        try await withPortal { portal, visitor in
            let draft = try await visitor.fillDraft()
            _ = try await visitor.send(visitor.commitRequest(draft))
            let answer = try await ledger(portal).get("/ledger")
            let told = try JSONDecoder().decode(PortalLedger.self, from: Data(answer.body.utf8))
            #expect(told.accepted.map(\.request) == ["CR-104233"])
            #expect(told.accepted.first?.fields == Example.fields)
            #expect(told.arrivals.last?.path == "/drafts/D-5512/submit")
            #expect(told.drafts.map(\.id) == ["D-5512"])
            #expect(told.logins == PortalLedger.Logins(ok: 1, failed: 0))
            #expect(told.requests == told.arrivals.count + 3)
        }
    }

    @Test func `an arrival carries the digest of its body and the number of its connection`() async throws {
        try await withPortal { portal, visitor in
            try await visitor.signIn()
            let first = await visitor.request("POST", "/x", type: "text/plain", body: "attested")
            let again = await visitor.request("DELETE", "/y", type: "text/plain", body: "")
            _ = try await visitor.hold([first, again])
            let arrivals = await portal.ledger.arrivals.suffix(2)
            #expect(arrivals.map(\.method) == ["POST", "DELETE"])
            #expect(arrivals.first?.bodySHA256 == "13a87448ed48891750c8c55bc2072a21137055f0833e76b8647f5f3de92976fd")
            #expect(arrivals.first?.connection == arrivals.last?.connection)
        }
    }

    @Test(arguments: [0, 1, 55, 56, 63, 64, 65, 119, 120, 1000])
    func `a body's digest is the one that openssl gives`(length: Int) async throws {
        let body = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        #expect(try await BodyDigest.hex(of: body) == OpenSSLTool.sha256(body))
    }

    @Test func `scenarios are replaced at run time, and an unknown one is refused`() async throws {
        try await withPortal([.warning]) { portal, _ in
            let ledger = ledger(portal)
            let first = try await ledger.get("/scenario")
            #expect(first.body == #"{"on":["warning"]}"#)
            let put = await ledger.request(
                "PUT", "/scenario", type: "application/json", body: #"{"on":["slow","no-request-id"]}"#)
            #expect(try await ledger.send(put).body == #"{"on":["no-request-id","slow"]}"#)
            let wrong = await ledger.request("PUT", "/scenario", type: "application/json", body: #"{"on":["slwo"]}"#)
            #expect(try await ledger.send(wrong).status == 400)
            #expect(try await ledger.get("/scenario").body == #"{"on":["no-request-id","slow"]}"#)
        }
    }

    @Test func `a cleared ledger is empty and no id comes again`() async throws {
        try await withPortal { portal, visitor in
            _ = try await visitor.send(visitor.commitRequest(visitor.fillDraft()))
            let ledger = ledger(portal)
            let cleared = try await ledger.send(ledger.request("DELETE", "/ledger", type: "text/plain", body: ""))
            #expect(cleared.status == 200)
            let empty = await portal.ledger
            #expect(empty.accepted.isEmpty && empty.arrivals.isEmpty && empty.drafts.isEmpty && empty.requests == 0)
            _ = try await visitor.send(visitor.commitRequest(visitor.fillDraft()))
            #expect(await portal.ledger.accepted.map(\.request) == ["CR-104234"])
        }
    }

    @Test func `every scenario has a name of its own and one line of meaning`() {
        #expect(Set(Scenario.allCases.map(\.meaning)).count == Scenario.allCases.count)
        #expect(Scenario.allCases.allSatisfy { $0.rawValue.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) != nil })
    }
}
