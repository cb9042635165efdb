extension Command {
    static func performActions(_ actions: Actions) -> Command {
        var command = Command.post("Perform Actions", "/actions", actions.json, .changes, wait: .page)
        command.deadline += actions.duration
        return command
    }

    static let releaseActions = delete("Release Actions", "/actions", .safe)

    static let dismissAlert = post("Dismiss Alert", "/alert/dismiss", [:], .relative, wait: .page)
    static let acceptAlert = post("Accept Alert", "/alert/accept", [:], .relative, wait: .page)
    static let alertText = get("Get Alert Text", "/alert/text")

    /// What is typed into a prompt replaces what was there.
    static func sendAlertText(_ text: String) -> Command {
        .post("Send Alert Text", "/alert/text", ["text": .string(text)], .safe)
    }
}
