import Foundation
import PNGMask
import Testing
import WebDriver

@testable import Portal

/// Pictures of real pages by a real browser (P5): what is not revealed leaves no trace in them.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct CameraTests {
    @Test(arguments: [1, 1.25, 2])
    func `P5 two pages that differ only in a secret give the same picture, byte for byte`(scale: Double) async throws {
        try await Self.browse(scale: scale) { camera, session in
            for (place, html) in MaskPlaces.all {
                let one = try await MaskedPage(html).picture(MaskPlaces.secrets.0, camera, session)
                let other = try await MaskedPage(html).picture(MaskPlaces.secrets.1, camera, session)
                #expect(one == other, "\(place)")
            }
        }
    }

    @Test(arguments: [1, 1.25, 2])
    func `two pages that differ in what is revealed give two pictures`(scale: Double) async throws {
        try await Self.browse(scale: scale) { camera, session in
            for html in ["<h1>@</h1>", "<label>Owner @</label>", "<p><b class=open>@</b></p>"] {
                let one = try await MaskedPage(html).picture("one", camera, session)
                #expect(try await MaskedPage(html).picture("two", camera, session) != one, "\(html)")
            }
        }
    }

    @Test func `an approved value stays legible where its like is masked`() async throws {
        try await Self.browse(scale: 1) { camera, session in
            let nothing = try await MaskedPage("<p>x</p>").picture("", camera, session)
            let approved = try await MaskedPage("<h1>@</h1>").picture("signing.bank.internal", camera, session)
            #expect(approved != nothing)
            #expect(try await MaskedPage("<h1>@</h1>").picture("other.bank.internal", camera, session) == nothing)
        }
    }

    @Test func `P5 a page that does not hold still is not kept`() async throws {
        try await Self.browse(scale: 1) { camera, session in
            _ = try await session.execute(
                """
                document.body.innerHTML = '<h1 style="position:relative">Request</h1>';
                let step = 0;
                window.moving = setInterval(() => { document.querySelector('h1').style.left = (++step % 500) + 'px'; }, 1);
                """)
            await #expect(throws: Stop.self) { try await camera.picture(revealing: Self.revealed) }
            _ = try await session.execute("clearInterval(window.moving)")
            _ = try await camera.picture(revealing: Self.revealed)
        }
    }

    @Test(arguments: Engine.allCases)
    func `P5 a seeded sample of pages gives the same pictures whatever the secret, in every engine`(
        engine: Engine
    ) async throws {
        try await MaskBench(engine: engine, scale: engine == .webKit ? 2 : 1.5).with { camera, session in
            var generator = SeededGenerator(seed: 20_261_126)
            for (place, html) in MaskPlaces.all.shuffled(using: &generator).prefix(12) {
                let one = try await MaskedPage(html).picture(MaskPlaces.secrets.0, camera, session)
                let other = try await MaskedPage(html).picture(MaskPlaces.secrets.1, camera, session)
                #expect(one == other, "\(place)")
            }
            let one = try await MaskedPage("<h1>@</h1>").picture("one", camera, session)
            #expect(try await MaskedPage("<h1>@</h1>").picture("two", camera, session) != one)
        }
    }

    @Test(arguments: Engine.allCases)
    func `P5 a page higher than the window is pictured whole, masked the same way, and is as it was afterwards`(
        engine: Engine
    ) async throws {
        try await MaskBench(engine: engine, scale: 1).with { camera, session in
            let high = MaskedPage("<h1>Top</h1><p style='height:900px'>@</p><h1>Foot</h1><label>end</label>", .page)
            let before = try await session.execute("return [innerWidth, innerHeight]")
            let one = try await high.picture(MaskPlaces.secrets.0, camera, session)
            #expect(one.height > 900)
            let second = try await high.picture(MaskPlaces.secrets.1, camera, session)
            #expect((second.width, second.height) == (one.width, one.height))
            #expect(second == one)
            #expect(try await session.execute("return [innerWidth, innerHeight]") == before)
            let other = MaskedPage("<h1>Top</h1><p style='height:900px'>@</p><h1>Fool</h1><label>end</label>", .page)
            #expect(try await other.picture(MaskPlaces.secrets.1, camera, session) != one)
        }
    }

    private static let revealed = MaskedPage.revealed

    private static func browse(scale: Double, _ body: (Camera, Session) async throws -> Void) async throws {
        try await MaskBench(engine: .chromium, scale: scale).with(body)
    }
}
