import Foundation
import PNGMask
import Testing
import WebDriver

@testable import Portal

/// Pictures of real pages by a real browser (P5): what is not revealed leaves no trace in them.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct CameraTests {
    /// Places where a secret can stand; `@` is the secret.
    static let places = [
        ("a field", "<label>Name <input value='@'></label>"),
        ("a text area", "<label>Note</label><textarea>@</textarea>"),
        ("a text nobody named", "<h1>Request</h1><p>@</p>"),
        ("a frame", "<h1>Request</h1><iframe srcdoc='<h1>@</h1>'></iframe>"),
        ("an open shadow root", "<h1>Request</h1><div id=open></div>"),
        ("a closed shadow root", "<h1>Request</h1><div id=closed></div>"),
        (
            "a closed shadow root over a heading",
            "<h1>Request of today</h1><div id=closed style='position:absolute;top:20px;left:30px'></div>"
        ),
        ("a dialog", "<h1>Request</h1><dialog><p>@</p></dialog>"),
        ("a popover", "<h1>Request</h1><div popover><p>@</p></div>"),
        (
            "a text over a heading that no click reaches",
            "<h1>Request of today</h1><p style='position:absolute;top:20px;left:30px;pointer-events:none'>@</p>"
        ),
        ("a list", "<label>Owner</label><select style='width:12em'><option>@</option></select>"),
        (
            "a canvas over a heading",
            "<h1>Request of today</h1><canvas style='position:absolute;top:10px;left:20px' width=200 height=40></canvas>"
        ),
        ("a sticky bar over a heading", "<p style='position:fixed;top:20px;left:0'>@</p><h1>Request of today</h1>"),
        ("a heading with a token", "<h1>Request with PIN: @</h1><label>after</label>"),
        ("a heading with an internal host", "<h1>Kept on @.vault.internal</h1><label>after</label>"),
        ("a label with a serial", "<div><label>Serial number 7@7</label> <label>beside</label></div><h1>after</h1>"),
        ("a serial in pieces", "<h1>Serial number <b class=open>77</b><b class=open>7@7</b></h1>"),
        ("a title, a comment and a tooltip", "<!-- @ --><h1 title='@'>Request</h1>"),
        ("a placeholder", "<label>Code <input placeholder='@'></label>"),
        ("generated content", "<style>h1::after { content: '@'; position: absolute }</style><h1>Request</h1>"),
    ]

    /// Of different lengths, and both fit every pattern.
    static let secrets = ("4711", "0815815008")

    @Test(arguments: [1, 1.25, 2])
    func `P5 two pages that differ only in a secret give the same picture, byte for byte`(scale: Double) async throws {
        try await Self.browse(scale: scale) { camera, session in
            for (place, html) in Self.places {
                let one = try await Self.picture(html, Self.secrets.0, camera, session)
                let other = try await Self.picture(html, Self.secrets.1, camera, session)
                #expect(one == other, "\(place)")
            }
        }
    }

    @Test(arguments: [1, 1.25, 2])
    func `two pages that differ in what is revealed give two pictures`(scale: Double) async throws {
        try await Self.browse(scale: scale) { camera, session in
            for html in ["<h1>@</h1>", "<label>Owner @</label>", "<p><b class=open>@</b></p>"] {
                let one = try await Self.picture(html, "one", camera, session)
                #expect(try await Self.picture(html, "two", camera, session) != one, "\(html)")
            }
        }
    }

    @Test func `an approved value stays legible where its like is masked`() async throws {
        try await Self.browse(scale: 1) { camera, session in
            let nothing = try await Self.picture("<p>x</p>", "", camera, session)
            let approved = try await Self.picture("<h1>@</h1>", "signing.bank.internal", camera, session)
            #expect(approved != nothing)
            #expect(try await Self.picture("<h1>@</h1>", "other.bank.internal", camera, session) == nothing)
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

    private static let size = 800
    private static let revealed = ["h1", "label", ".open"]

    private static func picture(
        _ html: String, _ secret: String, _ camera: Camera, _ session: Session
    ) async throws -> MaskedScreenshot {
        let page = html.replacingOccurrences(of: "@", with: secret)
        _ = try await session.execute(
            """
            const [page, secret] = arguments;
            document.body.innerHTML = page;
            for (const mode of ["open", "closed"]) {
              const host = document.getElementById(mode);
              if (host) host.attachShadow({ mode }).innerHTML = "<h1>" + secret + "</h1>";
            }
            for (const dialog of document.querySelectorAll("dialog")) dialog.showModal();
            for (const popover of document.querySelectorAll("[popover]")) popover.showPopover();
            for (const canvas of document.querySelectorAll("canvas")) canvas.getContext("2d").fillText(secret, 10, 20);
            """, [.string(page), .string(secret)])
        return try await camera.picture(revealing: revealed)
    }

    private static func browse(
        scale: Double, _ body: (Camera, Session) async throws -> Void
    ) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path()
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var chrome = ChromeOptions()
        chrome.noSandbox = getuid() == 0
        chrome.window = (width: size, height: 700)
        chrome.extraArguments = ["--force-device-scale-factor=\(scale)"]
        let browser = try await Browser.launch(chrome, stateFolder: folder)
        let outcome: Result<Void, any Error>
        do {
            let reader = try await PageReader.open(browser.bidi)
            #expect(try await browser.session.execute("return devicePixelRatio") == .number(scale))
            let mask = TextMask(approved: ["signing.bank.internal"])
            try await body(Camera(session: browser.session, reader: reader, mask: mask), browser.session)
            outcome = .success(())
        } catch { outcome = .failure(error) }
        await browser.end()
        try outcome.get()
    }
}
