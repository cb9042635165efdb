import Foundation
import WebDriver

/// Reads what browsers' recorders write: Chrome DevTools Recorder JSON, Selenium IDE `.side`, Playwright codegen JSONL.
///
/// Texts typed into password fields, and into anything whose name sounds like a secret, are dropped as they are read.
package enum RecordingReading {
    /// The steps of a recording.
    ///
    /// - Throws: that it is none of the three.
    package static func steps(_ bytes: [UInt8], file: String) throws(RecordingProblem) -> [RecordedStep] {
        if let root = parsed(bytes) {
            if let steps = root["steps"]?.array { return steps.compactMap(DevToolsRecording.step) }
            if let tests = root["tests"]?.array {
                return tests.flatMap { $0["commands"]?.array ?? [] }.compactMap(SeleniumRecording.step)
            }
        }
        let lines = bytes.split(separator: UInt8(ascii: "\n")).compactMap { parsed(Array($0)) }
        let steps = lines.compactMap(PlaywrightRecording.step)
        guard !steps.isEmpty else {
            throw RecordingProblem(
                file: file,
                reason:
                    "is no recording; expected Chrome DevTools Recorder JSON, Selenium IDE .side or Playwright JSONL")
        }
        return steps
    }

    private static func parsed(_ bytes: [UInt8]) -> JSONValue? {
        try? JSONDecoder().decode(JSONValue.self, from: Data(bytes))
    }

    /// Whether an element's own words say that a secret is entered there.
    static func isSecret(_ locators: [ElementLocator]) -> Bool {
        locators.contains {
            !$0.description.lowercased().matches(of: #/passw|secret|token|\bpin\b|otp|kennwort|passphrase/#).isEmpty
        }
    }

    static func step(_ act: RecordedStep.Act, _ locators: [ElementLocator], _ value: String?) -> RecordedStep {
        let best = LocatorRank.best(locators)
        let entered: Set<RecordedStep.Act> = [.fill, .choose]
        if entered.contains(act), isSecret(best) { return RecordedStep(act: .secret, locators: best, value: nil) }
        return RecordedStep(act: act, locators: best, value: value)
    }
}

/// Chrome DevTools Recorder (puppeteer/replay's schema): `steps`, each with alternatives of selectors.
enum DevToolsRecording {
    static func step(_ step: JSONValue) -> RecordedStep? {
        let locators = (step["selectors"]?.array ?? []).compactMap(locator)
        switch step["type"]?.string {
        case "navigate": return RecordingReading.step(.open, [], step["url"]?.string)
        case "click", "doubleClick": return RecordingReading.step(.press, locators, nil)
        case "change": return RecordingReading.step(.fill, locators, step["value"]?.string)
        default: return nil
        }
    }

    /// An alternative is a text or, through shadow roots, a list of which a map can say only a list of one.
    private static func locator(_ alternative: JSONValue) -> ElementLocator? {
        let path = alternative.array?.compactMap(\.string) ?? [alternative.string].compactMap { $0 }
        guard path.count == 1, let text = path.first else { return nil }
        if text.hasPrefix("aria/") {
            let parts = text.dropFirst(5).split(separator: "[role=")
            guard let name = parts.first.map(String.init), !name.isEmpty else { return nil }
            guard parts.count > 1 else { return .label(name) }
            return .role(parts[1].filter { !"\"]".contains($0) }, name: name)
        }
        if text.hasPrefix("xpath/") { return .xpath(String(text.dropFirst(6)).replacing("//*", with: "//*")) }
        if text.hasPrefix("pierce/") { return .css(String(text.dropFirst(7))) }
        return text.hasPrefix("text/") ? nil : .css(text)
    }
}

/// Selenium IDE 1.0 to 3.0: `tests[].commands[]` with `target` and ranked `targets`.
enum SeleniumRecording {
    static func step(_ command: JSONValue) -> RecordedStep? {
        let targets = (command["targets"]?.array ?? []).compactMap { $0.array?.first?.string }
        let locators = ([command["target"]?.string].compactMap { $0 } + targets).compactMap(locator)
        let value = command["value"]?.string
        switch command["command"]?.string {
        case "open": return RecordingReading.step(.open, [], command["target"]?.string)
        case "click", "clickAt", "submit": return RecordingReading.step(.press, locators, nil)
        case "type", "sendKeys":
            return locators.contains { $0.description.contains("type=\"file\"") }
                ? RecordingReading.step(.attach, locators, nil) : RecordingReading.step(.fill, locators, value)
        case "select", "addSelection": return RecordingReading.step(.choose, locators, value)
        case "check", "uncheck": return RecordingReading.step(.tick, locators, nil)
        default: return nil
        }
    }

    private static func locator(_ target: String) -> ElementLocator? {
        guard let equals = target.firstIndex(of: "=") else { return nil }
        let text = String(target[target.index(after: equals)...])
        switch target[..<equals] {
        case "id": return .css("#\(text)")
        case "name": return .css("[name=\"\(text)\"]")
        case "css": return .css(text)
        case "xpath": return .xpath(text)
        case "linkText": return .role("link", name: text)
        default: return target.hasPrefix("//") ? .xpath(target) : nil
        }
    }
}

/// Playwright's `codegen --target=jsonl`: one action a line.
enum PlaywrightRecording {
    static func step(_ action: JSONValue) -> RecordedStep? {
        let locators = [action["locator"].flatMap(locator), action["selector"]?.string.flatMap(selector)].compactMap {
            $0
        }
        switch action["name"]?.string {
        case "navigate", "openPage": return action["url"]?.string.map { RecordingReading.step(.open, [], $0) }
        case "click": return RecordingReading.step(.press, locators, nil)
        case "fill": return RecordingReading.step(.fill, locators, action["text"]?.string)
        case "select": return RecordingReading.step(.choose, locators, action["options"]?.array?.first?.string)
        case "check", "uncheck": return RecordingReading.step(.tick, locators, nil)
        case "setInputFiles": return RecordingReading.step(.attach, locators, nil)
        default: return nil
        }
    }

    private static func locator(_ locator: JSONValue) -> ElementLocator? {
        guard let body = locator["body"]?.string else { return nil }
        switch locator["kind"]?.string {
        case "role": return locator["options"]?["name"]?.string.map { .role(body, name: $0) }
        case "label": return .label(body)
        case "test-id": return .css("[data-testid=\"\(body)\"]")
        case "default": return .css(body)
        default: return nil
        }
    }

    private static func selector(_ selector: String) -> ElementLocator? {
        if let match = selector.wholeMatch(of: #/internal:label="([^"]+)"[si]?/#) { return .label(String(match.1)) }
        if let match = selector.wholeMatch(of: #/internal:role=([a-z]+)\[name="([^"]+)"[si]?\]/#) {
            return .role(String(match.1), name: String(match.2))
        }
        return selector.hasPrefix("internal:") || selector.contains(">>") ? nil : .css(selector)
    }
}
