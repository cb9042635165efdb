/// The last click.
package struct Commit: Hashable, Sendable {
    /// What is pressed.
    package let control: MappedControl
    /// The id of the declared request that submits.
    package let request: String
    /// Declared requests that must pass before it (preflight, validation), in order.
    package let prelude: [String]
    /// Selectors of modal dialogs that may stand open after the click: any other halts, empty means none.
    package let dialogs: [String]
}
