/// Measures, in one round trip, what of a page may stay legible and what must not.
///
/// Input: the CSS selectors of static texts and of revealed values, patterns of secrets, approved values, and what the same
/// script measured in a frame of the page, if it has one, with the frame's selector. Output, in
/// CSS pixels of the viewport: `reveal`, the boxes of letters and fields that really are what a person would see there
/// (hit-tested), `cover`, what lies over them or looks like a secret, and `faults`, why no picture can be measured now.
enum RevealScript {
    static let source = FrameScript.corner + reading + placing + revealing + covering

    private static let reading = #"""
        const [selectors, patterns, approved, framed] = arguments;
        const shown = new Set();
        for (const css of selectors) for (const e of document.querySelectorAll(css)) shown.add(e);
        const isVisible = (e) => e.checkVisibility
          ? e.checkVisibility({ visibilityProperty: true, opacityProperty: true }) : e.getClientRects().length > 0;
        const edges = (r) => [r.left, r.top, r.right, r.bottom];
        const isField = (e) => e.matches("input, select, textarea");
        const isUnread = "script, style, noscript, template, select, textarea, option";
        // Every text and element, those of open shadow roots too.
        const texts = [], elements = [];
        const visit = (root) => {
          const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const node = walker.currentNode;
            if (node.nodeType === 3) {
              const parent = node.parentElement;
              if (parent && node.data.trim() !== "" && !parent.closest(isUnread) && isVisible(parent)) texts.push(node);
            } else {
              elements.push(node);
              if (node.shadowRoot) visit(node.shadowRoot);
            }
          }
        };
        visit(document);
        // The shown element that a text stands in; a shadow root ends the search.
        const ownerOf = (e) => { while (e && !shown.has(e)) e = e.parentElement; return e; };
        const lines = (node) => {
          const range = document.createRange();
          range.selectNodeContents(node);
          return [...range.getClientRects()].filter((r) => r.width > 0 && r.height > 0);
        };

        """#

    /// Where a text stands can tell how long a masked one before it is: such a text is masked too.
    private static let placing = #"""
        // The nearest box whose width does not come from what stands in it: its size says nothing of a secret's length.
        const frameOf = (e) => {
          for (; e.parentElement && e !== document.body; e = e.parentElement) {
            const own = getComputedStyle(e), outer = getComputedStyle(e.parentElement);
            const isFluid = /^(block|list-item|flow-root|flex|grid)$/.test(own.display) && own.float === "none"
              && !/absolute|fixed/.test(own.position) && !/flex|grid|table/.test(outer.display) && !isField(e);
            if (isFluid) break;
          }
          return e;
        };
        const lineOf = (e) => {
          while (e.parentElement && /^(inline|contents|ruby)/.test(getComputedStyle(e).display)) e = e.parentElement;
          return e;
        };
        const placed = (e, boxes, node) => ({ line: lineOf(e), frame: frameOf(e), boxes, node });
        const isBefore = (a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
        const isMoved = (place, r, masked) => masked.some((m) => {
          if (m.line === place.line) {
            return isBefore(m.node, place.node) || !/^(start|left|justify)$/.test(getComputedStyle(m.line).textAlign);
          }
          return m.frame === place.frame && m.boxes.some((b) => b.right <= r.left + 1 && b.top < r.bottom && r.top < b.bottom);
        });

        """#

    private static let revealing = #"""
        // Points not farther apart than 8 CSS pixels: a box that anything else is hit in stays masked as a whole.
        const isOnTop = (e, r) => {
          const count = Math.max(3, Math.ceil(r.width / 8));
          for (const v of [0.25, 0.5, 0.75]) for (let i = 0; i < count; i++) {
            const x = r.left + r.width * (i + 0.5) / count, y = r.top + r.height * v;
            if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) continue;
            const hit = document.elementFromPoint(x, y);
            const isUnhittable = getComputedStyle(e).pointerEvents === "none";
            if (!hit || (hit !== e && !(isUnhittable && hit.contains(e)))) return false;
          }
          return true;
        };
        const reveal = [], cover = [], legible = [], masked = [];
        const others = "input, select, textarea, output, [contenteditable], img, picture, canvas, video, iframe, frame, "
          + "fencedframe, object, embed";
        // Those whose width may come from what they show.
        const elastic = "select, output, [contenteditable], img, picture";
        for (const e of elements) if (e.matches(elastic) && !shown.has(e) && isVisible(e) && lineOf(e) !== e)
          masked.push(placed(e, [e.getBoundingClientRect()], e));
        const candidates = [];
        for (const node of texts) {
          const parent = node.parentElement, boxes = lines(node);
          if (ownerOf(parent)) candidates.push([node, boxes]);
          else {
            masked.push(placed(parent, boxes, node));
            for (const r of boxes) cover.push(edges(r));
          }
        }
        for (const [node, boxes] of candidates) {
          const parent = node.parentElement, place = placed(parent, boxes, node);
          legible.push([parent, node.data]);
          for (const r of boxes) if (isOnTop(parent, r) && !isMoved(place, r, masked)) reveal.push(edges(r));
        }
        for (const e of elements) if (isField(e) && shown.has(e) && isVisible(e)) {
          const r = e.getBoundingClientRect();
          if (e.type === "password" || e.type === "file" || !isOnTop(e, r)) continue;
          if (isMoved(placed(e, [r], e), r, masked)) continue;
          legible.push([e, e.localName === "select" ? [...e.selectedOptions].map((o) => o.text).join(" ") : e.value]);
          reveal.push(edges(r));
        }

        """#

    private static let covering = #"""
        const faults = [];
        if (framed) {
          const [frame, other] = document.querySelectorAll(framed.css), { plan } = framed;
          if (!frame || other) throw new Error("the frame is not the one that was measured");
          const box = frame.getBoundingClientRect(), [left, top] = cornerOf(frame);
          if (Math.abs(box.width - frame.offsetWidth) > 0.5 || Math.abs(box.height - frame.offsetHeight) > 0.5)
            faults.push("a frame is scaled");
          // Only what the frame lets be seen of its document.
          const placed = ([l, t, r, b]) => [Math.max(left, left + l), Math.max(top, top + t),
            Math.min(left + plan.width, left + r), Math.min(top + plan.height, top + b)];
          const isSeen = ([l, t, r, b]) => l < r && t < b;
          shown.add(frame);
          for (const r of plan.reveal.map(placed).filter(isSeen))
            if (isOnTop(frame, new DOMRect(r[0], r[1], r[2] - r[0], r[3] - r[1]))) reveal.push(r);
          cover.push(...plan.cover.map(placed).filter(isSeen));
          faults.push(...plan.faults);
        }
        for (const e of elements) if (e.matches(others) && !shown.has(e)) cover.push(edges(e.getBoundingClientRect()));
        for (const e of document.querySelectorAll("dialog[open], [popover]:popover-open"))
          if (!shown.has(e)) cover.push(edges(e.getBoundingClientRect()));
        const rules = patterns.map((p) => new RegExp(p, "gi"));
        const isSecret = (text) => {
          const spared = approved.flatMap((a) => {
            const found = [];
            for (let i = text.indexOf(a); i >= 0; i = text.indexOf(a, i + 1)) found.push([i, i + a.length]);
            return found;
          });
          return rules.some((rule) => [...text.matchAll(rule)].some((m) =>
            !spared.some(([from, to]) => from <= m.index && m.index + m[0].length <= to)));
        };
        const frames = new Map();
        for (const [e, text] of legible) {
          const frame = frameOf(e);
          frames.set(frame, [...(frames.get(frame) ?? []), text]);
        }
        const margin = 4, step = 16;
        for (const [frame, parts] of frames) if (isSecret(parts.join("")) || isSecret(parts.join(" "))) {
          const r = frame.getBoundingClientRect();
          cover.push([Math.floor((r.left - margin) / step) * step, Math.floor((r.top - margin) / step) * step,
            Math.ceil((r.right + margin) / step) * step, Math.ceil((r.bottom + margin) / step) * step]);
        }
        if (window.visualViewport && Math.abs(visualViewport.scale - 1) > 1e-3) faults.push("it is zoomed by a pinch");
        if (CSS.supports("selector(:open)") && document.querySelector("select:open")) faults.push("a list is open");
        return { width: innerWidth, height: innerHeight, scale: devicePixelRatio, faults, reveal, cover };
        """#
}
