/// How a declared request ended.
enum Ending: Sendable {
    case answered(status: Int)
    case lost
}
