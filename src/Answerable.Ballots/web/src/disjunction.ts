import { powerOfG, type FixedBase } from "./fixed-base.ts";
import type { Ciphertext, Proof } from "./formats.ts";
import { G, Q, modQ, multiply, power } from "./group.ts";
import { hashToExponent } from "./hash.ts";
import { randomExponent } from "./random.ts";

/** An encryption whose r and m its maker knows. */
export interface Opened extends Ciphertext {
  r: bigint;
  m: bigint;
}

/** The statement that a ciphertext holds M. */
export interface Claim<C extends Ciphertext> {
  of: C;
  M: bigint;
}

/**
 * Proves that one claim of several is true without saying which (specification 4.12 and 4.13). For a false claim
 * challenge and response are random and A = g^response alpha^challenge, B = y^response (beta/g^M)^challenge; knowing r
 * and m these are g^e and y^e g^((m - M) challenge) with e = response + r challenge. For the true claim A = g^w,
 * B = y^w, its challenge is H(prefix; A0,B0,...,Ak,Bk) less the others, and response = w - r challenge.
 */
export async function proveOneOf(y: FixedBase, prefix: string, claims: readonly Claim<Opened>[]): Promise<Proof[]> {
  const truth = claims.findIndex(({ of, M }) => of.m === M);
  if (truth < 0) throw new RangeError("None of the claims is true.");
  const w = randomExponent();
  const proofs: Proof[] = [];
  const commitments: bigint[] = [];
  let others = 0n;
  for (const [j, { of, M }] of claims.entries()) {
    const challenge = j === truth ? 0n : randomExponent();
    const response = j === truth ? w : randomExponent();
    const e = modQ(response + of.r * challenge);
    commitments.push(powerOfG(e), multiply(y.power(e), powerOfG(modQ((of.m - M) * challenge))));
    proofs.push({ challenge, response });
    others += challenge;
  }
  const challenge = modQ((await hashToExponent(prefix, commitments)) - others);
  proofs[truth] = { challenge, response: modQ(w - claims[truth]!.of.r * challenge) };
  return proofs;
}

/** Checks such a proof: the sum of the challenges mod q is the hash of the commitments (4.12, 4.13.3). */
export async function verifyOneOf(y: FixedBase, prefix: string, claims: readonly Claim<Ciphertext>[], proofs: readonly Proof[]): Promise<boolean> {
  if (proofs.length !== claims.length) return false;
  const commitments: bigint[] = [];
  let sum = 0n;
  for (const [j, { of, M }] of claims.entries()) {
    const { challenge, response } = proofs[j]!;
    const lifted = multiply(of.beta, power(G, modQ(Q - M)));
    commitments.push(multiply(powerOfG(response), power(of.alpha, challenge)));
    commitments.push(multiply(y.power(response), power(lifted, challenge)));
    sum += challenge;
  }
  return modQ(sum) === (await hashToExponent(prefix, commitments));
}

/** The product of ciphertexts, which encrypts the sum; of none, the pair (1, 1). */
export function productOf(ciphertexts: readonly Ciphertext[]): Ciphertext {
  let alpha = 1n;
  let beta = 1n;
  for (const c of ciphertexts) {
    alpha = multiply(alpha, c.alpha);
    beta = multiply(beta, c.beta);
  }
  return { alpha, beta };
}
