/// Measures, in one round trip, what of a page may stay legible and what must not.
///
/// Input: the CSS selectors of static texts and of revealed values. Output, in CSS pixels of the viewport:
/// `reveal`, the rectangles of elements that really are what a person would see there (hit-tested), and `cover`,
/// those of every control that is not revealed itself.
enum RevealScript {
    static let source = #"""
        const [selectors] = arguments;
        const shown = new Set();
        for (const css of selectors) for (const e of document.querySelectorAll(css)) shown.add(e);
        const rectangle = (e) => { const r = e.getBoundingClientRect(); return [r.left, r.top, r.right, r.bottom]; };
        const isVisible = (e) => e.checkVisibility
          ? e.checkVisibility({ visibilityProperty: true, opacityProperty: true }) : e.getClientRects().length > 0;
        const inView = (x, y) => x >= 0 && y >= 0 && x < innerWidth && y < innerHeight;
        const isOnTop = (e) => {
          const r = e.getBoundingClientRect();
          const points = [[r.left + r.width / 2, r.top + r.height / 2], [r.left + 3, r.top + 3],
            [r.right - 3, r.top + 3], [r.left + 3, r.bottom - 3], [r.right - 3, r.bottom - 3]];
          return points.filter(([x, y]) => inView(x, y)).every(([x, y]) => {
            const top = document.elementFromPoint(x, y);
            return top && (top === e || e.contains(top) || top.contains(e));
          });
        };
        const reveal = [], cover = [];
        for (const e of shown) if (isVisible(e) && isOnTop(e)) reveal.push(rectangle(e));
        const controls = "input, select, textarea, output, [contenteditable], img, canvas, video, iframe, object, embed";
        for (const e of document.querySelectorAll(controls)) if (!shown.has(e)) cover.push(rectangle(e));
        for (const e of document.querySelectorAll("dialog[open], [popover]:popover-open")) if (!shown.has(e)) cover.push(rectangle(e));
        return { width: innerWidth, height: innerHeight, reveal, cover };
        """#
}
