import { hex, hexBytes, utf8, utf8Text, type Bytes } from "./bytes.ts";
import { decryptCcm, encryptCcm } from "./ccm.ts";
import { sign } from "./certificates.ts";
import { powerOfG } from "./fixed-base.ts";
import { signedMessage } from "./formats.ts";
import { Q, modQ, multiply, power } from "./group.ts";
import { sha256 } from "./hash.ts";
import { randomExponent } from "./random.ts";
import { Refused, ensure } from "./refused.ts";
import { verifyMessage } from "./schnorr.ts";
import { element, object, parse, text, write } from "./shapes.ts";

/** What is signed: the message bound to the one it is for (specification 4.6.3). */
const channelMessage = object({ recipient: element, message: text });

/** What is relayed (4.6.1). */
const encryptedMessage = object({ alpha: element, beta: element, data: text });

/** send(sk, recipient, message): signed with sk, then encrypted for the encryption key `recipient` (4.6.3). */
export async function send(sk: bigint, recipient: bigint, message: string): Promise<string> {
  const signed = utf8(write(await sign(sk, write({ recipient, message }))));
  const r = randomExponent();
  const secret = powerOfG(randomExponent());
  const alpha = powerOfG(r);
  const beta = multiply(power(recipient, r), secret);
  const data = await encryptCcm(await keyOf(secret), await nonceOf(alpha, signed.length), signed);
  return write({ alpha, beta, data: hex(data) });
}

/** Opens a message with dk and checks its recipient and that `sender` (a verification key) signed it. */
export async function receive(dk: bigint, sender: bigint, sent: string): Promise<string> {
  try {
    const { alpha, beta, data } = parse(encryptedMessage, sent);
    const secret = multiply(beta, power(alpha, modQ(Q - dk)));
    const opened = await open(await keyOf(secret), alpha, hexBytes(data));
    ensure(opened, "channel");
    const { message, signature } = parse(signedMessage, utf8Text(opened));
    ensure(await verifyMessage(sender, message, signature), "channel");
    const inner = parse(channelMessage, message);
    ensure(inner.recipient === powerOfG(dk), "channel");
    return inner.message;
  } catch (error) {
    throw error instanceof Refused || error instanceof TypeError ? new Refused("channel") : error;
  }
}

const keyOf = (secret: bigint) => sha256(`key|${secret}`);

/** 13 bytes; 12 for a text of 64 KiB or more, whose length needs three bytes. */
async function nonceOf(alpha: bigint, length: number): Promise<Bytes> {
  return (await sha256(`iv|${alpha}`)).slice(0, length < 0x10000 ? 13 : 12);
}

async function open(key: Bytes, alpha: bigint, data: Bytes | undefined): Promise<Bytes | undefined> {
  return data && data.length >= 8 ? decryptCcm(key, await nonceOf(alpha, data.length - 8), data) : undefined;
}
