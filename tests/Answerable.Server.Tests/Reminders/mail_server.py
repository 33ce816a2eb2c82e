# A mail server for tests: Debian's python3-aiosmtpd. Writes each mail it takes into a folder, and answers by the name before the at sign.
import asyncio, os, ssl, sys, uuid
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP


class Letters:
    def __init__(self, folder):
        self.folder = folder

    async def handle_RCPT(self, server, session, envelope, address, options):
        name = address.split("@")[0]
        if name.startswith("unknown"): return "550 5.1.1 No such mailbox"
        if name.startswith("busy"): return "451 4.2.1 Later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        name = envelope.rcpt_tos[0].split("@")[0]
        if name.startswith("silent"): await asyncio.sleep(3600)
        if name.startswith("refused"): return "554 5.6.0 Not this one"
        if name.startswith("full"): return "452 4.3.1 Full"
        part = os.path.join(self.folder, f".{uuid.uuid4()}")
        with open(part, "wb") as mail:
            mail.write(f"To-Envelope: {' '.join(envelope.rcpt_tos)}\r\n".encode() + envelope.content)
        os.rename(part, os.path.join(self.folder, f"{uuid.uuid4()}.eml"))
        if name.startswith("lost"): session.loop.call_soon(server.transport.abort)
        return "250 OK"


class Server(Controller):
    def factory(self):
        return SMTP(self.handler, **self.kept)


folder, port = sys.argv[1], int(sys.argv[2])
kept = {"hostname": "mail.test", "data_size_limit": 1 << 20}
if len(sys.argv) > 3:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(sys.argv[3])
    kept |= {"tls_context": context, "require_starttls": True}
server = Server(Letters(folder), hostname="127.0.0.1", port=port)
server.kept = kept
server.start()
print("ready", flush=True)
sys.stdin.read()
server.stop()
