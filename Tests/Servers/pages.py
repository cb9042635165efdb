"""Pages of a test's own on loopback: answers by pages.json of this folder, writes down what is posted; prints its port.

pages.json: {"GET /form": {"status": 200, "type": "text/html", "location": null, "body": "…"}}.
"""
import json
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

with open("pages.json", encoding="utf-8") as file:
    PAGES = json.load(file)


class Pages(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self):
        length = int(self.headers.get("Content-Length") or 0)
        body = self.rfile.read(length)
        path = self.path.split("?")[0]
        if self.command == "POST":
            with open("posted", "ab") as posted:
                posted.write(f"{path} ".encode() + body + b"\n")
        page = PAGES.get(f"{self.command} {path}", {"status": 404, "type": "text/plain", "body": "no such page"})
        content = page.get("body", "").encode()
        self.send_response(page.get("status", 200))
        self.send_header("Content-Type", page.get("type", "text/html; charset=utf-8"))
        self.send_header("Content-Length", str(len(content)))
        if page.get("location"):
            self.send_header("Location", page["location"])
        self.end_headers()
        self.wfile.write(content)

    do_GET = do_POST = answer

    def log_message(self, *arguments):
        pass


class Server(ThreadingHTTPServer):
    def handle_error(self, request, client_address):
        """A browser that ends resets its connections; nothing is to be said of it."""


server = Server(("127.0.0.1", 0), Pages)
print(server.server_port, flush=True)
server.serve_forever()
