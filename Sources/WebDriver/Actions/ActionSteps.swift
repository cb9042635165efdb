extension Actions {
    /// Presses a key and keeps it down.
    public func keyDown(_ key: Key) -> Actions { adding(.key(down: true, key)) }

    /// Lets a key go.
    public func keyUp(_ key: Key) -> Actions { adding(.key(down: false, key)) }

    /// Presses a key and lets it go.
    public func press(_ key: Key) -> Actions { keyDown(key).keyUp(key) }

    /// Types a text into what has the focus, character by character.
    ///
    /// Characters that the protocol takes for keys make ``Session/perform(_:)`` refuse all of it.
    public func type(_ text: String) -> Actions { type(Secret(text)) }

    /// Types a secret into what has the focus, character by character.
    public func type(_ secret: Secret) -> Actions {
        secret.reveal().reduce(self) { actions, character in
            let value = Secret(String(character))
            return actions.adding(.character(down: true, value), .character(down: false, value))
        }
    }

    /// Keeps a key down during other steps.
    public func holding(_ key: Key, _ body: (Actions) -> Actions) -> Actions {
        body(keyDown(key)).keyUp(key)
    }

    /// Moves the pointer; offsets and time in CSS pixels from the origin.
    public func move(
        to origin: Origin, x: Int = 0, y: Int = 0, during time: Duration = .zero
    ) -> Actions {
        adding(.move(to: origin, x: x, y: y, time))
    }

    /// Moves the pointer to an element's middle.
    public func move(to element: Element) -> Actions { move(to: .element(element)) }

    /// Presses a button of the pointer and keeps it down.
    public func pointerDown(_ button: Button = .primary) -> Actions { adding(.button(down: true, button)) }

    /// Lets a button of the pointer go.
    public func pointerUp(_ button: Button = .primary) -> Actions { adding(.button(down: false, button)) }

    /// Clicks in an element's middle; unlike Element Click, whatever lies there.
    public func click(on element: Element, _ button: Button = .primary) -> Actions {
        move(to: element).pointerDown(button).pointerUp(button)
    }

    /// Clicks twice in an element's middle.
    public func doubleClick(on element: Element) -> Actions {
        click(on: element).pointerDown().pointerUp()
    }

    /// Drags one element to the middle of another.
    public func drag(_ element: Element, to target: Element, during time: Duration = .zero) -> Actions {
        move(to: element).pointerDown().move(to: .element(target), during: time).pointerUp()
    }

    /// Turns the wheel over a place; positive distances, in CSS pixels, show what lies below and to the right.
    public func scroll(
        deltaX: Int = 0, deltaY: Int, over origin: Origin = .viewport, x: Int = 0, y: Int = 0,
        during time: Duration = .zero
    ) -> Actions {
        adding(.scroll(from: origin, x: x, y: y, deltaX: deltaX, deltaY: deltaY, time))
    }

    /// Rests.
    public func pause(_ time: Duration) -> Actions { adding(.pause(time)) }
}
