/// The portal's one stylesheet.
enum StyleSheet {
    static let text = #"""
        :root {
          color-scheme: light dark;
          --ground: #f3f5f7; --surface: #ffffff; --text: #16202b; --soft: #55626f; --line: #cfd6dd;
          --brand: #0b3d5c; --brand-text: #ffffff; --accent: #0a5f94; --accent-text: #ffffff; --tint: #e6eff6;
          --good: #0d5c3a; --good-ground: #e3f3ea; --bad: #98201b; --bad-ground: #fbe9e7; --warn-ground: #fdf3da; --warn: #6b4a00;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --ground: #10161c; --surface: #18212a; --text: #e6ebf0; --soft: #a3b0bc; --line: #34414d;
            --brand: #0a2d44; --brand-text: #eef4f8; --accent: #62b1e5; --accent-text: #06202f; --tint: #1f3342;
            --good: #8fd6b1; --good-ground: #16352a; --bad: #f3a7a1; --bad-ground: #43201f; --warn-ground: #3d3216; --warn: #f0d48a;
          }
        }
        * { box-sizing: border-box; }
        html { font: 16px/1.5 "Source Sans 3", "Segoe UI", "Liberation Sans", Arial, sans-serif; }
        body { margin: 0; background: var(--ground); color: var(--text); }
        .skip { position: absolute; left: -999px; }
        .skip:focus { left: 1rem; top: 1rem; padding: .5rem 1rem; background: var(--surface); z-index: 2; }
        .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
        a { color: var(--accent); }
        :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }

        .bar { background: var(--brand); color: var(--brand-text); border-bottom: 3px solid var(--accent); }
        .bar .inner { max-width: 76rem; margin: 0 auto; padding: .75rem 1.5rem; display: flex; gap: 2rem; align-items: center; flex-wrap: wrap; }
        .bar a { color: inherit; text-decoration: none; margin-right: 1.25rem; padding: .25rem 0; }
        .bar a:hover { text-decoration: underline; }
        .bar :focus-visible { outline-color: var(--brand-text); }
        .brand { margin: 0; font-weight: 700; letter-spacing: .01em; display: flex; gap: .6rem; align-items: center; }
        .brand span:last-child { font-weight: 400; opacity: .85; }
        .mark { width: 1.4rem; height: 1.4rem; border: 3px solid currentColor; border-radius: 50% 50% 50% 0; }
        .who { margin-left: auto; display: flex; gap: 1.25rem; align-items: center; }
        .who p { margin: 0; line-height: 1.25; text-align: right; }
        .who p span { display: block; }
        #account { font-weight: 600; }
        #account-role { font-size: .85rem; opacity: .85; }
        .bar button.quiet { color: inherit; border-color: rgb(255 255 255 / .45); }

        main { max-width: 76rem; margin: 0 auto; padding: 1.5rem; }
        h1 { font-size: 1.6rem; line-height: 1.25; margin: .25rem 0 .25rem; }
        h2 { font-size: 1rem; margin: 0 0 .5rem; }
        .lead { color: var(--soft); margin: 0 0 1.25rem; }
        .crumb { color: var(--soft); margin: 0 0 .75rem; font-size: .95rem; }
        .head { display: flex; justify-content: space-between; align-items: center; margin-bottom: 1rem; }
        .card { display: block; background: var(--surface); border: 1px solid var(--line); border-radius: 6px; padding: 1.5rem; }
        .narrow { max-width: 27rem; margin: 3rem auto 1rem; }
        .narrow h1 { margin-bottom: 1rem; }
        .fine { color: var(--soft); font-size: .9rem; margin-bottom: 0; }
        footer { text-align: center; color: var(--soft); font-size: .9rem; }

        .field { margin: 0 0 1.1rem; max-width: 44rem; }
        label, legend { display: block; font-weight: 600; margin-bottom: .25rem; }
        input[type=text], input[type=password], input[type=search], input[type=number], select, textarea {
          width: 100%; font: inherit; color: inherit; background: var(--surface);
          border: 1px solid var(--soft); border-radius: 4px; padding: .5rem .65rem;
        }
        input[type=number] { max-width: 10rem; }
        textarea { resize: vertical; }
        #csr { font: .85rem/1.45 "DejaVu Sans Mono", Consolas, monospace; }
        .hint { margin: .25rem 0 0; color: var(--soft); font-size: .9rem; }
        .tick { display: flex; gap: .6rem; align-items: center; }
        .tick label { margin: 0; font-weight: 400; }
        .tick input { width: 1.15rem; height: 1.15rem; accent-color: var(--accent); }
        fieldset { border: 1px solid var(--line); border-radius: 6px; margin: 0 0 1.25rem; padding: 1rem 1.25rem .25rem; max-width: 46rem; }
        legend { padding: 0 .4rem; }
        .san-row { display: grid; grid-template-columns: 12rem 1fr auto; gap: 1rem; align-items: end; max-width: 52rem; }
        .san-row .remove-san { margin-bottom: 1.1rem; }

        button { font: inherit; font-weight: 600; padding: .5rem 1.1rem; border-radius: 4px; border: 1px solid var(--accent);
          background: var(--surface); color: var(--accent); cursor: pointer; }
        button:hover { background: var(--tint); }
        button.primary { background: var(--accent); color: var(--accent-text); }
        button.primary:hover { filter: brightness(1.08); }
        button.quiet { background: none; border-color: var(--line); font-weight: 400; padding: .35rem .8rem; }
        .actions { display: flex; gap: .75rem; margin-top: 1.5rem; padding-top: 1.25rem; border-top: 1px solid var(--line); }
        .keep { margin: 1rem 0 0; }

        #tabs { display: flex; flex-wrap: wrap; gap: 0; border-bottom: 2px solid var(--line); margin-bottom: 1.5rem; counter-reset: step; }
        #tabs a, #tabs button { counter-increment: step; padding: .5rem .5rem; color: var(--soft); text-decoration: none; font-size: .85rem; font-weight: 400;
          border: 0; border-bottom: 3px solid transparent; border-radius: 4px 4px 0 0; margin-bottom: -2px; background: none; }
        #tabs a::before, #tabs button::before { content: counter(step); display: inline-block; min-width: 1.4em; margin-right: .4em; text-align: center;
          border-radius: 1em; background: var(--line); color: var(--text); font-size: .8rem; line-height: 1.4em; }
        #tabs a:hover, #tabs button:hover { background: var(--tint); }
        #tabs [aria-current=page], #tabs [aria-selected=true] { color: var(--text); font-weight: 600; border-bottom-color: var(--accent); }
        #tabs [aria-current=page]::before, #tabs [aria-selected=true]::before { background: var(--accent); color: var(--accent-text); }

        .notice { border-left: 4px solid var(--warn); background: var(--warn-ground); color: var(--warn); padding: .6rem 1rem; border-radius: 4px; }
        .notice.good { border-color: var(--good); background: var(--good-ground); color: var(--good); }
        .notice.bad { border-color: var(--bad); background: var(--bad-ground); color: var(--bad); }

        .search { display: flex; gap: .75rem; align-items: center; margin-bottom: 1rem; }
        .search label { margin: 0; white-space: nowrap; }
        .search input { max-width: 32rem; }
        table { width: 100%; border-collapse: collapse; background: var(--surface); border: 1px solid var(--line); border-radius: 6px; }
        caption { text-align: left; color: var(--soft); padding-bottom: .4rem; font-size: .9rem; }
        th, td { text-align: left; vertical-align: top; padding: .6rem .8rem; border-bottom: 1px solid var(--line); }
        th { font-size: .85rem; color: var(--soft); white-space: nowrap; }
        td.key { max-width: 18rem; }
        td.request-id, td.draft-id, td.status { white-space: nowrap; }
        td.created { white-space: nowrap; font-size: .9rem; color: var(--soft); }
        td.key, code, #csr-facts dd, dd[id$=sha256], #review-attachments, #review-csr {
          font-family: "DejaVu Sans Mono", Consolas, monospace; font-size: .82rem; overflow-wrap: anywhere; }

        .facts { background: var(--tint); border-radius: 6px; padding: 1rem 1.25rem; max-width: 52rem; }
        .facts .state { margin: 0 0 .5rem; }
        #csr-state { font-weight: 600; }
        .facts dl { margin: 0; display: grid; grid-template-columns: 11rem 1fr; gap: .25rem 1rem; }
        .facts dt { color: var(--soft); }
        .facts dd { margin: 0; }
        #attachments { padding: 0; list-style: none; max-width: 52rem; }
        #attachments li { padding: .5rem .75rem; border: 1px solid var(--line); border-radius: 4px; margin-bottom: .4rem; }
        #attachments code { display: block; color: var(--soft); }

        .panels { display: grid; grid-template-columns: repeat(auto-fit, minmax(20rem, 1fr)); gap: 1rem; margin-bottom: 1.5rem; }
        .panel { background: var(--surface); border: 1px solid var(--line); border-radius: 6px; padding: 1rem 1.25rem; }
        .panel ul { margin: 0; padding-left: 1.1rem; }
        .panel ul:empty { padding: 0; }
        .panel ul:empty::after { content: "None"; color: var(--soft); }
        :is(#warnings, #trust-chain, #duplicates, #holds) li { color: var(--bad); font-weight: 600; }
        .panel dl { margin: 0; display: grid; grid-template-columns: auto 1fr; gap: .15rem 1rem; }
        .panel dt { color: var(--soft); }
        .panel dd { margin: 0; font-weight: 600; }

        .values { margin: 0; }
        .values > div { display: grid; grid-template-columns: 19rem 1fr; gap: .25rem 1.5rem; padding: .4rem 0; border-bottom: 1px solid var(--line); }
        .values .part:not(:first-child) { margin-top: 1.25rem; }
        .values .part::before { content: attr(data-part); grid-column: 1 / -1; font-weight: 700; color: var(--accent); }
        .values dt { color: var(--soft); }
        .values dd { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
        .values dd[data-text]::after { content: attr(data-text); color: var(--soft); margin-left: .75rem; }
        .values dd ul { white-space: normal; margin: 0; padding: 0; list-style: none; }
        dialog { border: 1px solid var(--line); border-radius: 6px; background: var(--surface); color: inherit; padding: 1.5rem; max-width: 28rem; }
        dialog::backdrop { background: rgb(0 0 0 / .5); }
        dialog button { margin-right: .75rem; }
        [hidden] { display: none !important; }
        @media (max-width: 48rem) { .values > div, .san-row { grid-template-columns: 1fr; } .who { margin-left: 0; } }
        """#
}
