/// A request of the browser (WebDriver BiDi, section 7.6.2, `network.RequestData`).
public struct NetworkRequest: Sendable, Hashable {
    /// The browser's name for it; a redirect keeps it.
    public let id: String
    /// The HTTP method, as the browser sends it.
    public let method: String
    /// The absolute URL.
    public let url: String
    /// The headers.
    public let headers: [NetworkHeader]
    /// The body's size in bytes; nil where the browser does not say.
    public let bodySize: Int?
    /// What it is for: `document`, `image`; nil where the browser does not say.
    public let destination: String?
    /// The body before it is sent, where the browser shows it in the event (Chromium's `goog:postData`).
    public let postData: String?
    /// Whether the browser announces a body (Chromium's `goog:hasPostData`).
    public let hasPostData: Bool

    init(_ reading: BiDiReading) throws(WebDriverError) {
        id = try reading.text("request")
        method = try reading.text("method")
        url = try reading.text("url")
        headers = try (reading.value["headers"] == nil ? [] : try reading.list("headers")).reading(NetworkHeader.init)
        bodySize = reading.value["bodySize"]?.number.flatMap(Int.init(exactly:))
        destination = reading.value["destination"]?.string
        postData = reading.value["goog:postData"]?.string
        hasPostData = reading.value["goog:hasPostData"]?.bool ?? false
    }
}

/// The response to a request (section 7.6.2, `network.ResponseData`).
public struct NetworkResponse: Sendable, Hashable {
    /// The URL that answered.
    public let url: String
    /// The HTTP status.
    public let status: Int
    /// The words behind the status; often empty.
    public let statusText: String
    /// The headers.
    public let headers: [NetworkHeader]
    /// The media type.
    public let mimeType: String
    /// Whether the browser took it from its cache.
    public let isFromCache: Bool

    init(_ reading: BiDiReading) throws(WebDriverError) {
        url = try reading.text("url")
        status = try reading.whole("status")
        statusText = reading.value["statusText"]?.string ?? ""
        headers = try (reading.value["headers"] == nil ? [] : try reading.list("headers")).reading(NetworkHeader.init)
        mimeType = reading.value["mimeType"]?.string ?? ""
        isFromCache = reading.value["fromCache"]?.bool ?? false
    }
}
