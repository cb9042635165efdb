"""The failure messages of django-ca 3.2, and how a governed run is brought to each.

Each case changes lines of the released map, so that the walk enters, and lets leave, what no approved packet holds: the
gates and the comparison stay as they are, and what is compared is what the changed map says. What no map can bring about
is done by the portal's operator while the run stands before its last click, or by another account.

Usage: messages.py names | field NAME exit|words|act|user | map NAME FOLDER (a copy of selectors/django-ca, changed in place)
"""
import sys
from pathlib import Path

NOT_AFTER = "packet: validityDays as date-ahead"
BLOCK = '"-----BEGIN CERTIFICATE REQUEST-----\\n%s\\n-----END CERTIFICATE REQUEST-----\\n"'
CSR = "packet: files[${csr.file}].pem\n        settles: { request: csr-details, css: \"#id_csr[data-fetched=true]\" }"
FETCH = '/csr: { packet: "files[${csr.file}].pemBlock" }'
SUBJECT = 'subject: { json: { "/*/oid": { packet: "subject[].type" }, "/*/value": { packet: "subject[].value" } } }'
SANS = """json:
          "/*/type": { packet: "alternativeNames[].kind as san-kinds" }
          "/*/value": { packet: "alternativeNames[].value" }"""
PEM = "Could not parse PEM-encoded CSR. They usually look like this: "


def rows(kind, value):
    """One row of alternative names, instead of the packet's."""
    return [
        ("packet: alternativeNames[].kind as san-kinds\n", f"value: {kind}\n"),
        ("packet: alternativeNames[].value\n", f"value: {value}\n"),
        (SANS, f'json: {{ "/*/type": {{ value: {kind} }}, "/*/value": {{ value: {value} }} }}'),
    ]


def csr(text):
    """Another text in the place of the request; the page's own reading of it is not waited for, and goes as it is."""
    return [(CSR, f"value: {text}"), (FETCH, "/csr: { opaque: 4096 }")]


def table(name, words):
    return ("tables:\n", "tables:\n  %s: { %s }\n" % (name, ", ".join(f'"{a}": "{b}"' for a, b in words.items())))


TYPES = {t: t for t in ["2.5.4.6", "2.5.4.10", "2.5.4.11", "2.5.4.3"]}
VALUES = {v: v for v in ["Harbour Systems GmbH", "Release Engineering", "Harbour Systems Release Signing"]}


def subject(types, values):
    """Each attribute of the subject under another type, or with another value, by tables of the map."""
    return [
        table("other-types", TYPES | types), table("other-values", VALUES | {"DE": "DE"} | values),
        ("packet: subject[].type\n", "packet: subject[].type as other-types\n"),
        ("packet: subject[].value\n", "packet: subject[].value as other-values\n"),
        (SUBJECT, 'subject: { json: { "/*/oid": { packet: "subject[].type as other-types" }, '
         '"/*/value": { packet: "subject[].value as other-values" } } }'),
    ]


def not_after(text):
    return [(NOT_AFTER, f"value: {text}")]


# name: exit, what the portal says, edits, what its operator does meanwhile, who is signed in
CASES = {
    "csr-none": (12, PEM, csr("no request"), "", "operator"),
    "csr-preamble": (12, PEM, csr('"Certificate request:\\n-----BEGIN CERTIFICATE REQUEST-----\\n"'), "", "operator"),
    "csr-new-label": (12, PEM, csr('"-----BEGIN NEW CERTIFICATE REQUEST-----\\nMIIB\\n-----END NEW CERTIFICATE REQUEST-----\\n"'), "", "operator"),
    "csr-base64": (12, "Unable to load PEM file. See https://cryptography.io/", csr(BLOCK % "MIIB7"), "", "operator"),
    "no-name-at-all": (
        12, "Subject Alternative Name is required if the subject does not contain a Common Name.",
        subject({"2.5.4.3": "2.5.4.7"}, {}) + [
            ("packet: alternativeNames[].kind as san-kinds\n", "packet: profile\n              equals: none\n              value: DNS\n"),
            ("packet: alternativeNames[].value\n", "packet: profile\n              equals: none\n              value: none\n"),
            (SANS, "json: {}"),
        ], "", "operator"),
    "two-common-names": (
        12, "Value error, attribute of type commonName must not occur more then once in a name.",
        subject({"2.5.4.11": "2.5.4.3"}, {}), "", "operator"),
    "country": (12, "Value error, USA: Must have exactly two characters", subject({}, {"DE": "USA"}), "", "operator"),
    "address": (12, "Value error, 999.1.1.1: Could not parse IP address", rows("IP", "999.1.1.1"), "", "operator"),
    "domain": (12, "Value error, Invalid domain: ", rows("DNS", '"code harbour.example"'), "", "operator"),
    "date-past": (12, "Certificate cannot expire in the past.", not_after('"2020-01-01"'), "", "operator"),
    "date-too-far": (12, "certificate must not expire after that.", not_after('"2100-01-01"'), "", "operator"),
    "date-malformed": (12, "Enter a valid date.", not_after("soon"), "", "operator"),
    "algorithm": (
        12, "EC-based certificate authorities require a signature hash algorithm.",
        [("value: SHA-256\n", 'value: "None"\n        choose: text\n')], "", "operator"),
    "password-missing": (12, "Certificate authority is not usable.", [], "locked", "operator"),
    "sign-in": (11, "Please enter the correct username and password for a staff account.", [], "", "nobody"),
    "session-gone": (12, "The portal ended the session: it shows its sign-in page instead.", [], "sessions", "operator"),
    "csrf": (12, "403 Forbidden", [], "csrf", "operator"),
    "authority-unknown": (12, "Server Error (500)", [], "authority", "operator"),
    "not-found": (
        11, "Certificate with ID “9999” doesn’t exist. Perhaps it was deleted?",
        [("open: { address: /admin/django_ca/certificate/ }\n  path: /admin/django_ca/certificate/\n"
          '  landmark: { css: "#content > h1", text: Select certificate to change }\n'
          '  press: { css: ".object-tools a.addlink", label: Add certificate }',
          "open: { address: /admin/django_ca/certificate/9999/change/ }\n  path: /admin/\n"
          '  landmark: { css: "#content > h1", text: Site administration }\n'
          '  press: { css: ".model-certificate a.addlink", label: Add }')], "", "operator"),
    "no-rights": (11, "403 Forbidden", [], "", "viewer"),
}


def changed(name, folder):
    file = next(Path(folder).glob("*/map.yaml"))
    text = file.read_text()
    for old, new in CASES[name][2]:
        if text.count(old) != 1:
            raise SystemExit(f"{name}: the map has {text.count(old)} times: {old}")
        text = text.replace(old, new)
    file.write_text(text)


def main(arguments):
    match arguments:
        case ["names"]:
            print("\n".join(CASES))
        case ["field", name, field]:
            print(dict(zip(["exit", "words", "edits", "act", "user"], CASES[name]))[field])
        case ["map", name, folder]:
            changed(name, folder)
        case _:
            raise SystemExit(__doc__)


main(sys.argv[1:])
