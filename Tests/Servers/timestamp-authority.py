"""`openssl ts` behind HTTP on loopback: a real timestamp authority for tests and proofs.

Works in the folder it is started in, with tsa.pem and tsa.key, which it makes where they are not. Says its port and process.
--answers N: ends after N. --clock OFFSET: how far its clock is away, as faketime writes it: --clock=-31s.
--detach: goes on in a session of its own. --oddity: see ODDITIES.
"""
import argparse, http.server, os, subprocess, threading

ODDITIES = {
    "none": "",
    "forgetfulOfNonce": "stamps what it was asked for, without the number used once",
    "refusing": "answers with HTTP status 503",
    "chatty": "answers with a page",
}
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
parser = argparse.ArgumentParser()
parser.add_argument("--answers", type=int)
parser.add_argument("--clock")
parser.add_argument("--detach", action="store_true")
parser.add_argument("--oddity", choices=ODDITIES, default="none")
wanted = parser.parse_args()
lock = threading.Lock()


def openssl(*words, clock=()):
    return subprocess.run([*clock, "openssl", *words], capture_output=True, text=False)


def forget_nonce():
    text = openssl("ts", "-query", "-in", "tsa.query", "-text").stdout.decode()
    rows = text.split("Message data:")[1].split("Policy OID")[0].strip().splitlines()
    digest = "".join(row.split(" - ")[1].split("   ")[0].replace("-", "").replace(" ", "") for row in rows)
    openssl("ts", "-query", "-digest", digest, "-sha256", "-cert", "-no_nonce", "-out", "tsa.query")


def stamp(query):
    with lock:
        open("tsa.query", "wb").write(query)
        if wanted.oddity == "forgetfulOfNonce":
            forget_nonce()
        clock = ("faketime", "-f", wanted.clock) if wanted.clock else ()
        return openssl("ts", "-reply", "-config", "tsa.cnf", "-queryfile", "tsa.query", clock=clock).stdout


class Authority(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        assert self.headers["Content-Type"] == "application/timestamp-query"
        answer = stamp(self.rfile.read(int(self.headers["Content-Length"])))
        if wanted.oddity == "refusing":
            return self.send_error(503)
        if wanted.oddity == "chatty":
            answer = b"<html>" * 1000
        self.send_response(200)
        self.send_header("Content-Type", "application/timestamp-reply")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)


def detach():
    """Leaves the family of whoever started it: Foundation waits for a child's end by what the child inherits."""
    child = os.fork()
    if child:
        print(server.server_port, child, flush=True)
        os._exit(0)
    os.setsid()
    for number in range(3):
        os.dup2(os.open(os.devnull, os.O_RDWR), number)
    for number in map(int, os.listdir("/proc/self/fd")):
        if number > 2 and number != server.fileno():
            try:
                os.close(number)
            except OSError:
                pass
    # Nobody asks any more: the test is over, however it ended.
    server.timeout = 600
    server.handle_timeout = lambda: os._exit(0)


if not os.path.exists("tsa.pem"):
    # Valid for tokens of a clock that is behind, too.
    yesterday = ("faketime", "-f", "-1d") if wanted.clock else ()
    openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", "tsa.key",
            "-out", "tsa.pem", "-days", "30", "-subj", "/CN=Local Time", "-addext",
            "extendedKeyUsage=critical,timeStamping", clock=yesterday)
open("tsa.cnf", "w").write(CONFIGURATION)
open("tsa.serial", "w").write("01\n")
server = http.server.HTTPServer(("127.0.0.1", 0), Authority)
if wanted.detach:
    detach()
else:
    print(server.server_port, os.getpid(), flush=True)
while wanted.answers is None or wanted.answers > 0:
    server.handle_request()
    wanted.answers = wanted.answers and wanted.answers - 1
