import Testing

@testable import WebDriver

extension Browsers {
    @Suite(.timeLimit(.minutes(10))) struct `A locator` {
        private static let html = """
            <title>Locators</title>
            <label for=name>User <b>name</b></label><input id=name>
            <label>Colour <select id=colour><option>Red<option>Blue</select></label>
            <label for=same>Twice</label><label for=other>Twice</label><input id=same><input id=other>
            <button id=save>Save  all</button><div id=fake role=button tabindex=0>Save draft</div>
            <input id=send type=submit value=Send><a id=link href=/a>Read the whole policy</a>
            <div id=host></div><nav><a id=second href=/b>Other</a></nav>
            <script>
              host.attachShadow({mode: 'closed'}).innerHTML =
                '<label for=deep>Deep</label><input id=deep class=in><i class=in>x</i><button>Go</button>';
            </script>
            """

        static let table: [(Locator, String)] = [
            (.css("#name"), "name"), (.xpath("//nav/a"), "second"), (.linkText("Other"), "second"),
            (.partialLinkText("whole"), "link"), (.tagName("select"), "colour"), (.label("User name"), "name"),
            (.label("Colour"), "colour"), (.role("button", name: "Save all"), "save"),
            (.role("button", name: "Save draft"), "fake"), (.role("button", name: "Send"), "send"),
            (.role("link", name: "Other"), "second"), (.role("textbox", name: "User name"), "name"),
            (.role("combobox", name: "Colour"), "colour"),
        ]

        @Test(arguments: [Engine.chromium, .firefox]) func `finds what it says`(engine: Engine) async throws {
            try await EnginePage.with(engine, ["/": Self.html]) { session, _ in
                for (locator, id) in Self.table {
                    let found = try await session.attribute("id", of: session.find(locator))
                    #expect(found == id, "\(locator)")
                }
            }
        }

        @Test func `that matches none or several is an error that says so`() async throws {
            try await EnginePage.with(["/": Self.html]) { session, _ in
                let cases: [(Locator, WebDriverError.Code)] = [
                    (.label("Twice"), .ambiguous), (.label("Nobody"), .noSuchElement), (.tagName("a"), .ambiguous),
                    (.role("button", name: "Save"), .noSuchElement), (.role("heading", name: "x"), .noSuchElement),
                    (.xpath("//["), .invalidSelector),
                ]
                for (locator, code) in cases {
                    let error = await #expect(throws: WebDriverError.self) { _ = try await session.find(locator) }
                    #expect(error?.code == code, "\(locator)")
                }
            }
        }

        @Test(arguments: [Engine.chromium, .firefox]) func `works in a shadow root, also a closed one`(
            engine: Engine
        ) async throws {
            try await EnginePage.with(engine, ["/": Self.html]) { session, _ in
                let root = try await session.shadowRoot(of: session.find(.css("#host")))
                #expect(try await session.findAll(.css(".in"), in: root).count == 2)
                let field = try await session.find(.css("#deep"), in: root)
                #expect(try await session.find(.label("Deep"), in: root) == field)
                #expect(try await session.tagName(of: session.find(.role("button", name: "Go"), in: root)) == "button")
                let none = await #expect(throws: WebDriverError.self) {
                    _ = try await session.shadowRoot(of: session.find(.css("#save")))
                }
                #expect(none?.code == .noSuchShadowRoot)
                _ = try await session.execute("document.getElementById('host').remove()")
                let gone = await #expect(throws: WebDriverError.self) {
                    _ = try await session.findAll(.css(".in"), in: root)
                }
                #expect(gone?.code == .detachedShadowRoot)
            }
        }
    }

    @Suite(.timeLimit(.minutes(10))) struct `A located element` {
        private static let html = """
            <title>Handles</title><div id=box><button id=go>Go</button></div>
            <script>
              var clicks = 0;
              var draw = () => {
                box.innerHTML = '<button id=go>Go</button>';
                go.onclick = () => { document.title = 'clicked ' + (++clicks) };
              };
              draw();
            </script>
            """

        @Test(arguments: [Engine.chromium, .firefox])
        func `is found again when it is read, and never when it is changed`(engine: Engine) async throws {
            try await EnginePage.with(engine, ["/": Self.html]) { session, _ in
                let go = try await session.locate(.css("#go"))
                #expect(try await go.text() == "Go")
                _ = try await session.execute("draw()")
                let error = await #expect(throws: WebDriverError.self) { try await go.click() }
                #expect(error?.code == .staleElementReference)
                #expect(error?.outcome == .noEffect)
                #expect(try await session.title() == "Handles")
                #expect(try await go.text() == "Go")
                try await go.click()
                #expect(try await session.title() == "clicked 1")
            }
        }

        @Test func `inside another is found again through it`() async throws {
            try await EnginePage.with(["/": Self.html]) { session, _ in
                let go = try await session.locate(.css("#box")).locate(.css("button"))
                _ = try await session.execute(
                    "const old = box; old.replaceWith(old.cloneNode(true)); return 1")
                #expect(try await go.attribute("id") == "go")
                #expect(try await go.isEnabled())
            }
        }

        @Test func `that has become two is an error, not a choice`() async throws {
            try await EnginePage.with(["/": Self.html]) { session, _ in
                let go = try await session.locate(.css("button"))
                _ = try await session.execute("draw(); box.append(go.cloneNode(true))")
                let error = await #expect(throws: WebDriverError.self) { _ = try await go.text() }
                #expect(error?.code == .ambiguous)
            }
        }

        @Test func `is not found again in another frame`() async throws {
            let outer = "<p id=word>outer</p><iframe src=/in></iframe>"
            try await EnginePage.with(["/": outer, "/in": "<p id=word>inner</p>"]) { session, _ in
                let word = try await session.locate(.css("#word"))
                try await session.inFrame(.css("iframe")) { (frame) async throws(WebDriverError) in
                    do throws(WebDriverError) {
                        Issue.record("read \(try await word.text()) in the frame")
                    } catch {
                        guard error.code != .staleElementReference, error.code != .noSuchElement else { return }
                        Issue.record("\(error)")
                    }
                }
                #expect(try await word.text() == "outer")
            }
        }
    }
}
