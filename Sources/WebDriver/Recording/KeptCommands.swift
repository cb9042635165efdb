/// What of each classic command goes into a recording, by its name in the standard; of others nothing.
enum KeptCommands {
    static func exchange(_ command: String) -> KeptExchange {
        table[command] ?? KeptExchange()
    }

    private static let rect = Kept.members(["x": .number, "y": .number, "width": .number, "height": .number])
    private static let locator = Kept.members(["using": .word, "value": .choice])
    private static let handles = Kept.list(.name(.window))

    private static let table: [String: KeptExchange] = [
        "New Session": KeptExchange(
            answers: .members(["sessionId": .name(.session), "capabilities": .members(capabilities)])),
        "Set Timeouts": KeptExchange(.members(["script": .number, "pageLoad": .number, "implicit": .number])),
        "Get Timeouts": KeptExchange(
            answers: .members(["script": .number, "pageLoad": .number, "implicit": .number])),
        "Navigate To": KeptExchange(.members(["url": .address])),
        "Get Current URL": KeptExchange(answers: .address),
        "Get Window Handle": KeptExchange(answers: .name(.window)),
        "Get Window Handles": KeptExchange(answers: handles),
        "Close Window": KeptExchange(answers: handles),
        "Switch To Window": KeptExchange(.members(["handle": .name(.window)])),
        "New Window": KeptExchange(
            .members(["type": .word]), answers: .members(["handle": .name(.window), "type": .word])),
        "Switch To Frame": KeptExchange(.members(["id": .references])),
        "Get Window Rect": KeptExchange(answers: rect),
        "Set Window Rect": KeptExchange(rect, answers: rect),
        "Maximize Window": KeptExchange(answers: rect),
        "Minimize Window": KeptExchange(answers: rect),
        "Fullscreen Window": KeptExchange(answers: rect),
        "Get Element Rect": KeptExchange(answers: rect),
        "Find Element": KeptExchange(locator, answers: .references),
        "Find Elements": KeptExchange(locator, answers: .references),
        "Find Element From Element": KeptExchange(locator, answers: .references),
        "Find Elements From Element": KeptExchange(locator, answers: .references),
        "Find Element From Shadow Root": KeptExchange(locator, answers: .references),
        "Find Elements From Shadow Root": KeptExchange(locator, answers: .references),
        "Get Active Element": KeptExchange(answers: .references),
        "Get Element Shadow Root": KeptExchange(answers: .references),
        "Get Element Tag Name": KeptExchange(answers: .word),
        "Get Computed Role": KeptExchange(answers: .word),
        "Execute Script": KeptExchange(answers: .references),
        "Execute Async Script": KeptExchange(answers: .references),
        "Take Screenshot": KeptExchange(answers: .picture),
        "Take Element Screenshot": KeptExchange(answers: .picture),
        "Take Full Page Screenshot": KeptExchange(answers: .picture),
        "Print Page": KeptExchange(answers: .picture),
    ]

    private static let capabilities: [String: Kept] = [
        "browserName": .word, "browserVersion": .word, "platformName": .word, "acceptInsecureCerts": .truth,
        "pageLoadStrategy": .word, "unhandledPromptBehavior": .word,
    ]
}
