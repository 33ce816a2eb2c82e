import { powerOfG } from "./fixed-base.ts";
import type { Proof } from "./formats.ts";
import { GROUP, modQ, multiply, power } from "./group.ts";
import { hashToExponent } from "./hash.ts";
import { randomExponent } from "./random.ts";

/** Knowledge of x in X = g^x: A = g^w, challenge = H(prefix; A), response = w - x challenge mod q. */
async function prove(prefix: string, x: bigint): Promise<Proof> {
  const w = randomExponent();
  const challenge = await hashToExponent(prefix, [powerOfG(w)]);
  return { challenge, response: modQ(w - x * challenge) };
}

/** A = g^response X^challenge, challenge = H(prefix; A). */
async function verify(prefix: string, X: bigint, { challenge, response }: Proof): Promise<boolean> {
  const A = multiply(powerOfG(response), power(X, challenge));
  return challenge === (await hashToExponent(prefix, [A]));
}

const pokPrefix = (X: bigint) => `pok|${GROUP}|${X}|`;

/** Proof that a trustee knows the private key x of X = g^x (specification 4.5, H_pok). */
export function provePok(x: bigint, X: bigint): Promise<Proof> {
  return prove(pokPrefix(X), x);
}

/** Checks a trustee's proof of knowledge (4.5). */
export function verifyPok(X: bigint, proof: Proof): Promise<boolean> {
  return verify(pokPrefix(X), X, proof);
}

/** A voter's signature over the hash of the ballot without its signature (4.14, H_signature). */
export function signBallot(s: bigint, hash: string): Promise<Proof> {
  return prove(`sig|${hash}|`, s);
}

/** Checks a voter's signature (4.14). */
export function verifyBallotSignature(credential: bigint, hash: string, proof: Proof): Promise<boolean> {
  return verify(`sig|${hash}|`, credential, proof);
}

/** A trustee's signature over a message with the signing key sk (4.6.1). */
export function signMessage(sk: bigint, message: string): Promise<Proof> {
  return prove(`sigmsg|${message}|`, sk);
}

/** Checks a trustee's signature over a message with the verification key vk = g^sk (4.6.1). */
export function verifyMessage(vk: bigint, message: string, proof: Proof): Promise<boolean> {
  return verify(`sigmsg|${message}|`, vk, proof);
}
