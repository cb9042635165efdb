import Testing
import WebDriver

@Suite struct `A secret` {
    @Test func `shows itself nowhere but where it is typed`() {
        let secret = Secret("correct horse")
        #expect("\(secret)" == "•••")
        #expect(String(reflecting: secret) == "•••")
        #expect(String(reflecting: [secret, secret]).contains("horse") == false)
        var dumped = ""
        dump(secret, to: &dumped)
        #expect(!dumped.contains("horse"))
        #expect(secret.reveal() == "correct horse")
    }
}
