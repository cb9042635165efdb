import Foundation
import Synchronization
package import WebDriver

/// What the portal's pages and requests were in one walk, and what was said of them, taken down so that the same can be said
/// again without a browser (`Retelling`).
///
/// It holds what pages show, unmasked. So it is for portals with invented values alone: no command and no configuration can
/// ask for one, and what signs in is left out.
package final class WalkTape: Sendable {
    private let taken = Mutex<[TapedLine]>([])

    /// An empty one.
    package init() {}

    /// Everything so far, in the order of the walk.
    package var lines: [TapedLine] { taken.withLock { $0 } }

    func take(_ line: TapedLine) {
        taken.withLock { $0.append(line) }
    }

    func take(page: String, _ answer: String, _ state: PageState, _ retelling: Retelling, _ draft: String?) {
        let said = retelling.said(of: page, state, draft)
        take(.page(page, draft: draft, answer: JSONValue.read(answer), said: said))
    }

    func take(confirmation answer: String, _ draft: String?, _ signs: [String], _ reading: ConfirmationReading) {
        take(
            .confirmation(
                draft: draft, answer: JSONValue.read(answer), signs: signs, said: TapedConfirmation(reading)))
    }
}

extension JSONValue {
    fileprivate static func read(_ text: String) -> JSONValue {
        (try? JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))) ?? .null
    }
}

/// One thing that a walk met.
package enum TapedLine: Sendable, Hashable {
    /// A page that was compared with its map, by the map's name of it, as it answered the probe.
    case page(String, draft: String?, answer: JSONValue, said: [String])
    /// A request that could change something.
    case request(TapedRequest)
    /// The page that was to confirm, and what spoke against it besides.
    case confirmation(draft: String?, answer: JSONValue, signs: [String], said: TapedConfirmation)
    /// What a page said that came instead of the confirmation, by the map's signs against one.
    case instead(texts: [[String]], said: String)
}

/// A request as the browser announced it, and what it was to the map.
package struct TapedRequest: Sendable, Hashable, Codable {
    /// The event's parameters, as far as they are read.
    let event: JSONValue
    let draft: String?
    let texts: [String: String]
    let options: [String: String]
    /// The map's name of it and of what it is, as words.
    let kind: String
    /// Names of the body's fields that were compared and equal.
    let equal: [String]
    /// What spoke against it.
    let said: [String]
    /// What became of it.
    let decision: String
}

/// What was read off the page that confirms.
package struct TapedConfirmation: Sendable, Hashable, Codable {
    let requestID: String?
    let status: String?
    let doubts: [String]

    init(_ reading: ConfirmationReading) {
        (requestID, status, doubts) = (reading.requestID, reading.status, reading.doubts)
    }
}
