/// How a driver tells the port it listens on.
enum Announcement: Sendable {
    /// In a line of its output, from which this reads the port.
    case line(@Sendable (String) -> Int?)
    /// Not at all: the kernel is asked for the socket it listens on.
    case socket

    /// chromedriver's: `ChromeDriver was started successfully on port 4711`.
    static let chromedriver = Announcement.line { line in
        line.firstMatch(of: /started successfully on port (\d+)/).flatMap { Int($0.1) }
    }

    /// geckodriver's: `… geckodriver INFO Listening on 127.0.0.1:4711`; Marionette writes a similar one later.
    static let geckodriver = Announcement.line { line in
        line.firstMatch(of: /geckodriver\s+INFO\s+Listening on 127\.0\.0\.1:(\d+)/).flatMap { Int($0.1) }
    }

    func port(in line: String) -> Int? {
        guard case .line(let read) = self else { return nil }
        return read(line)
    }
}
