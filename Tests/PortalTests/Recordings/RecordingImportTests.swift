import Foundation
import Testing

@testable import Portal

/// The same walk, as three recorders write it.
@Suite struct RecordingImportTests {
    static let devTools = #"""
        {"title":"walk","steps":[
          {"type":"setViewport","width":1200},
          {"type":"navigate","url":"https://pki.example/login?next=1"},
          {"type":"change","value":"ops","selectors":[["aria/User name"],["#username"],["xpath///*[@id=\"username\"]"]]},
          {"type":"change","value":"SuperSecretPassword!","selectors":[["aria/Password"],["#password"]]},
          {"type":"click","selectors":[["aria/Sign in"],["#sign-in"]]},
          {"type":"change","value":"Example AG","selectors":[["aria/Organization"],["main > form > div:nth-of-type(2) > input"],["#organization"]]},
          {"type":"change","value":"DE","selectors":[["aria/Country"],["#country"]]},
          {"type":"click","selectors":[["aria/Save and continue"],["#save-next"]]},
          {"type":"click","selectors":[["#submit-request"]]}]}
        """#
    static let selenium = #"""
        {"id":"1","version":"2.0","name":"walk","url":"https://pki.example","tests":[{"id":"2","name":"t","commands":[
          {"command":"open","target":"/login","targets":[],"value":""},
          {"command":"type","target":"id=username","targets":[["id=username","id"],["css=#username","css:finder"]],"value":"ops"},
          {"command":"type","target":"id=password","targets":[["name=password","name"]],"value":"SuperSecretPassword!"},
          {"command":"click","target":"id=sign-in","targets":[],"value":""},
          {"command":"type","target":"xpath=/html/body/form/input[1]","targets":[["id=organization","id"]],"value":"Example AG"},
          {"command":"select","target":"id=country","targets":[],"value":"label=Germany"},
          {"command":"click","target":"id=save-next","targets":[],"value":""},
          {"command":"click","target":"id=submit-request","targets":[],"value":""}]}]}
        """#
    static let playwright = #"""
        {"browserName":"chromium","launchOptions":{}}
        {"name":"openPage","url":"about:blank"}
        {"name":"navigate","url":"https://pki.example/login"}
        {"name":"fill","selector":"internal:label=\"User name\"i","text":"ops","locator":{"kind":"label","body":"User name"}}
        {"name":"fill","selector":"internal:label=\"Password\"i","text":"SuperSecretPassword!","locator":{"kind":"label","body":"Password"}}
        {"name":"click","selector":"internal:role=button[name=\"Sign in\"i]"}
        {"name":"fill","selector":"#organization","text":"Example AG","locator":{"kind":"label","body":"Organization"}}
        {"name":"select","selector":"#country","options":["DE"]}
        {"name":"click","selector":"#save-next"}
        {"name":"click","selector":"#submit-request"}
        """#

    @Test(arguments: [("chrome.json", devTools), ("walk.side", selenium), ("codegen.jsonl", playwright)])
    func `a first map has the recorded fields and no secret, and names what a person must decide`(
        file: String, recording: String
    ) throws {
        let steps = try RecordingReading.steps(Array(recording.utf8), file: file)
        #expect(steps.contains { $0.act == .secret && $0.value == nil })
        #expect(!"\(steps)".contains("SuperSecret"))
        let yaml = FirstMap(portal: "meridian", steps: steps).yaml
        #expect(!yaml.contains("SuperSecret"))
        #expect(!yaml.contains("nth-of-type") && !yaml.contains("/html"))
        for words in [
            "id: organization", "css: \"#organization\"", "css: \"#country\"", "press: { css: \"#submit-request\"",
            "- id: page-1",
        ] {
            #expect(yaml.contains(words), "\(words) is missing in \(yaml)")
        }
        let map = try SelectorMap.parse(Array(yaml.utf8), file: "map.yaml")
        #expect(map.pages.map { $0.fields.count } == [2])
        #expect(map.status == .untested)
        #expect(yaml.contains("packet: DECIDE"))
    }

    @Test func `a file that no recorder wrote is refused`() {
        #expect(throws: RecordingProblem.self) { try RecordingReading.steps(Array("{}".utf8), file: "x.json") }
    }

    @Test func `the locators that last are named first, and those that count places only where there is no other`() {
        let counted = ElementLocator.css("div:nth-of-type(2) > input")
        #expect(
            LocatorRank.best([counted, .xpath("//*[@id='a']"), .label("Unit"), .css("#unit")])
                == [.css("#unit"), .label("Unit"), .xpath("//*[@id='a']")])
        #expect(LocatorRank.best([counted]) == [counted])
    }
}
