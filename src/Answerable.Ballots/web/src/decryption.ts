import { powerOfG } from "./fixed-base.ts";
import type { EncryptedTally, PartialDecryption, Proof } from "./formats.ts";
import { isElement, modQ, multiply, power } from "./group.ts";
import { hashToExponent } from "./hash.ts";
import { randomExponent } from "./random.ts";
import { ensure } from "./refused.ts";

const decryptPrefix = (fingerprint: string, X: bigint) => `decrypt|${fingerprint}|${X}|`;

/**
 * Decryption factors f = alpha^x with their proofs (specification 4.18): A = g^w, B = alpha^w,
 * challenge = H(decrypt|phi|X|; A,B), response = w - x challenge. The private key x is a single trustee's or a member's S_j.
 * An alpha outside the group is refused, since alpha^x would tell something of x.
 */
export async function makePartialDecryption(
  fingerprint: string,
  tally: EncryptedTally,
  x: bigint,
  progress: (part: number) => void = () => {},
): Promise<PartialDecryption> {
  const prefix = decryptPrefix(fingerprint, powerOfG(x));
  const total = tally.reduce((sum, row) => sum + row.length, 0);
  const result: PartialDecryption = { decryption_factors: [], decryption_proofs: [] };
  let done = 0;
  for (const [i, row] of tally.entries()) {
    const factors: bigint[] = [];
    const proofs: Proof[] = [];
    for (const [j, { alpha }] of row.entries()) {
      ensure(isElement(alpha), "membership", `encrypted_tally[${i}][${j}].alpha`);
      const w = randomExponent();
      const challenge = await hashToExponent(prefix, [powerOfG(w), power(alpha, w)]);
      factors.push(power(alpha, x));
      proofs.push({ challenge, response: modQ(w - x * challenge) });
      progress(++done / total);
    }
    result.decryption_factors.push(factors);
    result.decryption_proofs.push(proofs);
  }
  return result;
}

/** Checks A = g^response X^challenge and B = alpha^response f^challenge for every factor, and that every factor is an element. */
export async function verifyPartialDecryption(fingerprint: string, tally: EncryptedTally, X: bigint, part: PartialDecryption): Promise<boolean> {
  const prefix = decryptPrefix(fingerprint, X);
  const shape = (rows: readonly (readonly unknown[])[]) => rows.map((row) => row.length).join(",");
  if (shape(part.decryption_factors) !== shape(tally) || shape(part.decryption_proofs) !== shape(tally)) return false;
  for (const [i, row] of tally.entries())
    for (const [j, { alpha }] of row.entries()) {
      const f = part.decryption_factors[i]![j]!;
      const { challenge, response } = part.decryption_proofs[i]![j]!;
      const A = multiply(powerOfG(response), power(X, challenge));
      const B = multiply(power(alpha, response), power(f, challenge));
      if (!isElement(f) || challenge !== (await hashToExponent(prefix, [A, B]))) return false;
    }
  return true;
}
