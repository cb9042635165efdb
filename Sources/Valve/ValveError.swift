/// Why a valve would not do what was asked.
package enum ValveError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A release was asked of a valve that is not shut.
    case notShut(ValveState)

    /// A release was asked of a valve that has released before.
    case alreadyReleased

    /// A prelude was asked for while another is on its way, or after the release has its tunnel.
    case preludeOutOfPlace

    /// The origin is not among those that the valve was opened for.
    case notAllowed(Origin)

    /// What was wrong, for people.
    package var description: String {
        switch self {
        case .notShut(let state): "the valve is \(state.rawValue), and only a shut valve can let one through"
        case .alreadyReleased: "the valve has released one tunnel before, and never releases a second"
        case .preludeOutOfPlace: "what precedes the commit passes one at a time, and before it"
        case .notAllowed(let origin): "\(origin) is not an origin that this valve was opened for"
        }
    }
}
