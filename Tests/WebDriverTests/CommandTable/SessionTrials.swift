@testable import WebDriver

extension Trial {
    /// Sessions, time-outs, navigation and windows (WebDriver, sections 8 to 11).
    static let session: [Trial] = [
        Trial(.newSession([:])) { try $0.require(!$0.session.id.isEmpty, "no id") },
        Trial(.status) { _ = try await $0.session.canMakeAnother() },
        Trial(.timeouts) {
            try $0.require(try await $0.session.timeouts().implicit == .zero, "not as asked for")
        },
        Trial(.setTimeouts(script: .seconds(1), pageLoad: .seconds(1))) {
            try await $0.session.setTimeouts(script: .seconds(9), pageLoad: .seconds(24))
            try $0.require(try await $0.session.timeouts().script == .seconds(9), "not set")
        },
        Trial(.navigate(to: "")) {
            try await $0.session.navigate(to: "\($0.url)/second")
            try await $0.session.wait(for: .title("Second"))
        },
        Trial(.currentURL) { try $0.require(try await $0.session.currentURL().hasPrefix("\($0.url)/?"), "another") },
        Trial(.back) {
            try await $0.session.navigate(to: "\($0.url)/second")
            try await $0.session.wait(for: .title("Second"))
            try await $0.session.back()
            try await $0.session.wait(for: .title("Bench"))
        },
        Trial(.forward) {
            try await $0.session.navigate(to: "\($0.url)/second")
            try await $0.session.wait(for: .title("Second"))
            try await $0.session.back()
            try await $0.session.wait(for: .title("Bench"))
            try await $0.session.forward()
            try await $0.session.wait(for: .title("Second"))
        },
        Trial(.refresh) {
            _ = try await $0.session.execute("window.marked = true")
            try await $0.session.refresh()
            try await $0.session.wait(for: .script("a fresh page", "return !window.marked"))
        },
        Trial(.title) { try $0.require(try await $0.session.title() == "Bench", "another") },
        Trial(.windowHandle) {
            let handle = try await $0.session.windowHandle()
            try $0.require(try await $0.session.windowHandles().contains(handle), "not in the list")
        },
        Trial(.closeWindow) {
            let handle = try await $0.session.newWindow(.tab)
            try await $0.session.inWindow(handle) { (other) async throws(WebDriverError) in
                try await other.closeWindow()
            }
            try $0.require(try await !$0.session.windowHandles().contains(handle), "still there")
        },
        Trial(.switchToWindow("")) { bench in
            let handle = try await bench.session.newWindow(.window)
            let other = try await bench.session.inWindow(handle) { (session) async throws(WebDriverError) in
                let current = try await session.windowHandle()
                try await session.closeWindow()
                return current
            }
            try bench.require(other == handle, "another")
        },
        Trial(.windowHandles) { try $0.require(try await $0.session.windowHandles().count == 1, "not one") },
        Trial(.newWindow(.tab)) { bench in
            let handle = try await bench.session.newWindow(.tab)
            let count = try await bench.session.windowHandles().count
            try await bench.session.inWindow(handle) { (other) async throws(WebDriverError) in
                try await other.closeWindow()
            }
            try bench.require(count == 2, "not two")
        },
        Trial(.switchToTop) { bench in
            let text = try await bench.session.inFrame(.css("#frame")) { (frame) async throws(WebDriverError) in
                try await frame.text(of: try await frame.find(.css("#inner")))
            }
            try bench.require(text == "inside", "another document")
            try bench.require(try await bench.session.title() == "Bench", "not back")
        },
        Trial(.switchToParentFrame) { bench in
            let found = try await bench.session.inFrame(index: 0) { (frame) async throws(WebDriverError) in
                try await frame.inParentFrame { (outer) async throws(WebDriverError) in
                    try await outer.findAll(.css("#head")).count
                }
            }
            try bench.require(found == 1, "another document")
        },
        Trial(.windowRect) { try $0.require(try await $0.session.windowRect().width > 0, "no width") },
        Trial(.setWindowRect(width: 1, height: 1)) {
            try $0.require(try await $0.session.setWindow(width: 900, height: 700).width == 900, "another width")
        },
        Trial(.maximizeWindow) { try $0.require(try await $0.session.maximizeWindow().width > 0, "no width") },
        Trial(.minimizeWindow) { try $0.require(try await $0.session.minimizeWindow().width > 0, "no width") },
        Trial(.fullscreenWindow) {
            try $0.require(try await $0.session.fullscreenWindow().width > 0, "no width")
            try await $0.session.setWindow(width: 900, height: 700)
        },
    ]

    /// The last one of a browser.
    static let end = Trial(.deleteSession) { bench in
        try await bench.session.send(.deleteSession)
        do {
            _ = try await bench.session.title()
            try bench.require(false, "still there")
        } catch let error as WebDriverError {
            try bench.require(error.outcome != .failed, "\(error)")
        }
    }
}
