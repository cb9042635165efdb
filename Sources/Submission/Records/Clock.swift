import Foundation
package import Governance

extension Instant {
    /// This machine's wall clock.
    package static var now: Instant {
        Instant(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down)))
    }
}
