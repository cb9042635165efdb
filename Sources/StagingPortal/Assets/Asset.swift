import NIOHTTP1

/// The files that pages refer to.
enum Asset {
    static func reply(_ name: String, api: String) -> Reply? {
        if name == "portal.css" {
            return file(StyleSheet.text + ApplicationStyle.text, type: "text/css; charset=utf-8")
        }
        return script(name).map {
            file($0.replacing(CrossOriginScript.place, with: api), type: "text/javascript; charset=utf-8")
        }
    }

    private static func script(_ name: String) -> String? {
        switch name {
        case "csr.js": SigningRequestScript.text
        case "names.js": NamesScript.text
        case "attachments.js": AttachmentsScript.text
        case "application.js": ApplicationScript.text
        case "request-form.js": RequestFormScript.text
        case "security-key.js": SecurityKeyScript.text
        case "posting-worker.js": OtherWayScript.worker
        default: ScenarioScripts.all.first { ScenarioScripts.fileName($0.key) == name }?.value
        }
    }

    private static func file(_ text: String, type: String) -> Reply {
        Reply(.ok, type: type, body: Array(text.utf8))
    }
}
