"""A small server of HTTP and SMTP on loopback for tests: STATUS LOGIN; prints its two ports, keeps what it was told."""
import base64, http.server, socketserver, sys, threading
status, login = int(sys.argv[1]), sys.argv[2]
class Web(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        open("request", "wb").write(self.requestline.encode() + b"\n" + bytes(self.headers) + body)
        self.send_response(status)
        self.send_header("Content-Length", "2")
        self.send_header("X-Note", "kept")
        self.end_headers()
        self.wfile.write(b"ok")
    def log_message(self, *words): pass
class Mail(socketserver.StreamRequestHandler):
    def say(self, text): self.wfile.write(text.encode() + b"\r\n")
    def handle(self):
        isIn, to = not login, []
        self.say("220 here")
        while line := self.rfile.readline().decode().strip():
            verb = line.split(" ")[0].upper()
            if verb == "EHLO": self.say("250-here\r\n250 AUTH PLAIN" if login else "250 here")
            elif verb == "AUTH":
                words = line.split(" ")
                if len(words) < 3:
                    self.say("334 ")
                    words.append(self.rfile.readline().decode().strip())
                isIn = base64.b64decode(words[2]).decode().split("\0")[1:] == login.split(":")
                self.say("235 in" if isIn else "535 no")
            elif verb in ("MAIL", "RCPT"):
                if verb == "RCPT": to.append(line)
                self.say("250 ok" if isIn else "530 sign in")
            elif verb == "DATA":
                self.say("354 go")
                text = b""
                while not text.endswith(b"\r\n.\r\n"): text += self.rfile.readline()
                open("mail", "wb").write("\n".join(to).encode() + b"\n" + text)
                self.say("250 kept")
            elif verb == "QUIT":
                self.say("221 bye")
                return
            else: self.say("500 what")
web = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Web)
mail = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Mail)
for server in (web, mail): threading.Thread(target=server.serve_forever).start()
print(web.server_address[1], mail.server_address[1])
