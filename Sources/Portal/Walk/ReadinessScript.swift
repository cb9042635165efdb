/// Says in one round trip which document the browser shows and whether it is the one that was waited for.
///
/// Input: CSS selector and text of the landmark (null: any), and of the sign-in page's (null: there is none). Output:
/// `document` (the time origin: another value means another document), `scripted`, `path`, `title`, `found`, `signIn`.
///
/// `scripted`: the style sheets have come and the deferred scripts have run. `interactive` alone comes before them, and
/// a click then reaches nobody.
enum ReadinessScript {
    static let source = #"""
        const [css, text, signInCSS, signInText] = arguments;
        const words = (e) => (e.innerText || e.textContent || "").replace(/\s+/g, " ").trim();
        const isShown = (e) => e.getClientRects().length > 0;
        const marks = (css, text) => [...document.querySelectorAll(css)].filter((e) => isShown(e) && (text === null || words(e) === text));
        const navigation = performance.getEntriesByType("navigation")[0];
        // A page is measured as it is seen: not before its style sheets have come, or have failed to.
        const isStyled = document.readyState === "complete"
          || [...document.querySelectorAll("link[rel~=stylesheet]")].every((link) => link.disabled || link.sheet);
        const scripted = isStyled
          && (document.readyState === "complete" || (navigation && navigation.domContentLoadedEventEnd > 0));
        return {
          document: performance.timeOrigin, scripted, path: location.pathname, title: document.title,
          found: marks(css, text).length, signIn: signInCSS === null ? 0 : marks(signInCSS, signInText).length,
        };
        """#
}
