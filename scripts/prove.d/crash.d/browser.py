"""A browser's end without pages: WebDriver BiDi on one side, a staging portal behind the run's own valve on the other.

It does what Chromium was measured to do: a request it may send goes out once, and again when its connection dies without
an answer; a request that is held when its driver or the connection to it dies is sent.
"""
import base64
import hashlib
import http.client
import json
import re
import socket
import struct
import threading
import urllib.parse

RESENDS = 3
ANSWER_SECONDS = 8


class Behaviour:
    """What the next run's browser does besides; `direct`: it is not behind the valve."""

    def __init__(self, twice=False, tampered=False, drops=False, direct=False):
        self.twice, self.tampered, self.drops, self.direct = twice, tampered, drops, direct


class Browser:
    """Listens for BiDi connections; one run at a time."""

    def __init__(self, password):
        self.password = password
        self.behaviour = Behaviour()
        self.threads = []
        # Called once the request is held, before anybody hears of it.
        self.when_held = None
        self.server = socket.create_server(("127.0.0.1", 0), backlog=16)
        self.address = "ws://127.0.0.1:%d/session" % self.server.getsockname()[1]
        threading.Thread(target=self.listen, daemon=True).start()

    def listen(self):
        while True:
            connection, _ = self.server.accept()
            session = Session(self, connection)
            thread = threading.Thread(target=session.serve, daemon=True)
            self.threads.append(thread)
            thread.start()

    def settle(self):
        """Waits until no request of any earlier run can still arrive."""
        for thread in self.threads:
            thread.join(60)
        self.threads = []


class Session:
    def __init__(self, browser, connection):
        self.browser, self.connection = browser, connection
        self.behaviour = browser.behaviour
        self.writing = threading.Lock()
        self.held = {}
        self.senders = []
        self.cookie = self.token = self.location = None
        self.status = 0

    def serve(self):
        try:
            self.shake_hands()
            while True:
                message = self.receive()
                if message is None:
                    break
                self.answer(message)
        except OSError:
            pass
        # The driver is gone: what was held is let go (measured), into whatever way out there still is.
        for request, body in list(self.held.items()):
            self.deliver(request, body)
        for sender in self.senders:
            sender.join(60)
        self.connection.close()

    def shake_hands(self):
        head = b""
        while b"\r\n\r\n" not in head:
            part = self.connection.recv(4096)
            if not part:
                raise OSError("no handshake")
            head += part
        key = re.search(rb"(?i)sec-websocket-key: *(\S+)", head).group(1)
        accept = base64.b64encode(hashlib.sha1(key + b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11").digest())
        self.connection.sendall(
            b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            b"Sec-WebSocket-Accept: " + accept + b"\r\n\r\n")

    def exactly(self, size):
        data = b""
        while len(data) < size:
            part = self.connection.recv(size - len(data))
            if not part:
                raise OSError("the connection ended")
            data += part
        return data

    def receive(self):
        while True:
            first, second = self.exactly(2)
            size = second & 0x7F
            if size == 126:
                size = struct.unpack(">H", self.exactly(2))[0]
            elif size == 127:
                size = struct.unpack(">Q", self.exactly(8))[0]
            mask = self.exactly(4)
            data = bytes(byte ^ mask[index % 4] for index, byte in enumerate(self.exactly(size)))
            if first & 0x0F == 8:
                return None
            if first & 0x0F == 1:
                return json.loads(data)

    def send(self, message):
        data = json.dumps(message).encode()
        head = b"\x81" + (bytes([len(data)]) if len(data) < 126 else b"\x7e" + struct.pack(">H", len(data))
                          if len(data) < 65536 else b"\x7f" + struct.pack(">Q", len(data)))
        with self.writing:
            try:
                self.connection.sendall(head + data)
            except OSError:
                pass

    def answer(self, message):
        method, params = message["method"], message.get("params", {})
        result = {}
        if method == "sim.open":
            self.open(params)
        elif method == "sim.press":
            self.press(params["fields"])
        elif method == "sim.confirmation":
            result = {"ids": self.confirmation()}
        elif method == "network.continueRequest":
            request = params["request"]
            body = self.held.pop(request, None)
            if body is not None:
                sender = threading.Thread(target=self.deliver, args=(request, body), daemon=True)
                self.senders.append(sender)
                sender.start()
        elif method == "network.failRequest":
            self.held.pop(params["request"], None)
            self.event("network.fetchError", {"request": {"request": params["request"]}, "errorText": "failed"})
        self.send({"type": "success", "id": message["id"], "result": result})

    def event(self, method, params):
        self.send({"type": "event", "method": method, "params": params})

    def open(self, params):
        self.proxy = int(params["proxy"])
        self.portal = urllib.parse.urlsplit(params["portal"])
        self.cookie = self.cookie_of(self.fetch("GET", "/login"))
        body = {"_csrf": self.token, "username": "ops.engineer", "password": self.browser.password}
        self.cookie = self.cookie_of(self.fetch("POST", "/login", urllib.parse.urlencode(body)))
        self.fetch("GET", "/requests/new")

    def cookie_of(self, headers):
        return headers.get("Set-Cookie", self.cookie or "").split(";")[0]

    def press(self, fields):
        fields = [(name, value) for name, value in fields]
        if self.behaviour.tampered:
            fields = [(name, "Other Organization" if name == "organization" else value) for name, value in fields]
        body = urllib.parse.urlencode(fields + [("_csrf", self.token)])
        for number in range(2 if self.behaviour.twice else 1):
            request = "request-%d" % number
            self.held[request] = body
            if number == 0 and self.browser.when_held:
                self.browser.when_held()
            self.event("network.beforeRequestSent", {
                "isBlocked": True, "redirectCount": 0,
                "request": {
                    "request": request, "method": "POST", "url": self.portal.geturl() + "/requests/submit",
                    "bodySize": len(body), "goog:postData": body,
                    "headers": [{"name": "Content-Type",
                                 "value": {"type": "string", "value": "application/x-www-form-urlencoded"}}]}})

    def deliver(self, request, body):
        """Posts, and posts again where a connection dies without an answer, as Chromium does by itself."""
        for _ in range(1 + RESENDS):
            try:
                headers = self.fetch("POST", "/requests/submit", body, drops=self.behaviour.drops)
                self.location = headers.get("Location")
                return self.event("network.responseStarted", {
                    "request": {"request": request}, "response": {"status": self.status}})
            except (OSError, http.client.HTTPException):
                continue
        self.event("network.fetchError", {"request": {"request": request}, "errorText": "the connection ended"})

    def confirmation(self):
        if not self.location or not self.location.startswith("/requests/CR-"):
            return []
        try:
            self.fetch("GET", self.location)
        except (OSError, http.client.HTTPException):
            return []
        return sorted(set(re.findall(r'id="request-id"[^>]*>\s*(CR-\d{6})', self.page)))

    def way_out(self):
        if self.behaviour.direct:
            return socket.create_connection((self.portal.hostname, self.portal.port), ANSWER_SECONDS)
        out = socket.create_connection(("127.0.0.1", self.proxy), ANSWER_SECONDS)
        out.sendall(b"\x05\x01\x00")
        if self.take(out, 2) != b"\x05\x00":
            raise OSError("no SOCKS")
        host = self.portal.hostname.encode()
        out.sendall(b"\x05\x01\x00\x03" + bytes([len(host)]) + host + struct.pack(">H", self.portal.port))
        if self.take(out, 4)[1] != 0:
            raise OSError("the valve refused")
        self.take(out, 6)
        return out

    @staticmethod
    def take(out, size):
        data = b""
        while len(data) < size:
            part = out.recv(size - len(data))
            if not part:
                raise OSError("the proxy ended")
            data += part
        return data

    def fetch(self, method, path, body=None, drops=False):
        out = self.way_out()
        try:
            if drops:
                raise OSError("dropped before a byte was sent")
            data = (body or "").encode()
            lines = ["%s %s HTTP/1.1" % (method, path), "Host: " + self.portal.netloc, "Connection: close"]
            if self.cookie:
                lines.append("Cookie: " + self.cookie)
            if body is not None:
                lines += ["Content-Type: application/x-www-form-urlencoded", "Content-Length: %d" % len(data)]
            out.sendall("\r\n".join(lines).encode() + b"\r\n\r\n" + data)
            response = http.client.HTTPResponse(out, method=method)
            response.begin()
            self.status = response.status
            self.page = response.read().decode("utf-8", "replace")
            found = re.search(r'name="_csrf"[^>]*value="([^"]+)"', self.page)
            if found:
                self.token = found.group(1)
            return response.headers
        finally:
            out.close()
