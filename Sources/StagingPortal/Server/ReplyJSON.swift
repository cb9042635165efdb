import Foundation
import NIOHTTP1

extension Reply {
    static func json(_ value: some Encodable, status: HTTPResponseStatus = .ok) -> Reply {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return Reply(status, type: "application/json", body: Array(try encoder.encode(value)))
        } catch {
            return .text("The answer could not be written: \(error)", status: .internalServerError)
        }
    }
}
