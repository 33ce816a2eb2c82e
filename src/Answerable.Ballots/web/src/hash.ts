import { base64, bytesToInteger, hex, utf8, type Bytes } from "./bytes.ts";
import { Q } from "./group.ts";

/** SHA-256 of bytes, or of the UTF-8 bytes of a text. */
export async function sha256(data: Bytes | string): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", typeof data === "string" ? utf8(data) : data));
}

/** SHA-256 in lower-case hexadecimal: the name of a record in an archive. */
export async function sha256Hex(data: Bytes | string): Promise<string> {
  return hex(await sha256(data));
}

/** SHA-256 in base64 without padding, 43 characters: fingerprints and trackers (specification 4.15, H_JSON). */
export async function sha256Base64(data: Bytes | string): Promise<string> {
  return base64(await sha256(data));
}

/** H(prefix; e1, ..., en): SHA-256 of the prefix and the elements in decimal, joined by commas, as an integer mod q. */
export async function hashToExponent(prefix: string, elements: readonly bigint[]): Promise<bigint> {
  return bytesToInteger(await sha256(prefix + elements.join(","))) % Q;
}
