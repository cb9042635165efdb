/// Why a statement has no answer.
package enum PostgreSQLError: Error, Hashable, CustomStringConvertible {
    /// The server could not be reached, or was lost or silent before it had answered: what it did is unknown.
    case unreachable(String)
    /// The server refused the statement (PostgreSQL, appendix A); nothing of its transaction counts.
    case refused(state: String, message: String)

    package var description: String {
        switch self {
        case .unreachable(let reason): reason
        case .refused(let state, let message): "\(message) (SQLSTATE \(state))"
        }
    }
}
