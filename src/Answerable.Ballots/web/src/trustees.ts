import { powerOfG } from "./fixed-base.ts";
import { trustees as trusteesShape, type Trustee, type TrusteePublicKey } from "./formats.ts";
import { multiply } from "./group.ts";
import { sha256Hex } from "./hash.ts";
import { ensure } from "./refused.ts";
import { provePok, verifyPok } from "./schnorr.ts";
import { exponent, parse, parseCanonical, write } from "./shapes.ts";
import { randomExponent } from "./random.ts";
import { verifyThreshold } from "./threshold.ts";

/** A trustee's key pair. */
export interface TrusteeKey {
  /** x in decimal, in a JSON string: the file that the trustee keeps, offline. */
  private_key: string;
  /** X = g^x with its proof of knowledge, as JSON: what the trustee hands in. */
  public_key: string;
}

/** Makes the key pair of a single trustee (specification 3.1.1), without whom nothing can be decrypted. */
export async function makeTrusteeKey(): Promise<TrusteeKey> {
  const x = randomExponent();
  const X = powerOfG(x);
  const key: TrusteePublicKey = { pok: await provePok(x, X), public_key: X };
  return { private_key: write(x), public_key: write(key) };
}

/** Reads a private key's file: a decimal in a JSON string. */
export function readPrivateKey(file: string): bigint {
  const x = parse(exponent, file.trim());
  ensure(x > 0n, "key-form");
  return x;
}

/** SHA-256 of the key in decimal, hexadecimal: what trustees read to each other. The reference names files by its first 8 digits. */
export function keyFingerprint(X: bigint): Promise<string> {
  return sha256Hex(X.toString());
}

/** The trustees of an election, checked. */
export interface Trustees {
  trustees: Trustee[];
  /** The verification keys X in the order of owners: the trustee with number n has keys[n - 1]. */
  keys: bigint[];
  /** The product of the sub-keys, which must be the election's key y. */
  product: bigint;
}

/** Reads and checks the trustees' record: proofs of knowledge, certificates, coefficients, verification keys. */
export async function readTrustees(json: string): Promise<Trustees> {
  const trustees = parseCanonical(trusteesShape, json);
  ensure(trustees.length > 0, "trustee-shape");
  const keys: bigint[] = [];
  let product = 1n;
  for (const trustee of trustees) {
    if (trustee[0] === "Single") {
      const [, { public_key, pok }] = trustee;
      ensure(await verifyPok(public_key, pok), "key-possession", keys.length + 1);
      keys.push(public_key);
      product = multiply(product, public_key);
    } else {
      const [, parameters] = trustee;
      product = multiply(product, await verifyThreshold(parameters));
      keys.push(...parameters.verification_keys.map((key) => key.public_key));
    }
  }
  return { trustees, keys, product };
}

/** The trustee's number from 1, for a private key; refuses a key that is not among the trustees. */
export function ownerOf(keys: readonly bigint[], x: bigint): number {
  const owner = keys.indexOf(powerOfG(x)) + 1;
  ensure(owner > 0, "key-unknown");
  return owner;
}
