import PNGMask
import WebDriver

/// Takes pictures that are masked before anybody can store them (P5).
///
/// The rectangles are measured before and after the pixels; where the two differ, the page moved meanwhile and the
/// picture is thrown away.
struct Camera: Sendable {
    let session: Session
    let reader: any AskedPage
    /// Spares the values that were approved to be public.
    let mask: TextMask
    /// How often a page that moves is tried before no picture is kept.
    let attempts = 3

    /// How much of a page is pictured.
    enum Extent: Sendable {
        /// What the window shows, where rectangles of the page are drawn over it.
        case viewport
        /// The document from top to bottom, as far as a picture may be high: the window is made that high meanwhile.
        case page
    }

    /// A picture in which only what those selectors name is legible.
    ///
    /// What looks like a secret is masked wherever it stands, named or not; approved values stay.
    ///
    /// The selectors count in the page's frame as well, where it has one; of a frame that is not the one nothing is legible.
    ///
    /// - Throws: ``Stop`` when the page would not hold still, or the browser failed.
    func picture(
        revealing selectors: [String], in frame: WantedFrame? = nil, of extent: Extent = .page
    ) async throws(Stop) -> MaskedScreenshot {
        guard extent == .page, let size = try await wholePage() else { return try await picture(selectors, frame) }
        try await resize(to: size)
        do {
            let picture = try await picture(selectors, frame)
            try await resize(to: nil)
            return picture
        } catch {
            try await resize(to: nil)
            throw error
        }
    }

    private func picture(_ selectors: [String], _ frame: WantedFrame?) async throws(Stop) -> MaskedScreenshot {
        var fault = "it moved"
        for _ in 0..<attempts {
            let before = try await measure(selectors, in: frame)
            fault = before.faults.first ?? "it moved"
            guard before.faults.isEmpty else { continue }
            let raw = try await shoot()
            guard try await measure(selectors, in: frame) == before else { continue }
            guard let kept = before.rectangles(width: raw.width, height: raw.height) else {
                fault = "the picture is not of the size it says"
                continue
            }
            do {
                return try raw.masked(revealing: kept)
            } catch {
                throw .machinery(MachineFailure("the masked picture could not be made: \(error)"))
            }
        }
        throw .machinery(MachineFailure("the page would not hold still for a picture (\(fault)); none was stored"))
    }

    /// What of the viewport would stay legible in a picture taken now.
    func measure(_ selectors: [String], in frame: WantedFrame? = nil) async throws(Stop) -> RevealPlan {
        let arguments = [selectors, TextPattern.all, mask.approved].map { JSONValue.array($0.map { .string($0) }) }
        let value = try await driving { () async throws(WebDriverError) in
            guard let frame, case .success(let inner) = try await reader.find(frame),
                case .success(let plan) = try await inner.read(RevealScript.source, arguments)
            else { return try await reader.read(RevealScript.source, arguments) }
            // Measured where it stands, and hit-tested once more from the page around it.
            let framed: JSONValue = ["css": .string(frame.css), "plan": plan]
            return try await reader.read(RevealScript.source, arguments + [framed])
        }
        guard let plan = RevealPlan(value) else {
            throw .machinery(MachineFailure("the page did not say what of it may be seen; no picture was stored"))
        }
        return plan
    }

    private func shoot() async throws(Stop) -> RawScreenshot {
        try await driving { () async throws(WebDriverError) in try await reader.painted() }
        let screenshot: Screenshot
        do {
            screenshot = try await session.takeScreenshot()
        } catch {
            throw .machinery(MachineFailure("the browser did not take a picture: \(error)"))
        }
        do {
            return try screenshot.withPNGBytes { (bytes) throws(PNGError) in try RawScreenshot(png: bytes) }
        } catch {
            throw .machinery(MachineFailure("the browser's picture could not be read: \(error)"))
        }
    }

    /// A viewport that holds the whole document; nil where this one does.
    private func wholePage() async throws(Stop) -> ViewportSize? {
        let value = try await driving { () async throws(WebDriverError) in
            try await reader.read(
                "return [innerWidth, innerHeight, document.documentElement.scrollHeight, devicePixelRatio]", [])
        }
        let sizes = (value.array ?? []).compactMap(\.number)
        guard sizes.count == 4, sizes[2] > sizes[1], sizes[3] > 0 else { return nil }
        let most = Self.highestPicture / sizes[3]
        return ViewportSize(width: Int(sizes[0]), height: Int(min(sizes[2].rounded(.up), most)))
    }

    /// In device pixels; browsers make none that is higher than 16 384.
    private static let highestPicture = 16_000.0

    private func resize(to size: ViewportSize?) async throws(Stop) {
        try await driving { () async throws(WebDriverError) in try await reader.resize(to: size) }
    }
}
