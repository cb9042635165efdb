extension Actions {
    /// The devices, as the protocol names them.
    private enum Source: CaseIterable {
        case key
        case pointer
        case wheel
    }

    /// Only the devices that do something, each with a step for every tick (section 15.2).
    var json: JSONValue {
        let used = Source.allCases.filter { source in steps.contains { self.source(of: $0) == source } }
        let sources = used.map { source -> JSONValue in
            var object: [String: JSONValue] = [
                "id": .string("\(source)"), "type": .string("\(source)"),
                "actions": .array(steps.map { self.source(of: $0) == source ? action($0) : rest($0) }),
            ]
            if source == .pointer { object["parameters"] = ["pointerType": .string(pointer.rawValue)] }
            return .object(object)
        }
        return ["actions": .array(sources)]
    }

    private func source(of step: Step) -> Source? {
        switch step {
        case .key, .character: .key
        case .move, .button: .pointer
        case .scroll: .wheel
        case .pause: nil
        }
    }

    /// A tick lasts as long as its longest pause.
    private func rest(_ step: Step) -> JSONValue {
        guard case .pause(let time) = step else { return ["type": "pause"] }
        return ["type": "pause", "duration": .milliseconds(time)]
    }

    private func action(_ step: Step) -> JSONValue {
        switch step {
        case .key(let down, let key): ["type": down ? "keyDown" : "keyUp", "value": .string(key.value)]
        case .character(let down, let character):
            ["type": down ? "keyDown" : "keyUp", "value": .string(character.reveal())]
        case .button(let down, let button):
            ["type": down ? "pointerDown" : "pointerUp", "button": .number(Double(button.rawValue))]
        case .move(let origin, let x, let y, let time):
            [
                "type": "pointerMove", "origin": origin.json, "x": .number(Double(x)), "y": .number(Double(y)),
                "duration": .milliseconds(time),
            ]
        case .scroll(let origin, let x, let y, let deltaX, let deltaY, let time):
            [
                "type": "scroll", "origin": origin.json, "x": .number(Double(x)), "y": .number(Double(y)),
                "deltaX": .number(Double(deltaX)), "deltaY": .number(Double(deltaY)), "duration": .milliseconds(time),
            ]
        case .pause: rest(step)
        }
    }

    /// Refuses text in which the protocol would press keys.
    func refuseKeysInText() throws(WebDriverError) {
        for case .character(true, let character) in steps {
            try Key.refuse(in: character.reveal(), "Perform Actions")
        }
    }
}
