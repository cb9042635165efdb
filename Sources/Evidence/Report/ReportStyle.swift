/// The one style sheet of pages that people read.
package enum ReportStyle {
    /// CSS.
    package static let css = """
        :root { color-scheme: light dark; --ink: #1b1f24; --soft: #57606a; --paper: #ffffff; --panel: #f4f6f8;
          --line: #d0d7de; --good: #116329; --bad: #a40e26; --open: #7d4e00; }
        @media screen and (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --soft: #9ea7b3; --paper: #0f1318;
          --panel: #171c23; --line: #343b45; --good: #56d364; --bad: #ff8f88; --open: #e3b341; } }
        * { box-sizing: border-box; }
        body { margin: 0 auto; max-width: 72rem; padding: 2rem 1.5rem 4rem; background: var(--paper); color: var(--ink);
          font: 1rem/1.55 system-ui, "Segoe UI", "DejaVu Sans", sans-serif; }
        h1 { margin: .2rem 0 .6rem; font-size: 1.75rem; line-height: 1.25; }
        h2 { margin: 2.6rem 0 .7rem; font-size: 1.2rem; }
        header { padding: 1.5rem; background: var(--panel); border: 1px solid var(--line); border-radius: .5rem; }
        header h2 { margin-top: 1.2rem; }
        .kind { margin: 0; color: var(--soft); }
        .summary { font-size: 1.1rem; margin: 0 0 .6rem; }
        .good { color: var(--good); } .bad { color: var(--bad); } .open { color: var(--open); }
        time { white-space: nowrap; }
        td .good, td .bad, summary .good, summary .bad, .rules .good, .rules .bad { font-weight: 600; }
        dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(16rem, 1fr)); gap: .8rem 1.5rem; margin: 1rem 0 0; }
        dt { color: var(--soft); font-size: .85rem; } dd { margin: 0; overflow-wrap: anywhere; }
        .wide { overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; font-size: .925rem; }
        caption { text-align: left; color: var(--soft); padding-bottom: .4rem; }
        th, td { text-align: left; vertical-align: top; padding: .45rem .9rem .45rem 0; border-bottom: 1px solid var(--line); }
        thead th { color: var(--soft); font-weight: 600; font-size: .85rem; }
        tbody th { font-weight: 600; }
        code, pre { font: .85em/1.5 ui-monospace, "DejaVu Sans Mono", monospace; }
        code, li { overflow-wrap: anywhere; } td:first-child code { overflow-wrap: normal; }
        pre { overflow-x: auto; padding: 1rem; background: var(--panel); border: 1px solid var(--line); border-radius: .5rem; }
        ul { margin: .2rem 0; padding-left: 1.2rem; } td ul, .rules { padding-left: 0; list-style: none; }
        .rules li { padding: .2rem 0; } .rules ul { padding-left: 1.4rem; list-style: disc; }
        details { margin: .5rem 0; } summary { cursor: pointer; padding: .2rem 0; }
        figure { margin: 1.2rem 0 2rem; } figcaption { margin-bottom: .4rem; font-weight: 600; }
        small { display: block; color: var(--soft); font-weight: 400; }
        img { max-width: 100%; height: auto; border: 1px solid var(--line); }
        footer { margin-top: 3rem; color: var(--soft); font-size: .9rem; }
        :focus-visible { outline: 3px solid var(--open); outline-offset: 2px; }
        @media print { @page { margin: 15mm; } :root { color-scheme: light; }
          body { max-width: none; padding: 0; font-size: 9.5pt; } h2, caption, figcaption, summary { break-after: avoid; }
          header, tr, figure, li { break-inside: avoid; } table { font-size: 8pt; } thead { display: table-header-group; }
          .wide { overflow: visible; } pre { overflow: visible; white-space: pre-wrap; overflow-wrap: anywhere; }
          td:has(> time) { min-width: 20mm; } time { white-space: normal; } img { max-height: 230mm; width: auto; }
          details::details-content { content-visibility: visible; block-size: auto; } }
        """
}
