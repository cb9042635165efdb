import Foundation
import Governance
import PKI
import StagingPortal
import Testing

@testable import Submission

/// The portal's certificates and clock, read by our own probe.
@Suite(.timeLimit(.minutes(10))) struct PortalProbeTests {
    @Test func `the portal's certificate is read where its authority is trusted, and refused where not (P1)`()
        async throws
    {
        var options = StagingPortalOptions()
        options.tls = true
        let portal = try await StagingPortal.start(options)
        let authority = try #require(portal.authority)
        let issuer = try Certificate(Array(Data(contentsOf: URL(filePath: authority))))
        let configuration = PortalConfiguration(
            name: "staging", origin: portal.origin, maps: "", environment: "staging")
        let trusted = await PortalProbing(portal: configuration, trustedAuthorities: [authority]).read()
        let again = await PortalProbing(portal: configuration, trustedAuthorities: [authority]).read()
        let stranger = await PortalProbing(portal: configuration, trustedAuthorities: []).read()
        await portal.stop()
        let gone = await PortalProbing(portal: configuration, trustedAuthorities: [authority]).read()
        guard case .read(let shown) = trusted.probe else {
            Issue.record("\(trusted.probe)")
            return
        }
        #expect(shown.leafSHA256.count == 64)
        // The portal shows its own certificate alone, as one does that a root signed.
        #expect(shown.issuerSPKI == issuer.spkiSHA256.hex)
        #expect(again.probe == trusted.probe)
        for refused in [stranger.probe, gone.probe] {
            guard case .unreadable = refused else {
                Issue.record("\(refused)")
                continue
            }
        }
    }

    @Test func `a portal that lets nobody in without a certificate still shows its own (P1)`() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("probe-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let server = try MutualTLSPortal.start(in: folder)
        defer { server.stop() }
        let configuration = PortalConfiguration(
            name: "staging", origin: server.origin, maps: "", environment: "staging")
        let trusted = await PortalProbing(portal: configuration, trustedAuthorities: [server.certificate]).read()
        let stranger = await PortalProbing(portal: configuration, trustedAuthorities: []).read()
        guard case .read(let shown) = trusted.probe else {
            Issue.record("\(trusted.probe)")
            return
        }
        #expect(shown.leafSHA256.count == 64)
        #expect(trusted.clock == nil)
        guard case .unreadable = stranger.probe else {
            Issue.record("\(stranger.probe)")
            return
        }
    }

    @Test func `a Date is read to the second, and one in another form is none`() {
        #expect(HTTPDate.read("Sun, 06 Nov 1994 08:49:37 GMT")?.description == "1994-11-06T08:49:37Z")
        for text in ["Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994", "Sun, 06 Nov 1994 08:49:37 CET", ""]
        {
            #expect(HTTPDate.read(text) == nil)
        }
    }

    @Test(arguments: [(0, 0), (900, 0), (1500, 500), (-3000, -3000), (40_000, 39_000)] as [(Int64, Int64)])
    func `a Date of whole seconds counts as up to a second old`(_ measured: Int64, _ counted: Int64) {
        #expect(ClockReading(offset: measured, source: "record").offset == counted)
    }
}
