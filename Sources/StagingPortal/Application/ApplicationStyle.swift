/// What the application needs beyond the portal's stylesheet.
enum ApplicationStyle {
    static let text = #"""

        .work { width: 100%; height: 56rem; border: 1px solid var(--line); }
        .caption { display: block; font-weight: 600; margin-bottom: .25rem; }
        .combobox { border: 1px solid var(--line); border-radius: 4px; padding: .5rem .65rem; background: var(--surface); cursor: pointer; }
        .popup { position: absolute; margin: 0; padding: 0; list-style: none; min-width: 16rem; z-index: 5;
          background: var(--surface); border: 1px solid var(--line); }
        .popup li { padding: .5rem .65rem; cursor: pointer; }
        .name { display: grid; grid-template-columns: 12rem 1fr auto; gap: 1rem; align-items: center; margin-bottom: .75rem; max-width: 52rem; }
        """#
}
