import LocalServers

/// Pages of a portal that cannot run here, written by us after its published form structure: names, ids, labels, methods and
/// addresses are the portal's, every sentence is ours.
struct VendorPages: Sendable {
    /// The folder among the selectors.
    let portal: String
    /// The pages, by method and path.
    let pages: [String: StaticPages.Page]

    /// The page with the form, by method and path.
    var form: String { pages.keys.first { $0.hasPrefix("GET ") } ?? "" }

    var maps: String { stagingMaps.replacing("/staging", with: "/\(portal)") }

    static let all = [adcs, dogtag]

    /// Microsoft's web enrolment: the page for a saved request, and the answer of one that waits.
    static let adcs = VendorPages(
        portal: "ad-cs",
        pages: [
            "GET /certsrv/certrqxt.asp": StaticPages.Page(
                """
                <!doctype html><title>A copy of a form</title>
                <p id="locPageTitle"><b>Submit a Certificate Request or Renewal Request</b></p>
                <p>Put a request here that was saved.</p>
                <table><tr><td>Saved Request:</td><td><textarea id="locTaRequest" name="taRequest" rows="8"></textarea></td></tr>
                <tr><td>Certificate Template:</td><td><select id="lbCertTemplateID" name="lbCertTemplate">
                <option value="E;WebServer;1;A">Web Server</option>
                <option value="E;CodeSigningP384;1;B">Code Signing P-384</option></select></td></tr>
                <tr><td>Attributes:</td><td><textarea name="taAttrib"></textarea></td></tr></table>
                <input type="button" id="btnSubmit" value="Submit &gt;">
                <form id="sent" method="post" action="certfnsh.asp">
                <input type="hidden" name="Mode" value="newreq"><input type="hidden" name="CertRequest">
                <input type="hidden" name="CertAttrib"><input type="hidden" name="FriendlyType">
                <input type="hidden" name="ThumbPrint"><input type="hidden" name="TargetStoreFlags" value="0">
                <input type="hidden" name="SaveCert" value="yes"></form>
                <script>
                document.getElementById("btnSubmit").onclick = () => {
                  const sent = document.getElementById("sent").elements;
                  const more = document.querySelector("[name=taAttrib]").value;
                  sent.CertRequest.value = document.getElementById("locTaRequest").value;
                  sent.CertAttrib.value = "CertificateTemplate:" + document.getElementById("lbCertTemplateID").value.split(";")[1]
                    + "\\r\\nUserAgent:" + navigator.userAgent + "\\r\\n" + more;
                  sent.FriendlyType.value = "Saved-Request Certificate";
                  document.getElementById("sent").submit();
                };
                </script>
                """),
            "POST /certsrv/certfnsh.asp": StaticPages.Page(
                """
                <!doctype html><title>A copy of an answer</title><p id="locPageTitle"><b>Certificate Pending</b></p>
                <p id="locInfoNewReq">Somebody has to look at it first.</p><p id="locInfoReqID">Your Request Id is 25.</p>
                """),
        ])

    /// Dogtag's end-entity pages: the inputs of one profile, and the answer of one that waits for an agent.
    static let dogtag = VendorPages(
        portal: "dogtag",
        pages: [
            "GET /ca/ee/ca/profileSelect": StaticPages.Page(
                """
                <!doctype html><title>A copy of a form</title><font size="+1">Certificate Profile</font><br>
                <font size="-1">Fill it in and send it.</font>
                <form name="ReqForm" method="post" action="profileSubmit"><table width="100%">
                <tr><td><b>Certificate Request Input</b></td></tr>
                <tr><td><li>Certificate Request Type</td><td><select name="cert_request_type">
                <option value="pkcs10">PKCS#10</option><option value="crmf">CRMF</option></select></td></tr>
                <tr><td><li>Certificate Request</td><td><textarea cols="60" rows="6" name="cert_request"></textarea></td></tr>
                <tr><td><b>Requestor Information</b></td></tr>
                <tr><td><li>Requestor Name</td><td><input type="text" name="requestor_name"></td></tr>
                <tr><td><li>Requestor Email</td><td><input type="text" name="requestor_email"></td></tr>
                <tr><td><li>Requestor Phone</td><td><input type="text" name="requestor_phone"></td></tr></table>
                <input type="hidden" name="profileId" value="caCodeSigning"><input type="hidden" name="renewal" value="false">
                <input type="hidden" name="xmlOutput" value="false"><input type="submit" value="Submit"></form>
                """),
            "POST /ca/ee/ca/profileSubmit": StaticPages.Page(
                """
                <!doctype html><title>A copy of an answer</title><font size="+1">Certificate Profile</font><br>
                <font size="-1">An agent looks at it. Its number:
                <b><a href="checkRequest?requestId=31">31</a></b>.</font>
                """),
        ])

    /// The same with one text of one page replaced.
    func changed(_ old: String, _ new: String, in page: String) throws -> VendorPages {
        var pages = pages
        guard let body = pages[page]?.body, body.contains(old) else { throw ChangedMap.Unchanged(text: old) }
        pages[page]?.body = body.replacing(old, with: new)
        return VendorPages(portal: portal, pages: pages)
    }
}
