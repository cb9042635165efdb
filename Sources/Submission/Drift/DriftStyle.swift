/// How a drift report looks.
enum DriftStyle {
    static let css = """
        :root { --ink: #1b1f24; --paper: #fff; --line: #c9ced6; --bad: #b3261e; --warn: #a15c00; --move: #5b3fb5; --fine: #39708a }
        @media (prefers-color-scheme: dark) {
          :root { --ink: #e6e9ee; --paper: #14171b; --line: #3a414b; --bad: #ff8a80; --warn: #ffb95c; --move: #b9a5ff; --fine: #8cc4dd }
        }
        body { margin: 0 auto; max-width: 1500px; padding: 24px; font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper) }
        h1 { font-size: 24px; margin: 0 0 4px } h2 { font-size: 18px; border-top: 1px solid var(--line); padding-top: 20px }
        .sides { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 24px; align-items: start }
        @media (max-width: 900px) { .sides { grid-template-columns: 1fr } }
        svg { width: 100%; height: auto; border: 1px solid var(--line); background: #fff }
        rect { fill: none; stroke-width: 3 }
        rect.hostile { stroke: #b3261e; fill: #b3261e22 } rect.changed { stroke: #c77700; fill: #c7770022 }
        rect.moved { stroke: #5b3fb5 } rect.cosmetic { stroke: #39708a; stroke-width: 1.5 }
        rect.old { stroke: #555; stroke-dasharray: 7 5; stroke-width: 2 }
        text { font: bold 20px system-ui, sans-serif } text.hostile { fill: #b3261e } text.changed { fill: #a15c00 }
        text.moved { fill: #5b3fb5 } text.cosmetic { fill: #39708a }
        table { border-collapse: collapse; width: 100%; table-layout: fixed; overflow-wrap: anywhere }
        th, td { text-align: left; vertical-align: top; padding: 6px 8px; border-bottom: 1px solid var(--line) }
        th:first-child { width: 3em } .words { margin: 2px 0 0; font-size: 13px; opacity: .8 }
        .verdict { font-weight: 600 } .hostile { color: var(--bad) } .changed { color: var(--warn) } .moved { color: var(--move) }
        .cosmetic { color: var(--fine) } .same { color: inherit }
        .key { display: flex; flex-wrap: wrap; gap: 18px; padding: 0; list-style: none }
        .key li { border-left: 6px solid currentColor; padding-left: 8px } .key .old { border-left-style: dashed }

        """
}
