/// What a valve lets through.
package enum ValveState: String, Hashable, Sendable {
    /// Every tunnel to an allowed origin.
    case open

    /// Nothing; armed, and no upstream socket is left.
    case shut

    /// One new tunnel to one origin; all others are refused until its response is seen.
    case releasing

    /// Every tunnel to an allowed origin again: the response of the released tunnel was seen.
    case passed

    /// Nothing, for good: the released tunnel ended before a response was seen.
    case dead

    /// Nothing, for good: the listening socket is gone too.
    case closed
}
