import Foundation
import Testing
import WebDriver

extension Browsers {
    @Suite(.timeLimit(.minutes(10))) struct `A session` {
        private static let html = """
            <!doctype html><title>Form</title><h1 id=head>Hello  there</h1>
            <label for=name>User name</label><input id=name name=name data-x="a b" value=old>
            <input id=secret type=password><input id=file type=file multiple><input id=box type=checkbox>
            <select id=list><option id=one value=1>One<option id=two value=2>Two</select>
            <button id=off disabled>Off</button><button id=go>Go</button>
            <p class=line>a<p class=line>b<div id=cover style="position:fixed;inset:0;display:none"></div>
            <div id=inner><p class=line>c</div>
            <script>go.onclick = () => { document.title = "clicked " + (++n) }; let n = 0</script>
            """

        private func withPage(_ body: (Session, String) async throws -> Void) async throws {
            try await FakeServer.with(Answers { $0.path == "/" ? .page(Self.html) : .page("<title>second</title>") }) {
                server in
                try await TestBrowser.with { browser in
                    try await browser.session.open("\(server.url)/")
                    try await body(browser.session, server.url)
                }
            }
        }

        @Test func `reads elements as they are`() async throws {
            try await withPage { session, _ in
                let name = try await session.find(.css("#name"))
                #expect(try await session.attribute("data-x", of: name) == "a b")
                #expect(try await session.attribute("nothing", of: name) == nil)
                #expect(try await session.property("value", of: name) == "old")
                #expect(try await session.property("nothing", of: name) == .null)
                #expect(try await session.tagName(of: name) == "input")
                #expect(try await session.computedRole(of: name) == "textbox")
                #expect(try await session.computedLabel(of: name) == "User name")
                #expect(try await session.text(of: session.find(.xpath("//h1"))) == "Hello there")
                #expect(try await session.isEnabled(session.find(.css("#off"))) == false)
                #expect(try await session.isEnabled(name))
                #expect(try await session.findAll(.css(".line")).count == 3)
                #expect(try await session.find(.css(".line"), in: session.find(.css("#inner"))).id.isEmpty == false)
                #expect(try await session.title() == "Form")
            }
        }

        @Test func `finds one element or says how many there are`() async throws {
            try await withPage { session, _ in
                let none = await #expect(throws: WebDriverError.self) { _ = try await session.find(.css("#nobody")) }
                #expect(none?.code == .noSuchElement)
                let many = await #expect(throws: WebDriverError.self) { _ = try await session.find(.css(".line")) }
                #expect(many?.code == .ambiguous)
                #expect(many?.message.contains("3") == true)
                let wrong = await #expect(throws: WebDriverError.self) { _ = try await session.find(.css("###")) }
                #expect(wrong?.code == .invalidSelector)
            }
        }

        @Test func `types, ticks, chooses and clicks`() async throws {
            try await withPage { session, _ in
                let name = try await session.find(.css("#name"))
                try await session.clear(name)
                try await session.sendKeys("Ünïcode 😀 \"q\" \\", to: name)
                #expect(try await session.property("value", of: name) == "Ünïcode 😀 \"q\" \\")
                let secret = try await session.find(.css("#secret"))
                try await session.sendKeys(Secret("correct horse"), to: secret)
                #expect(try await session.property("value", of: secret) == "correct horse")
                let box = try await session.find(.css("#box"))
                #expect(try await session.isSelected(box) == false)
                try await session.click(box)
                #expect(try await session.isSelected(box))
                let two = try await session.find(.css("#two"))
                try await session.click(two)
                #expect(try await session.isSelected(two))
                try await session.click(session.find(.css("#go")))
                #expect(try await session.title() == "clicked 1")
            }
        }

        @Test func `chooses files by their paths`() async throws {
            try await TestBrowser.withState { folder in
                try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
                let paths = ["a.txt", "b c.txt"].map { "\(folder)/\($0)" }
                for path in paths { try Data("x".utf8).write(to: URL(fileURLWithPath: path)) }
                try await withPage { session, _ in
                    let control = try await session.find(.css("#file"))
                    try await session.setFiles(paths, of: control)
                    let names = try await session.execute(
                        "return [...arguments[0].files].map(f => f.name)", [control.json])
                    #expect(names == ["a.txt", "b c.txt"])
                }
            }
        }

        @Test func `knows that a covered element was not clicked and a stale one is gone`() async throws {
            try await withPage { session, _ in
                let go = try await session.find(.css("#go"))
                _ = try await session.execute("cover.style.display = 'block'")
                let covered = await #expect(throws: WebDriverError.self) { try await session.click(go) }
                #expect(covered?.code == .elementClickIntercepted)
                #expect(covered?.outcome == .noEffect)
                #expect(try await session.title() == "Form")
                _ = try await session.execute("arguments[0].remove()", [go.json])
                let gone = await #expect(throws: WebDriverError.self) { try await session.click(go) }
                #expect(gone?.code == .staleElementReference)
            }
        }

        @Test func `gives scripts elements and takes what they return`() async throws {
            try await withPage { session, _ in
                let value = try await session.execute(
                    "return {e: document.getElementById('go'), n: 1.5, t: [true, null, 'x'], a: arguments[0]}",
                    [["k": [1, "2"]]])
                #expect(value["e"].flatMap(Element.init(json:)) == (try await session.find(.css("#go"))))
                #expect(value["n"] == 1.5)
                #expect(value["t"] == [true, .null, "x"])
                #expect(value["a"] == ["k": [1, "2"]])
                let thrown = await #expect(throws: WebDriverError.self) { _ = try await session.execute("throw 1") }
                #expect(thrown?.code == .javascriptError)
            }
        }

        @Test func `leaves dialogs open until it is told what to do`() async throws {
            try await withPage { session, _ in
                let none = await #expect(throws: WebDriverError.self) { _ = try await session.alertText() }
                #expect(none?.code == .noSuchAlert)
                let ask = "setTimeout(() => { document.title = String(confirm('Sure?')) }, 0)"
                for (accepts, title) in [(false, "false"), (true, "true")] {
                    _ = try await session.execute(ask)
                    try await TestBrowser.wait { (try? await session.alertText()) == "Sure?" }
                    let open = await #expect(throws: WebDriverError.self) { _ = try await session.title() }
                    #expect(open?.code == .unexpectedAlertOpen)
                    #expect(try await session.alertText() == "Sure?")
                    if accepts { try await session.acceptAlert() } else { try await session.dismissAlert() }
                    try await TestBrowser.wait { try await session.title() == title }
                }
            }
        }

        @Test func `goes from page to page and from window to window`() async throws {
            try await withPage { session, url in
                try await session.open("\(url)/second")
                #expect(try await session.currentURL() == "\(url)/second")
                try await session.back()
                try await TestBrowser.wait { try await session.title() == "Form" }
                try await session.refresh()
                try await TestBrowser.wait { try await session.title() == "Form" }
                let first = try await session.windowHandle()
                #expect(try await session.windowHandles() == [first])
                _ = try await session.execute("window.open('/second')")
                try await TestBrowser.wait { try await session.windowHandles().count == 2 }
                let other = try #require(try await session.windowHandles().first { $0 != first })
                try await session.switchToWindow(other)
                try await TestBrowser.wait { try await session.title() == "second" }
                try await session.closeWindow()
                try await session.switchToWindow(first)
                #expect(try await session.windowHandles() == [first])
            }
        }

        @Test func `takes a picture of the window's size`() async throws {
            try await withPage { session, _ in
                let rect = try await session.setWindow(width: 900, height: 700)
                #expect(rect.width == 900)
                #expect(try await session.windowRect() == rect)
                let size = try await session.execute(
                    "return [innerWidth * devicePixelRatio, innerHeight * devicePixelRatio]")
                let header = try await session.takeScreenshot().withPNGBytes { png in
                    (0..<24).map { png.unsafeLoad(fromByteOffset: $0, as: UInt8.self) }
                }
                #expect(header.prefix(8).elementsEqual([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
                let numbers = [header[16..<20], header[20..<24]].map { $0.reduce(0) { $0 << 8 | Int($1) } }
                #expect(size == .array(numbers.map { .number(Double($0)) }))
            }
        }

        @Test func `ends a script that takes too long and works on`() async throws {
            try await withPage { session, _ in
                try await session.setTimeouts(script: .milliseconds(200), pageLoad: .seconds(10))
                let late = await #expect(throws: WebDriverError.self) {
                    _ = try await session.execute("return new Promise(() => {})")
                }
                #expect(late?.code == .scriptTimeout)
                #expect(late?.outcome == .unknown)
                #expect(try await session.title() == "Form")
            }
        }

        @Test func `shows no text that was typed in any error`() async throws {
            try await withPage { session, _ in
                let off = try await session.find(.css("#head"))
                let error = await #expect(throws: WebDriverError.self) {
                    try await session.sendKeys(Secret("correct horse"), to: off)
                }
                #expect(error?.description.contains("horse") == false)
            }
        }
    }
}
