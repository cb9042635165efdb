import Foundation
import StagingPortal

/// The line that says where a portal is to be found.
struct Announcement: Encodable {
    private let portal: String
    private let api: String
    private let ledger: String
    private let authority: String?

    init(_ running: StagingPortal) {
        portal = running.origin
        api = running.apiOrigin
        ledger = running.ledgerOrigin
        authority = running.authority
    }

    var line: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }
}
