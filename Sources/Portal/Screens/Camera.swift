import PNGMask
import WebDriver

/// Takes pictures that are masked before anybody can store them (P5).
///
/// The rectangles are measured before and after the pixels; where the two differ, the page moved meanwhile and the
/// picture is thrown away.
struct Camera: Sendable {
    let session: Session
    let reader: PageReader
    /// Spares the values that were approved to be public.
    let mask: TextMask
    /// How often a page that moves is tried before no picture is kept.
    let attempts = 3

    /// A picture of the viewport in which only what those selectors name is legible.
    ///
    /// What looks like a secret is masked wherever it stands, named or not; approved values stay.
    ///
    /// - Throws: ``Stop`` when the page would not hold still, or the browser failed.
    func picture(revealing selectors: [String]) async throws(Stop) -> MaskedScreenshot {
        var fault = "it moved"
        for _ in 0..<attempts {
            let before = try await measure(selectors)
            fault = before.faults.first ?? "it moved"
            guard before.faults.isEmpty else { continue }
            let raw = try await shoot()
            guard try await measure(selectors) == before else { continue }
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

    private func measure(_ selectors: [String]) async throws(Stop) -> RevealPlan {
        let arguments = [selectors, TextPattern.all, mask.approved].map { JSONValue.array($0.map { .string($0) }) }
        let value = try await driving { () async throws(WebDriverError) in
            try await reader.read(RevealScript.source, arguments)
        }
        guard let plan = RevealPlan(value) else {
            throw .machinery(MachineFailure("the page did not say what of it may be seen; no picture was stored"))
        }
        return plan
    }

    private func shoot() async throws(Stop) -> RawScreenshot {
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
}
