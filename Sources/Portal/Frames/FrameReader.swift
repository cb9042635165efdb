import WebDriver

/// Reads the document of one frame, and only while that is the one that the map describes.
struct FrameReader: Sendable {
    let reader: PageReader
    let wanted: WantedFrame
    /// Where its document begins in the page around it, in CSS pixels.
    let left: Double
    let top: Double

    /// Runs a script that only reads, in the frame's document: address and value are of the same moment.
    func read(_ script: String, _ arguments: [JSONValue]) async throws(WebDriverError) -> Result<JSONValue, FrameFault>
    {
        let value = "(function () { \(script) }).apply(null, arguments) ?? null"
        let answer = try await reader.read("return { address: location.href, value: \(value) };", arguments)
        if let fault = wanted.fault(at: answer["address"]?.string ?? "") { return .failure(fault) }
        return .success(answer["value"] ?? .null)
    }
}

extension PageReader {
    /// Looks for a frame of the page anew: pages put another one in its place.
    func find(_ wanted: WantedFrame) async throws(WebDriverError) -> Result<FrameReader, FrameFault> {
        let function = "(given) => { \(FrameScript.window) }"
        let found = try await result(of: function, [.string(wanted.css)], awaiting: false)["value"]?.array ?? []
        let count = Int(found.first?["value"]?.number ?? 0)
        guard found.count == 4, count == 1 else { return .failure(.count(count)) }
        guard let inner = found[1]["value"]?["context"]?.string, let left = found[2]["value"]?.number,
            let top = found[3]["value"]?.number
        else { return .failure(.foreign) }
        return .success(
            FrameReader(reader: PageReader(bidi: bidi, context: inner), wanted: wanted, left: left, top: top))
    }

    /// Asks a frame of the page.
    func read(
        _ script: String, _ arguments: [JSONValue], in wanted: WantedFrame
    ) async throws(WebDriverError) -> Result<JSONValue, FrameFault> {
        switch try await find(wanted) {
        case .success(let frame): try await frame.read(script, arguments)
        case .failure(let fault): .failure(fault)
        }
    }
}
