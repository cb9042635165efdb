"""`openssl ts` behind HTTP on loopback, with tsa.pem and tsa.key of the folder it is started in: `timestamp-authority.py COUNT [OFFSET]`.

Answers COUNT queries and ends; says its port first. With an OFFSET such as +31s its clock is that far away.
"""
import http.server, subprocess, sys

CONFIGURATION = """[tsa]
default_tsa = own
[own]
serial = tsa.serial
crypto_device = builtin
signer_cert = tsa.pem
certs = tsa.pem
signer_key = tsa.key
signer_digest = sha256
default_policy = 1.3.6.1.4.1.99999.1
digests = sha256, sha384, sha512
accuracy = secs:1
ordering = no
tsa_name = yes
ess_cert_id_chain = no
ess_cert_id_alg = sha256
"""


class Authority(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        open("tsa.query", "wb").write(self.rfile.read(int(self.headers["Content-Length"])))
        away = ["faketime", "-f", sys.argv[2]] if sys.argv[2:] else []
        ask = away + ["openssl", "ts", "-reply", "-config", "tsa.cnf", "-queryfile", "tsa.query"]
        answer = subprocess.run(ask, capture_output=True, check=True).stdout
        self.send_response(200)
        self.send_header("Content-Type", "application/timestamp-reply")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)


open("tsa.cnf", "w").write(CONFIGURATION)
open("tsa.serial", "w").write("01\n")
server = http.server.HTTPServer(("127.0.0.1", 0), Authority)
print(server.server_port, flush=True)
for _ in range(int(sys.argv[1])):
    server.handle_request()
