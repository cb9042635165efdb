/// Looks for the one frame that a selector finds, from the page around it.
enum FrameScript {
    /// `cornerOf`: where a frame's document begins in the viewport of the page around it, in CSS pixels.
    static let corner = #"""
        const cornerOf = (frame) => {
          const box = frame.getBoundingClientRect(), style = frame.ownerDocument.defaultView.getComputedStyle(frame);
          return [box.left + frame.clientLeft + parseFloat(style.paddingLeft),
            box.top + frame.clientTop + parseFloat(style.paddingTop)];
        };

        """#

    /// How many elements the selector finds; of a single frame that can be read its window, and where its document begins in
    /// the page, in CSS pixels.
    ///
    /// What is of another origin, or sandboxed into one of its own, has no document here.
    static let window = corner + inside

    private static let inside = #"""
        const [css] = JSON.parse(given);
        const found = [...document.querySelectorAll(css)];
        const frame = found.length === 1 && /^i?frame$/.test(found[0].localName) ? found[0] : null;
        let inside = null;
        try { inside = frame?.contentDocument ?? null; } catch { inside = null; }
        if (!inside) return [found.length, null, 0, 0];
        return [found.length, frame.contentWindow, ...cornerOf(frame)];
        """#

    /// The same for a classic command: the frames themselves, those that can be read.
    static let elements = #"""
        const isReadable = (e) => {
          try { return /^i?frame$/.test(e.localName) && e.contentDocument !== null; } catch { return false; }
        };
        const found = [...document.querySelectorAll(arguments[0])];
        return [found.length, ...found.filter(isReadable)];
        """#
}
