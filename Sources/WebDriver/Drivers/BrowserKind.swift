/// What a launch needs to know of one kind of browser and its driver.
protocol BrowserKind: Sendable {
    /// The driver's file; nil looks for ``driverProgram`` on the PATH.
    var driver: String? { get }
    /// The driver's name and the package that brings it.
    var driverProgram: (name: String, package: String) { get }
    /// The X display of a browser with a window; nil takes that of our own environment.
    var display: String? { get }
    /// How the driver tells its port.
    var announcement: Announcement { get }
    /// How often a start is tried: more than once where the port that was chosen may be taken.
    var attempts: Int { get }

    /// The browser's file, as far as it can be known before it runs.
    ///
    /// - Throws: what is not there, and which package brings it.
    func requireBrowser() throws(DriverError)
    /// The driver's command line.
    ///
    /// - Throws: when no port is free.
    func driverArguments() throws(DriverError) -> [String]
    /// Variables of the driver and the browser beyond those of every launch.
    func environment(in folder: RunFolder) -> [String: String]
    /// Makes what must be in the folder before the browser starts.
    func prepare(_ folder: RunFolder) async throws(DriverError)
    /// The capabilities of the new session (WebDriver, section 7).
    func capabilities(in folder: RunFolder) -> JSONValue
    /// The driver's version; one that is not for this browser is refused.
    func driverVersion(_ path: String, _ session: Session) throws(DriverError) -> String
    /// What a person must know of how this browser runs, one sentence each.
    func cautions(_ session: Session) -> [String]
    /// The browser's process, where the session tells it.
    func browserProcess(_ session: Session) -> Int32?
    /// Why there is no BiDi connection; nil where there must be one.
    var lackOfBiDi: String? { get }
}

extension BrowserKind {
    var attempts: Int { 1 }
    var lackOfBiDi: String? { nil }

    func cautions(_ session: Session) -> [String] { [] }
    func environment(in folder: RunFolder) -> [String: String] { [:] }
    func prepare(_ folder: RunFolder) async throws(DriverError) {}
}
