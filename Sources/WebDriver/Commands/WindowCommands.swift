extension Command {
    static let windowHandle = get("Get Window Handle", "/window")
    static let closeWindow = delete("Close Window", "/window", .relative)

    static func switchToWindow(_ handle: String) -> Command {
        .post("Switch To Window", "/window", ["handle": .string(handle)], .safe)
    }

    static let windowHandles = get("Get Window Handles", "/window/handles")

    static func newWindow(_ kind: WindowKind) -> Command {
        .post("New Window", "/window/new", ["type": .string(kind.rawValue)], .changes)
    }

    static let switchToTop = post("Switch To Frame", "/frame", ["id": .null], .safe, wait: .page)

    static func switchToFrame(_ frame: FrameReference) -> Command {
        .post("Switch To Frame", "/frame", ["id": frame.json], .relative, wait: .page)
    }

    static let switchToParentFrame = post("Switch To Parent Frame", "/frame/parent", [:], .relative, wait: .page)

    static let windowRect = get("Get Window Rect", "/window/rect")

    static func setWindowRect(x: Int? = nil, y: Int? = nil, width: Int? = nil, height: Int? = nil) -> Command {
        let members = ["x": x, "y": y, "width": width, "height": height]
        let body = members.compactMapValues { $0.map { JSONValue.number(Double($0)) } }
        return .post("Set Window Rect", "/window/rect", .object(body), .safe)
    }

    static let maximizeWindow = post("Maximize Window", "/window/maximize", [:], .safe)
    static let minimizeWindow = post("Minimize Window", "/window/minimize", [:], .safe)
    static let fullscreenWindow = post("Fullscreen Window", "/window/fullscreen", [:], .safe)
}
