import Foundation
import Testing

@testable import WebDriver

@Suite(.timeLimit(.minutes(10))) struct `Driver and browser` {
    /// A session that says these capabilities of itself.
    private func session(_ capabilities: String) async throws -> Session {
        try await FakeServer.with(
            Answers { _ in .json(#"{"value":{"sessionId":"s","capabilities":\#(capabilities)}}"#) }
        ) { server in
            try await Session.open(RemoteEnd(url: server.url), capabilities: [:])
        }
    }

    @Test(arguments: [("156.0.1.2 (abc)", "156.0.9.9", true), ("155.0.1.2", "156.0.1.2", false), ("", "156.0", false)])
    func `of Chromium share their major version`(driver: String, browser: String, fits: Bool) async throws {
        let session = try await session(
            #"{"browserVersion":"\#(browser)","chrome":{"chromedriverVersion":"\#(driver)"}}"#)
        if fits {
            #expect(try ChromeOptions().driverVersion("/d", session) == "156.0.1.2")
        } else {
            let error = #expect(throws: DriverError.self) { try ChromeOptions().driverVersion("/d", session) }
            #expect(error?.description.contains("install the same major version") == true)
            #expect(error?.description.contains(browser) == true)
        }
    }

    @Test(arguments: [
        ("0.36.0", "153.7.0", false, true), ("0.36.0", "115.1", true, false), ("0.34.0", "115.1", false, true),
        ("0.33.0", "120.0", false, true), ("0.33.0", "121.0", false, false), ("0.33.0", "153.7.0", true, true),
        ("0.33.0", "101.0", true, false), ("0.31.0", "91.0", false, true), ("0.30.0", "91.0", true, false),
        ("1.2.0", "200.0", false, true), ("?", "153.0", true, false), ("0.36.0", "?", true, false),
    ])
    func `of Firefox are published for each other`(
        driver: String, browser: String, permitsNewer: Bool, fits: Bool
    ) async throws {
        let session = try await session(#"{"browserVersion":"\#(browser)","moz:geckodriverVersion":"\#(driver)"}"#)
        var options = FirefoxOptions()
        options.permitsNewerBrowser = permitsNewer
        if fits {
            #expect(try options.driverVersion("/d", session) == driver)
        } else {
            #expect(throws: DriverError.self) { try options.driverVersion("/d", session) }
        }
        let isNewer = driver == "0.33.0" && ["121.0", "153.7.0"].contains(browser)
        #expect(options.cautions(session).isEmpty == !isNewer)
    }
}

extension Browsers {
    @Suite(.timeLimit(.minutes(10))) struct `A Firefox newer than its driver` {
        @Test func `is refused with both versions and leaves nothing (P9), unless it is permitted and said`()
            async throws
        {
            try await TestBrowser.withState { state in
                var options = TestBrowser.firefox
                options.permitsNewerBrowser = false
                let error = await #expect(throws: DriverError.self) {
                    _ = try await Browser.launch(options, stateFolder: state)
                }
                #expect(error?.description.contains("is version 0.33.0, for Firefox 102 to 120") == true)
                let notes = try FileManager.default.contentsOfDirectory(atPath: state)
                #expect(notes == [])
            }
            try await TestBrowser.with(TestBrowser.firefox) { browser in
                #expect(browser.driver.version == "0.33.0")
                #expect(browser.cautions.count == 1)
            }
        }
    }
}
