/// What of each BiDi command and event goes into a recording; of others nothing.
enum KeptBiDi {
    static func exchange(_ method: String) -> KeptExchange {
        commands[method] ?? KeptExchange(answers: .members([:]))
    }

    static func event(_ method: String) -> Kept {
        let module = method.split(separator: ".").first ?? ""
        return switch module {
        case "network": .members(network)
        case "browsingContext": .members(browsingContext)
        case "log": .members(log)
        default: .members([:])
        }
    }

    private static let contexts = Kept.list(.name(.window))
    private static let request = Kept.members(["request": .name(.request)])
    private static let bytes = Kept.members(["type": .word, "value": .type])
    private static let target = Kept.members(["context": .name(.window), "sandbox": .word])
    private static let scriptResult = Kept.members([
        "type": .word, "result": .members(["type": .word, "sharedId": .name(.node), "value": .truth]),
    ])
    private static let cookie = Kept.members([
        "name": .type, "value": bytes, "domain": .type, "path": .type, "httpOnly": .truth, "secure": .truth,
    ])

    private static let commands: [String: KeptExchange] = [
        "session.status": KeptExchange(answers: .members(["ready": .truth])),
        "session.subscribe": KeptExchange(
            .members(["events": .list(.word), "contexts": contexts]),
            answers: .members(["subscription": .name(.subscription)])),
        "session.unsubscribe": KeptExchange(
            .members(["events": .list(.word), "subscriptions": .list(.name(.subscription))]), answers: .members([:])),
        "browsingContext.getTree": KeptExchange(
            .members(["root": .name(.window), "maxDepth": .number]),
            answers: .members(["contexts": .list(.context)])),
        "browsingContext.navigate": KeptExchange(
            .members(["context": .name(.window), "url": .address, "wait": .word]),
            answers: .members(["navigation": .name(.navigation), "url": .address])),
        "browsingContext.create": KeptExchange(
            .members(["type": .word]), answers: .members(["context": .name(.window)])),
        "browsingContext.close": KeptExchange(.members(["context": .name(.window)]), answers: .members([:])),
        "browsingContext.handleUserPrompt": KeptExchange(
            .members(["context": .name(.window), "accept": .truth]), answers: .members([:])),
        "network.addIntercept": KeptExchange(
            .members(["phases": .list(.word), "contexts": contexts]),
            answers: .members(["intercept": .name(.intercept)])),
        "network.removeIntercept": KeptExchange(
            .members(["intercept": .name(.intercept)]), answers: .members([:])),
        "network.continueRequest": KeptExchange(request, answers: .members([:])),
        "network.continueResponse": KeptExchange(request, answers: .members([:])),
        "network.failRequest": KeptExchange(request, answers: .members([:])),
        "network.provideResponse": KeptExchange(
            .members(["request": .name(.request), "statusCode": .number]), answers: .members([:])),
        "network.addDataCollector": KeptExchange(
            .members(["dataTypes": .list(.word), "maxEncodedDataSize": .number, "contexts": contexts]),
            answers: .members(["collector": .name(.collector)])),
        "network.removeDataCollector": KeptExchange(
            .members(["collector": .name(.collector)]), answers: .members([:])),
        "network.getData": KeptExchange(
            .members(["dataType": .word, "request": .name(.request), "collector": .name(.collector)]),
            answers: .members(["bytes": bytes])),
        "script.callFunction": KeptExchange(
            .members(["target": target, "awaitPromise": .truth]), answers: scriptResult),
        "script.evaluate": KeptExchange(
            .members(["target": target, "awaitPromise": .truth]), answers: scriptResult),
        "script.addPreloadScript": KeptExchange(
            .members(["contexts": contexts, "sandbox": .word]), answers: .members(["script": .name(.script)])),
        "script.removePreloadScript": KeptExchange(.members(["script": .name(.script)]), answers: .members([:])),
        "input.setFiles": KeptExchange(
            .members(["context": .name(.window), "element": .members(["sharedId": .name(.node)])]),
            answers: .members([:])),
        "storage.getCookies": KeptExchange(answers: .members(["cookies": .list(cookie)])),
    ]

    private static let network: [String: Kept] = [
        "context": .name(.window), "isBlocked": .truth, "navigation": .name(.navigation), "redirectCount": .number,
        "intercepts": .list(.name(.intercept)), "errorText": .word,
        "request": .members([
            "request": .name(.request), "method": .word, "url": .address, "goog:postData": .type,
            "goog:hasPostData": .truth,
        ]),
        "response": .members(["url": .address, "status": .number, "mimeType": .word, "fromCache": .truth]),
    ]

    private static let browsingContext: [String: Kept] = [
        "context": .name(.window), "parent": .name(.window), "originalOpener": .name(.window), "url": .address,
        "navigation": .name(.navigation), "type": .word, "handler": .word, "accepted": .truth, "message": .type,
        "status": .word, "suggestedFilename": .type,
    ]

    private static let log: [String: Kept] = [
        "level": .word, "type": .word, "method": .word, "text": .type, "timestamp": .type,
        "source": .members(["context": .name(.window)]),
    ]
}
