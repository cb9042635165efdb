/// Which Firefox a geckodriver is published for (Mozilla's page “Supported platforms” of geckodriver).
struct GeckodriverRange: Sendable, Hashable {
    /// The lowest Firefox.
    let lowest: Int
    /// The highest Firefox; nil where none is said.
    let highest: Int?

    /// By the second number of the geckodriver release that begins the range.
    private static let all: [(release: Int, range: GeckodriverRange)] = [
        (31, GeckodriverRange(lowest: 91, highest: 120)), (32, GeckodriverRange(lowest: 102, highest: 120)),
        (34, GeckodriverRange(lowest: 115, highest: nil)), (36, GeckodriverRange(lowest: 128, highest: nil)),
    ]

    /// The range of a release, such as `0.33.0`; nil for those before 0.31, which have no BiDi.
    init?(of version: String) {
        let numbers = version.split(separator: ".").prefix(2).compactMap { Int($0) }
        guard numbers.count == 2 else { return nil }
        let release = numbers[0] > 0 ? Int.max : numbers[1]
        guard let found = Self.all.last(where: { $0.release <= release }) else { return nil }
        self = found.range
    }

    private init(lowest: Int, highest: Int?) {
        self.lowest = lowest
        self.highest = highest
    }

    /// Whether a Firefox of this major version is newer than the driver was published for.
    func isBelow(_ firefox: Int) -> Bool {
        highest.map { firefox > $0 } ?? false
    }

    /// For people: `Firefox 102 to 120`.
    var words: String {
        highest.map { "Firefox \(lowest) to \($0)" } ?? "Firefox \(lowest) or later"
    }
}

extension GeckodriverRange {
    /// Refuses a driver that is not published for this browser; a newer browser is accepted where that is permitted.
    ///
    /// - Throws: both versions, the range, and what to install.
    static func judge(
        _ path: String, _ version: String, _ browser: String, permitsNewer: Bool
    ) throws(DriverError) {
        guard let range = GeckodriverRange(of: version) else {
            throw DriverError("\(path) is version \(version): install geckodriver 0.31 or later, which has BiDi")
        }
        guard let firefox = ProgramIdentity.major(browser) else {
            throw DriverError("the browser calls itself version \(browser), which no driver is known for")
        }
        guard firefox >= range.lowest, permitsNewer || !range.isBelow(firefox) else {
            throw DriverError(
                "\(path) is version \(version), for \(range.words), the browser \(browser): "
                    + "install versions that belong together")
        }
    }
}
