import type { Bytes } from "./bytes.ts";

const BLOCK = 16;
const TAG = 8;

/** AES-256 in CCM (NIST SP 800-38C) with a tag of 8 bytes and no further data: WebCrypto has CBC and CTR, of which CCM is made. */
export async function encryptCcm(key: Bytes, nonce: Bytes, plaintext: Bytes): Promise<Bytes> {
  const stream = await applyStream(key, nonce, await macOf(key, nonce, plaintext), plaintext);
  return joined(stream.subarray(BLOCK), stream.subarray(0, TAG));
}

/** The plaintext, or undefined if key, nonce, text and tag do not belong together. */
export async function decryptCcm(key: Bytes, nonce: Bytes, sealed: Bytes): Promise<Bytes | undefined> {
  if (sealed.length < TAG) return undefined;
  const end = sealed.length - TAG;
  const stream = await applyStream(key, nonce, sealed.subarray(end), sealed.subarray(0, end));
  const plaintext = stream.slice(BLOCK);
  const tag = await macOf(key, nonce, plaintext);
  let difference = 0;
  for (let i = 0; i < TAG; i++) difference |= tag[i]! ^ stream[i]!;
  return difference === 0 ? plaintext : undefined;
}

/** How many bytes count the length: what 15 leaves beside the nonce. */
const lengthBytes = (nonce: Bytes) => BLOCK - 1 - nonce.length;

/** CBC-MAC over the block of flags, nonce and length, then the plaintext filled up with zeros. */
async function macOf(key: Bytes, nonce: Bytes, plaintext: Bytes): Promise<Bytes> {
  const blocks = 1 + Math.ceil(plaintext.length / BLOCK);
  const input = new Uint8Array(blocks * BLOCK);
  input[0] = 8 * ((TAG - 2) / 2) + lengthBytes(nonce) - 1;
  input.set(nonce, 1);
  let length = plaintext.length;
  for (let i = BLOCK - 1; i > nonce.length; i--, length = Math.floor(length / 256)) input[i] = length % 256;
  input.set(plaintext, BLOCK);
  const cbc = await crypto.subtle.importKey("raw", key, "AES-CBC", false, ["encrypt"]);
  const chained = await crypto.subtle.encrypt({ name: "AES-CBC", iv: new Uint8Array(BLOCK) }, cbc, input);
  return new Uint8Array(chained, (blocks - 1) * BLOCK, TAG);
}

/** Counter 0 covers the tag, counters from 1 the text. */
async function applyStream(key: Bytes, nonce: Bytes, tag: Bytes, text: Bytes): Promise<Bytes> {
  const counter = new Uint8Array(BLOCK);
  counter[0] = lengthBytes(nonce) - 1;
  counter.set(nonce, 1);
  const input = new Uint8Array(BLOCK + text.length);
  input.set(tag);
  input.set(text, BLOCK);
  const ctr = await crypto.subtle.importKey("raw", key, "AES-CTR", false, ["encrypt"]);
  const algorithm = { name: "AES-CTR", counter, length: 8 * lengthBytes(nonce) };
  return new Uint8Array(await crypto.subtle.encrypt(algorithm, ctr, input));
}

function joined(first: Bytes, second: Bytes): Bytes {
  const result = new Uint8Array(first.length + second.length);
  result.set(first);
  result.set(second, first.length);
  return result;
}
