/// Draws over a page what a map finds on it, and where a picture would be painted over; nothing of the page changes.
enum TrialScript {
    /// Takes the drawing away, so that the next probe sees the page alone; says where the page stands.
    static let clear = #"""
        document.getElementById("countersign-trial")?.remove();
        return [scrollX, scrollY, innerWidth, innerHeight, performance.timeOrigin];
        """#

    /// Says where the page stands, in the words of ``clear``.
    static let place = "return [scrollX, scrollY, innerWidth, innerHeight, performance.timeOrigin];"

    /// Input: the boxes (`x`, `y`, `width`, `height`, `words`, `isFound`) and the edges of what stays legible.
    static let draw = #"""
        const [boxes, legible] = arguments;
        const canvas = document.createElement("canvas");
        canvas.id = "countersign-trial";
        canvas.setAttribute("aria-hidden", "true");
        canvas.width = innerWidth * devicePixelRatio;
        canvas.height = innerHeight * devicePixelRatio;
        Object.assign(canvas.style, {
          position: "absolute", left: scrollX + "px", top: scrollY + "px", width: innerWidth + "px",
          height: innerHeight + "px", pointerEvents: "none", zIndex: "2147483647",
        });
        document.documentElement.append(canvas);
        const pen = canvas.getContext("2d");
        pen.scale(devicePixelRatio, devicePixelRatio);
        pen.fillStyle = "rgba(30, 34, 40, 0.45)";
        pen.fillRect(0, 0, innerWidth, innerHeight);
        for (const [x, y, width, height] of legible) pen.clearRect(x, y, width, height);
        pen.font = "12px sans-serif";
        pen.textBaseline = "top";
        pen.lineWidth = 2;
        for (const box of boxes) {
          const colour = box.isFound ? "#0a7d4f" : "#c2241b";
          pen.strokeStyle = colour;
          pen.setLineDash(box.isFound ? [] : [6, 3]);
          pen.strokeRect(box.x - 2, box.y - 2, box.width + 4, box.height + 4);
          const width = pen.measureText(box.words).width + 8;
          const left = Math.max(0, Math.min(box.x + box.width + 2 - width, innerWidth - width));
          pen.fillStyle = colour;
          pen.fillRect(left, Math.max(0, box.y - 18), width, 16);
          pen.fillStyle = "#ffffff";
          pen.fillText(box.words, left + 4, Math.max(0, box.y - 18) + 2);
        }
        return null;
        """#
}
