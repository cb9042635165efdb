extension OwnPages {
    /// The map of these pages.
    static let map = """
        schema: countersign.map/1
        portal: own
        version: "1"
        title: Pages of a test's own
        status: tested
        origins: ["${origin}"]
        account: "#account"
        visible: [h1]
        login:
          title: Sign in
          open: { address: /login }
          landmark: { css: h1, text: Sign in }
          form: { css: form, action: /login }
          username: { label: Name, css: "#name" }
          password: { label: Password, css: "#password" }
          submit: { css: "#in", label: Sign in, request: sign-in }
          refused: ".error"
          success: /begin
        begin:
          title: Begin
          open: { address: /begin }
          path: /begin
          landmark: { css: h1, text: Begin }
          press: { css: "#new", label: New }
        pages:
          - id: choice
            title: Choice
            open: { address: /choice }
            path: /choice
            landmark: { css: h1, text: Choice }
            form: { css: "#choice", action: /choice }
            fields:
              - { id: authority, label: Authority, kind: select, choose: text, value: Issuing CA, reveal: true }
            save: { css: "#go", label: Go on, request: save-choice }
          - id: form
            title: Form
            path: /form
            landmark: { css: h1, text: Form }
            form: { css: "#form", action: /form }
            ignored: ["#send"]
            unfold: ["#more"]
            fields:
              - id: names
                label: Names
                kind: rows
                rows:
                  container: "#rows"
                  row: .row
                  add: { css: "#add", label: Add }
                  remove: .gone
                  fields:
                    - id: san
                      label: Name
                      unlabelled: true
                      css: input
                      packet: alternativeNames[].value
                      reveal: true
              - { id: note, label: Note, value: as approved, reveal: true }
        requests:
          sign-in: { purpose: login, method: POST, path: /login, type: urlencoded, body: { name: { opaque: 99 } } }
          save-choice: { purpose: save, method: POST, path: /choice, type: urlencoded, carries: [choice] }
          send: { purpose: commit, method: POST, path: /form, type: urlencoded, carries: [form] }
        review: { again: form }
        judged:
          - { id: messages, pages: [form, review], css: ".messages li", demand: empty, words: the portal has something to say }
        commit:
          press: { css: "#send", label: Send }
          request: send
        confirmation:
          path: /done
          landmark: { css: h1, text: Done }
          requestID: { css: "#id", pattern: "[A-Z0-9:]+" }
          status: { css: ".status", oneOf: [Issued] }
          echoes:
            - { id: key, css: pre, digest: spki, packet: csr.spkiSHA256 }
          contradictions:
            - { css: ".error", words: the portal refused the form }
          certificate:
            css: pre
            serial: "#id"
            extendedKeyUsages: [{ value: 1.3.6.1.5.5.7.3.3 }]
        reconcile:
          class: lookup-by-key
          lookup:
            address: /list
            landmark: { css: h1, text: List }
            rows: li.hit
            id: { css: .id, pattern: "[A-Z0-9-]+" }
            opens: { link: a, landmark: { css: h1, text: Request }, atMost: 3 }
            key: { id: key, css: pre, digest: spki, packet: csr.spkiSHA256 }
        """
}
