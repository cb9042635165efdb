/// Pages in which a secret stands somewhere; `@` is the secret.
enum MaskPlaces {
    static let all = forms + layouts

    /// Of different lengths, and both fit every pattern.
    static let secrets = ("4711", "0815815008")

    private static let forms = [
        ("a field", "<label>Name <input value='@'></label>"),
        ("a text area", "<label>Note</label><textarea>@</textarea>"),
        ("a text nobody named", "<h1>Request</h1><p>@</p>"),
        ("a frame", "<h1>Request</h1><iframe srcdoc='<h1>@</h1>'></iframe>"),
        ("an open shadow root", "<h1>Request</h1><div id=open></div>"),
        ("a closed shadow root", "<h1>Request</h1><div id=closed></div>"),
        (
            "a closed shadow root over a heading",
            "<h1>Request of today</h1><div id=closed style='position:absolute;top:20px;left:30px'></div>"
        ),
        ("a dialog", "<h1>Request</h1><dialog><p>@</p></dialog>"),
        ("a popover", "<h1>Request</h1><div popover><p>@</p></div>"),
        (
            "a text over a heading that no click reaches",
            "<h1>Request of today</h1><p style='position:absolute;top:20px;left:30px;pointer-events:none'>@</p>"
        ),
        ("a list", "<label>Owner</label><select style='width:12em'><option>@</option></select>"),
        (
            "a canvas over a heading",
            "<h1>Request of today</h1><canvas style='position:absolute;top:10px;left:20px' width=200 height=40></canvas>"
        ),
        ("a sticky bar over a heading", "<p style='position:fixed;top:20px;left:0'>@</p><h1>Request of today</h1>"),
        ("a heading with a token", "<h1>Request with PIN: @</h1><label>after</label>"),
        ("a heading with an internal host", "<h1>Kept on @.vault.internal</h1><label>after</label>"),
        ("a label with a serial", "<div><label>Serial number 7@7</label> <label>beside</label></div><h1>after</h1>"),
        ("a serial in pieces", "<h1>Serial number <b class=open>77</b><b class=open>7@7</b></h1>"),
        ("a title, a comment and a tooltip", "<!-- @ --><h1 title='@'>Request</h1>"),
        ("a placeholder", "<label>Code <input placeholder='@'></label>"),
        ("generated content", "<style>h1::after { content: '@'; position: absolute }</style><h1>Request</h1>"),
    ]

    private static let layouts = [
        ("a label behind a text in its line", "<p><span>@</span> <label>Owner</label></p>"),
        ("a centred line", "<p style='text-align:center'><label>Owner</label> <span>@</span></p>"),
        ("a row of boxes", "<div style='display:flex'><span>@</span><label>Owner</label></div>"),
        ("a row of a table", "<table><tr><td>@</td><td><label>Owner</label></td></tr></table>"),
        (
            "a label behind a list as wide as its words",
            "<p><select><option>@</option></select> <label>Owner</label></p>"
        ),
        ("a label behind an editable text", "<p><span contenteditable>@</span><label>Owner</label></p>"),
        ("a focused field with its caret", "<label>Code</label><input autofocus value='@'>"),
        ("a field that the browser fills", "<form><label>Mail</label><input autocomplete=email value='@'></form>"),
        ("a password that is shown", "<label>Password <input type=password value='@'></label>"),
        (
            "a scrolled document",
            "<div style='height:400px'></div><h1>Request</h1><p>@</p><div data-scroll style='height:2000px'></div>"
        ),
        (
            "a scrolled box",
            "<h1>Request</h1><div style='height:60px;overflow:auto'><p style='height:300px'>@</p></div>"
        ),
        (
            "a sticky head over scrolled text",
            "<p style='position:sticky;top:0'>@</p><h1>Request</h1><div data-scroll style='height:2000px'></div>"
        ),
        ("a page zoomed in", "<div style='zoom:1.25'><h1>Request</h1><label>Code</label> <input value='@'></div>"),
        ("a turned text", "<h1>Request</h1><p style='transform:rotate(7deg) scale(1.3)'>@</p>"),
        ("a frame in a frame", "<h1>Request</h1><iframe srcdoc=\"<iframe srcdoc='<h1>@</h1>'></iframe>\"></iframe>"),
        (
            "a frame over a heading",
            "<h1>Request of today</h1><iframe style='position:absolute;top:10px;left:20px;width:200px;height:50px' srcdoc='<p>@</p>'></iframe>"
        ),
        ("a dialog over a dialog", "<h1>Request</h1><dialog><h1>Sure?</h1><p>@</p></dialog><dialog><p>@</p></dialog>"),
        ("an open disclosure", "<details open><summary>More</summary><p>@</p></details><h1>after</h1>"),
        (
            "a picture of text",
            "<h1>Request</h1><img width=120 height=30 src=\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'><text y='20'>@</text></svg>\">"
        ),
        (
            "a vector text over a heading",
            "<h1>Request of today</h1><svg style='position:absolute;top:10px;left:20px' width=200 height=40><text y=20>@</text></svg>"
        ),
        ("a list item's number", "<ol start=@><li><label>Owner</label></li></ol>"),
        ("a meter and a tab", "<h1>Request</h1><progress max=9999999999 value=@></progress><p tabindex=0>@</p>"),
        ("a token in an approved line", "<h1>signing.bank.internal, token=@</h1><label>after</label>"),
        ("a private address", "<h1>By 10.0.0.1, @</h1><label>after</label>"),
    ]
}
