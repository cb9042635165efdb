"""What a person decides in the map that a walk over the staging portal became: each edit is one place in the file.

edits.py MAP  changes the map and prints how many edits it took. An edit that finds its place not exactly once is a fault.
"""
import pathlib
import sys

file = pathlib.Path(sys.argv[1])
text = file.read_text()
edits = 0


def edit(old, new, after=""):
    """Replaces the first `old` behind `after`."""
    global text, edits
    start = text.find(after)
    place = text.find(old, start)
    if start < 0 or place < 0:
        sys.exit(f"edits.py: the map has no “{old}” behind “{after}”")
    text = text[:place] + new + text[place + len(old):]
    edits += 1


# What the walk could not show, and what stands in several places of the packet.
edit("account: DECIDE", 'account: "#account"')
edit("refused: DECIDE", 'refused: "#login-error"')
edit("DECIDE", "subscriber.contactName", "- id: contact-name")
edit("DECIDE", "environment", "- id: environment")
for role in ["release-integrity-owner", "cryptography-engineering-manager", "ca-delegate"]:
    edit("packet: DECIDE", 'value: "yes"', f"- id: {role}-attested")
edit('"stamp": { packet: DECIDE }', '"stamp": { page: "#change-stamp" }')
edit("DECIDE", "subscriber.contactName", "- id: review-contact-name")
edit("DECIDE", "environment", "- id: review-environment")
edit("{ css: DECIDE, oneOf: [DECIDE] }", '{ css: "#request-status", oneOf: [Pending issuance] }')

# What the portal answers to a value: the next field waits for it, and a file is read back by what is shown of it.
edit('packet: "files[${csr.file}].pem"',
     'packet: "files[${csr.file}].pem"\n        settles: { request: helper-1, css: "#csr-state", text: Read }', "- id: csr")
edit('packet: "attestations[0].file"', '''packet: "attestations[0].file"
        shownBy: attachments
        settles: { request: upload-2, css: "#upload-state", text: Uploaded }
      - id: attachments
        label: Attached files
        kind: shown
        css: "#attachments .attachment-sha256"
        packet: files[${attestations[0].file}].sha256''', "- id: attestation-file")
edit("type: multipart\n", '''type: multipart
    body:
      _csrf: { opaque: 128 }
      file: { file: "attestations[0].file" }
''', "upload-2:")

# What the review says besides: its stamp, lists, and the portal's own judgement.
edit("  values:\n", '  stamp: "#change-stamp"\n  values:\n', "review:")
edit("judged: []", '''    - id: review-sans
      css: "#review-sans li"
      value: "${alternativeNames[].kind}: ${alternativeNames[].value}"
judged: []''')
edit("judged: []", '''    - id: review-attachments
      css: "#review-attachments li"
      value: "${files[${attestations[].file}].name} ${files[${attestations[].file}].sha256}"
judged: []''')
edit("judged: []   # what the portal says of its own: warnings, queue, duplicates\n", '''judged:
  - id: queue
    css: "#queue-state"
    demand: { equals: [Open] }
    words: the issuance queue is not open
''')
for name, css, demand, words in [
    ("window", "#window-state", "{ equals: [Current] }", "the issuance window is no longer the current one"),
    ("approval-gates", "#approval-gates li", '{ equals: ["Release integrity owner: satisfied", '
     '"Cryptography engineering manager: satisfied", "CA delegate: satisfied"] }', "not all three gates are satisfied"),
    ("warnings", "#warnings li", "empty", "the portal shows a warning"),
    ("trust-chain", "#trust-chain li", "empty", "the portal doubts the trust chain"),
    ("duplicates", "#duplicates li", "empty", "the portal knows another request for the same key"),
    ("holds", "#holds li", "empty", "the portal holds this subscriber or key back"),
]:
    panel = f'    panel: "{css.removesuffix(" li")}"\n' if css.endswith(" li") else ""
    edit("commit:\n", f'  - id: {name}\n{panel}    css: "{css}"\n    demand: {demand}\n    words: {words}\ncommit:\n')

# The walk that precedes a release makes a draft, which has to go again.
edit("  submit:\n    purpose: commit", '''  discard-draft:
    purpose: discard
    method: POST
    path: "/drafts/${draft}/discard"
    type: urlencoded
    body:
      _csrf: { opaque: 128 }
  submit:
    purpose: commit''')
edit("judged:\n", '''drafts:
  list: /drafts
  rows: "tr[data-draft]"
  id: { css: .draft-id, pattern: 'D-\\d{4}' }
  reopen: /requests/new?draft=${draft}
  abandon: { css: .discard, label: Discard, request: discard-draft }
judged:
''')

file.write_text(text)
print(edits)
