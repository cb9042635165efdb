import Foundation
import PNGMask
import WebDriver

@testable import Portal

/// A page with a place for a secret, as a camera sees it.
struct MaskedPage {
    static let revealed = ["h1", "label", ".open", "summary"]
    private let html: String
    private let extent: Camera.Extent

    init(_ html: String, _ extent: Camera.Extent = .viewport) {
        self.html = html
        self.extent = extent
    }

    /// Shows the page with that secret, and takes its picture.
    func picture(_ secret: String, _ camera: Camera, _ session: Session) async throws -> MaskedScreenshot {
        let page = html.replacingOccurrences(of: "@", with: secret)
        _ = try await session.execute(Self.show, [.string(page), .string(secret)])
        return try await camera.picture(revealing: Self.revealed, of: extent)
    }

    private static let show = """
        const [page, secret] = arguments;
        document.body.innerHTML = page;
        scrollTo(0, 0);
        for (const mode of ["open", "closed"]) {
          const host = document.getElementById(mode);
          if (host) host.attachShadow({ mode }).innerHTML = "<h1>" + secret + "</h1>";
        }
        for (const dialog of document.querySelectorAll("dialog")) dialog.showModal();
        for (const popover of document.querySelectorAll("[popover]")) popover.showPopover();
        for (const canvas of document.querySelectorAll("canvas")) canvas.getContext("2d").fillText(secret, 10, 20);
        const field = document.querySelector("[autofocus]");
        if (field) { field.focus(); field.setSelectionRange?.(secret.length, secret.length); }
        for (const box of document.querySelectorAll("div")) if (box.scrollHeight > box.clientHeight) box.scrollTop = 40;
        if (document.querySelector("[data-scroll]")) scrollTo(0, 380);
        """
}

/// Numbers that come out the same for the same seed (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
