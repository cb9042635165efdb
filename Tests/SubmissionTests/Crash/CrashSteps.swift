import Glibc

/// Names the step that follows to the shim that counts our calls, where one is loaded.
enum CrashSteps {
    private static let named: (@convention(c) (UnsafePointer<CChar>) -> Void)? = {
        guard let symbol = dlsym(nil, "crash_step") else { return nil }
        return unsafeBitCast(symbol, to: (@convention(c) (UnsafePointer<CChar>) -> Void).self)
    }()

    /// Calls from here on belong to `step`; none are counted before the first step and after `end`.
    static func begin(_ step: String) { step.withCString { named?($0) } }
}
