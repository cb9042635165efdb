import WebDriver

/// Why a walk does not go on.
package enum Stop: Error, Sendable {
    /// What the portal shows is not what was approved or mapped, or a person asked to end.
    case halt(HaltReason)
    /// Our own machinery failed.
    case machinery(MachineFailure)
}

/// A failure of our own machinery: browser, driver, journal, disk.
package struct MachineFailure: Error, Sendable, CustomStringConvertible {
    /// What failed, in words, without any value that was typed.
    package let description: String
    /// What a person can do about it.
    package let remedy: String

    /// A failure with what to do about it.
    package init(_ description: String, remedy: String = "Run `countersign doctor`, then try again.") {
        self.description = description
        self.remedy = remedy
    }
}

/// Runs browser commands and turns their failures into a ``Stop``.
func driving<Value>(_ body: () async throws(WebDriverError) -> Value) async throws(Stop) -> Value {
    do {
        return try await body()
    } catch {
        throw .machinery(MachineFailure("the browser did not do as told: \(error)"))
    }
}
