import { bytesToInteger } from "./bytes.ts";
import { powerOfG } from "./fixed-base.ts";
import { signedMessage, type SignedMessage } from "./formats.ts";
import { GROUP, Q } from "./group.ts";
import { sha256 } from "./hash.ts";
import { randomBase58 } from "./random.ts";
import { ensure } from "./refused.ts";
import { signMessage, verifyMessage } from "./schnorr.ts";
import { count, object, optional, parseCanonical, publicKey, text, write, type Read } from "./shapes.ts";

/** The ceremony that a certificate is for; later versions want it, version 2.0 lets it pass. `index` counts from 1. */
const context = object({ group: text, size: count, threshold: count, index: count });

/** A member's two public keys (specification 4.6.2). */
const certKeys = object({ context: optional(context), verification: publicKey, encryption: publicKey });
export type CertKeys = Read<typeof certKeys>;

/** A member's two private keys, derived from the seed (4.6.1). */
export interface MemberKeys {
  /** Signs; g^sk is `verification`. */
  sk: bigint;
  /** Opens messages; g^dk is `encryption`. */
  dk: bigint;
}

/** What a member makes in the first step. */
export interface MemberCertificate {
  /** 22 Base58 characters: the member's only secret to keep until the key is used. */
  seed: string;
  /** The signed public keys, as JSON: what the member hands in. */
  certificate: string;
}

/** Derives a member's private keys from the seed. */
export async function openSeed(seed: string): Promise<MemberKeys> {
  const typed = seed.trim();
  ensure(/^[1-9A-HJ-NP-Za-km-z]{22}$/.test(typed), "key-form");
  const derive = async (prefix: string) => bytesToInteger(await sha256(prefix + typed)) % Q;
  return { sk: await derive("sk|"), dk: await derive("dk|") };
}

/** Step 1: a member's seed and certificate, for the member with this number from 1 of so many. */
export async function makeCertificate(size: number, threshold: number, index: number): Promise<MemberCertificate> {
  requireThreshold(size, threshold);
  ensure(Number.isInteger(index) && index >= 1 && index <= size, "trustee-shape", "index");
  const seed = randomBase58(22);
  const { sk, dk } = await openSeed(seed);
  const keys: CertKeys = {
    context: { group: GROUP, size, threshold, index },
    verification: powerOfG(sk),
    encryption: powerOfG(dk),
  };
  return { seed, certificate: write(await sign(sk, write(keys))) };
}

/** A message with its signature. */
export async function sign(sk: bigint, message: string): Promise<SignedMessage> {
  return { message, signature: await signMessage(sk, message) };
}

/** Refuses a threshold that is not of 1 to size. */
export function requireThreshold(size: number, threshold: number): void {
  ensure(Number.isInteger(size) && Number.isInteger(threshold) && threshold >= 1 && threshold <= size, "trustee-shape");
}

/** Reads and checks the certificates of all members: signatures, contexts, no key twice. Names the first bad one from 1. */
export async function readCertificates(certificates: readonly SignedMessage[], threshold: number): Promise<CertKeys[]> {
  requireThreshold(certificates.length, threshold);
  const all: CertKeys[] = [];
  for (const [i, { message, signature }] of certificates.entries()) {
    const keys = parseCanonical(certKeys, message);
    ensure(await verifyMessage(keys.verification, message, signature), "certificate-signature", i + 1);
    if (keys.context !== undefined) {
      const expected = { group: GROUP, size: certificates.length, threshold, index: i + 1 };
      ensure(write(keys.context) === write(expected), "ceremony-context", i + 1);
    }
    ensure((keys.context === undefined) === ((all[0] ?? keys).context === undefined), "ceremony-form", i + 1);
    const again = all.some((other) => other.verification === keys.verification || other.encryption === keys.encryption);
    ensure(!again, "certificate-copied", i + 1);
    all.push(keys);
  }
  return all;
}

/** Parses certificates as they were handed in. */
export function parseCertificates(certificates: readonly string[]): SignedMessage[] {
  return certificates.map((json) => parseCanonical(signedMessage, json));
}
