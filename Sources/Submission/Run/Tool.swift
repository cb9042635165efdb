/// The program, as evidence and people name it.
package enum Tool {
    /// The version of the program.
    package static let version = "0.1.0"
}
