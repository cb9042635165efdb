/// What a keyboard, a pointer and a wheel do, one step after the other (WebDriver, section 15).
///
/// ```swift
/// try await session.perform(Actions().holding(.shift) { $0.click(on: row) }.type("done"))
/// ```
public struct Actions: Sendable {
    /// What the pointer is.
    public enum Pointer: String, Sendable, Hashable {
        /// A mouse.
        case mouse
        /// A pen.
        case pen
        /// A finger.
        case touch
    }

    /// A button of the mouse.
    public enum Button: Int, Sendable, Hashable {
        /// The left one.
        case primary = 0
        /// The wheel.
        case middle = 1
        /// The right one.
        case secondary = 2
    }

    /// Where offsets are counted from.
    public enum Origin: Sendable, Hashable {
        /// The viewport's upper left corner.
        case viewport
        /// Where the pointer is.
        case pointer
        /// An element's middle.
        case element(Element)

        var json: JSONValue {
            switch self {
            case .viewport: "viewport"
            case .pointer: "pointer"
            case .element(let element): element.json
            }
        }
    }

    /// One step, which one device does while the others rest.
    enum Step: Sendable {
        case key(down: Bool, Key)
        case character(down: Bool, Secret)
        case move(to: Origin, x: Int, y: Int, Duration)
        case button(down: Bool, Button)
        case scroll(from: Origin, x: Int, y: Int, deltaX: Int, deltaY: Int, Duration)
        case pause(Duration)
    }

    let pointer: Pointer
    private(set) var steps: [Step] = []

    /// Nothing yet.
    public init(pointer: Pointer = .mouse) {
        self.pointer = pointer
    }

    func adding(_ more: Step...) -> Actions {
        var copy = self
        copy.steps += more
        return copy
    }

    /// How long the steps take by their own words.
    var duration: Duration {
        steps.reduce(.zero) { sum, step in
            switch step {
            case .move(_, _, _, let time), .scroll(_, _, _, _, _, let time), .pause(let time): sum + time
            case .key, .character, .button: sum
            }
        }
    }
}
