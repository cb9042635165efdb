/// Enters many texts in one round trip, as trusted input events (`input`, and `change` on blur).
///
/// Input: a list of `{element, value}`. Output: for each, `kept` when it already held the value, `entered` or
/// `refused`. What was really entered is read back afterwards, always: some controls refuse without a word.
enum EntryScript {
    static let source = #"""
        const [entries] = arguments;
        return entries.map(({ element, value }) => {
          const lines = (text) => text.replace(/\r\n?/g, "\n");
          if (lines(element.value) === lines(value)) return "kept";
          element.scrollIntoView({ block: "nearest" });
          element.focus();
          // Where the focus is elsewhere, so would be the text.
          if (element.getRootNode().activeElement !== element) return "refused";
          element.select();
          const taken = value === ""
            ? document.execCommand("delete") : document.execCommand("insertText", false, value);
          element.blur();
          return taken ? "entered" : "refused";
        });
        """#
}
