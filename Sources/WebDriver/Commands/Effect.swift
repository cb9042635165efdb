/// What repeating a command would do.
public enum Effect: String, Sendable, Hashable {
    /// It only reads, or sets what is set already: it may be sent again.
    case safe
    /// It changes the browser or the page: it is sent once.
    case changes
    /// It acts from where the last one ended, such as Back: sent twice, it goes twice as far.
    case relative
}
