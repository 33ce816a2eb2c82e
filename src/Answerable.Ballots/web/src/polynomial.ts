import { signedMessage, type SignedMessage } from "./formats.ts";
import { modQ, multiply, power } from "./group.ts";
import { ensure } from "./refused.ts";
import { verifyMessage } from "./schnorr.ts";
import { element, list, object, parseCanonical, type Read } from "./shapes.ts";

/** A_i0, ..., A_i(t-1): the coefficients of member i's polynomial, as powers of g (specification 4.6.4). */
const rawCoefexps = object({ coefexps: list(element) });
export type Coefexps = Read<typeof rawCoefexps>["coefexps"];

/** f(j) mod q, by Horner's rule. */
export function valueAt(coefficients: readonly bigint[], j: number): bigint {
  return coefficients.reduceRight((sum, a) => modQ(sum * BigInt(j) + a), 0n);
}

/** g^f(j) from the powers of the coefficients: the product of A_k^(j^k), by Horner's rule in the exponent. */
export function powerAt(coefexps: readonly bigint[], j: number): bigint {
  return coefexps.reduceRight((product, A) => multiply(power(product, BigInt(j)), A), 1n);
}

/** Reads the signed coefficients of every member in the order of their verification keys. Names the first bad one from 1. */
export async function readCoefexps(signed: readonly SignedMessage[], verifications: readonly bigint[], threshold: number): Promise<Coefexps[]> {
  ensure(signed.length === verifications.length, "trustee-shape");
  const all: Coefexps[] = [];
  for (const [i, { message, signature }] of signed.entries()) {
    ensure(await verifyMessage(verifications[i]!, message, signature), "coefficient-signature", i + 1);
    const { coefexps } = parseCanonical(rawCoefexps, message);
    ensure(coefexps.length === threshold, "trustee-shape", i + 1);
    all.push(coefexps);
  }
  return all;
}

/** Parses signed coefficients as they were handed in. */
export function parseCoefexps(coefexps: readonly string[]): SignedMessage[] {
  return coefexps.map((json) => parseCanonical(signedMessage, json));
}

/** X_j = g^(S_j), the product over all members i of g^f_i(j). */
export function verificationKeyAt(coefexps: readonly Coefexps[], j: number): bigint {
  return coefexps.reduce((product, own) => multiply(product, powerAt(own, j)), 1n);
}

/** The sub-key of the group: the product of every A_i0. */
export function subKey(coefexps: readonly Coefexps[]): bigint {
  return coefexps.reduce((product, own) => multiply(product, own[0]!), 1n);
}
