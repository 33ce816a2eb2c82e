import { bytesToInteger, utf8 } from "./bytes.ts";
import { powerOfG } from "./fixed-base.ts";
import { Q } from "./group.ts";
import { BASE58, randomBase58, shuffled } from "./random.ts";
import { ensure } from "./refused.ts";

const ITERATIONS = 1000;

/** 53 - (v mod 53) as a Base58 digit, v being the value of the 14 characters (specification 4.8). */
export function checkDigit(first14: string): string {
  let v = 0n;
  for (const character of first14) v = v * 58n + BigInt(BASE58.indexOf(character));
  return BASE58[53 - Number(v % 53n)]!;
}

/** A fresh private credential XXX-XXX-XXX-XXX-XXX: 14 random characters (82 bits) and the check digit. */
export function makeCredential(): string {
  const first14 = randomBase58(14);
  return grouped(first14 + checkDigit(first14));
}

/** What a person typed or pasted, as a credential with its dashes. Spaces and dashes anywhere are forgiven, nothing else. */
export function parseCredential(typed: string): string {
  const characters = typed.replace(/[\s-]/g, "");
  ensure(characters.length === 15 && [...characters].every((c) => BASE58.includes(c)), "credential-form");
  ensure(checkDigit(characters.slice(0, 14)) === characters[14], "credential-check");
  return grouped(characters);
}

/** The secret exponent s: PBKDF2-HMAC-SHA256 of the credential with its dashes, the uuid as salt, 1000 iterations, mod q. */
export async function secretOf(credential: string, uuid: string): Promise<bigint> {
  const password = await crypto.subtle.importKey("raw", utf8(credential), "PBKDF2", false, ["deriveBits"]);
  const derivation = { name: "PBKDF2", hash: "SHA-256", salt: utf8(uuid), iterations: ITERATIONS };
  return bytesToInteger(new Uint8Array(await crypto.subtle.deriveBits(derivation, password, 256))) % Q;
}

/** The public credential g^s. */
export async function publicCredentialOf(credential: string, uuid: string): Promise<bigint> {
  return powerOfG(await secretOf(parseCredential(credential), uuid));
}

/** Fresh credentials and the list to publish, which is sorted by value so that its order says nothing of the voters. */
export interface Credentials {
  /** One a voter, in random order: which voter gets which is for the registrar to decide and to keep. */
  credentials: string[];
  /** The public keys in decimal, ascending: the content of the archive's record `public_creds`. */
  public_credentials: string[];
}

/** Makes credentials for so many voters of one election. */
export async function makeCredentials(uuid: string, number: number, progress: (part: number) => void = () => {}): Promise<Credentials> {
  const pairs = new Map<bigint, string>();
  while (pairs.size < number) {
    const credential = makeCredential();
    pairs.set(await publicCredentialOf(credential, uuid), credential);
    progress(pairs.size / number);
  }
  const ascending = [...pairs.keys()].sort((a, b) => (a < b ? -1 : 1));
  return { credentials: shuffled([...pairs.values()]), public_credentials: ascending.map(String) };
}

function grouped(characters: string): string {
  return characters.match(/.{3}/g)!.join("-");
}
