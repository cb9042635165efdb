import WebDriver

/// Where the body of a held request is read.
enum HeldBodies: Sendable {
    /// The event carries it (Chromium's `goog:postData`); asked for, Chromium never answers while a request is held.
    case inEvent
    /// A data collector keeps it, and is asked while the request is held (WebDriver BiDi, section 7.6.3; Firefox).
    case collector(BiDi, name: String)

    /// The longest body, in bytes, that is kept; a longer one cannot be read and is not let go.
    static let maximumSize = 32 << 20

    /// Has the browser keep the bodies of requests, in its memory.
    static func collected(by bidi: BiDi) async throws(WebDriverError) -> HeldBodies {
        .collector(bidi, name: try await bidi.network.addDataCollector([.request], maxEncodedDataSize: maximumSize))
    }

    /// The request with its body, as far as the browser shows it.
    func complete(_ request: BrowserRequest) async -> BrowserRequest {
        guard case .collector(let bidi, let name) = self, request.mayHaveBody else { return request }
        var complete = request
        do throws(WebDriverError) {
            let bytes = try await bidi.network.getData(.request, of: request.id, collector: name).bytes
            complete.body = bytes.map { $0.isEmpty ? .none : .bytes($0) } ?? .unreadable
        } catch {
            // Not kept: there is none, or it is longer than what is kept. Only the size can tell.
            let isEmpty = error.code.rawValue == "no such network data" && request.announcedSize == 0
            complete.body = isEmpty ? .none : .unreadable
        }
        return complete
    }
}
