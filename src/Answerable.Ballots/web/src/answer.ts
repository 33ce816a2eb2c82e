import { productOf, proveOneOf, verifyOneOf, type Claim, type Opened } from "./disjunction.ts";
import { powerOfG, type FixedBase } from "./fixed-base.ts";
import type { Answer, Ciphertext, Proof, Question } from "./formats.ts";
import { isElement, modQ, multiply } from "./group.ts";
import { width } from "./election.ts";
import { randomExponent } from "./random.ts";
import { ensure } from "./refused.ts";

/** S0 = phi|credential, to which every proof of a ballot is bound (specification 4.11). */
export function bindingOf(fingerprint: string, credential: bigint): string {
  return `${fingerprint}|${credential}`;
}

/** alpha = g^r, beta = y^r g^m (4.11.1), with r and m kept for the proofs. */
function encrypt(y: FixedBase, m: bigint): Opened {
  const r = randomExponent();
  return { alpha: powerOfG(r), beta: multiply(y.power(r), powerOfG(m)), r, m };
}

function sumOf(parts: readonly Opened[]): Opened {
  const r = modQ(parts.reduce((sum, part) => sum + part.r, 0n));
  return { ...productOf(parts), r, m: parts.reduce((sum, part) => sum + part.m, 0n) };
}

/** Whether these zeros and ones are an answer that the question allows. */
export function isAllowed(question: Question, choices: readonly number[]): boolean {
  if (choices.length !== width(question) || !choices.every((m) => m === 0 || m === 1)) return false;
  const sum = choices.slice(question.blank ? 1 : 0).reduce<number>((a, b) => a + b, 0);
  if (question.blank && choices[0] === 1) return sum === 0;
  return sum >= question.min && sum <= question.max;
}

/** The prefixes of the challenges and the claims, the same for prover and verifier (4.11.1, 4.12, 4.13). */
function statements<C extends Ciphertext>(question: Question, S0: string, choices: readonly C[], total: (of: readonly C[]) => C) {
  const S = `${S0}|${choices.map(({ alpha, beta }) => `${alpha},${beta}`).join(",")}`;
  const sum = total(question.blank ? choices.slice(1) : choices);
  const within: Claim<C>[] = [];
  for (let M = question.min; M <= question.max; M++) within.push({ of: sum, M: BigInt(M) });
  const iprove = (T: string, c: Ciphertext) => `prove|${T}|${c.alpha},${c.beta}|`;
  const blank = choices[0]!;
  return {
    individual: choices.map((of) => ({ prefix: iprove(S0, of), claims: [{ of, M: 0n }, { of, M: 1n }] })),
    overall: question.blank
      ? { prefix: `bproof1|${S}|`, claims: [{ of: blank, M: 1n }, ...within] }
      : { prefix: iprove(S, sum), claims: within },
    blank: question.blank ? { prefix: `bproof0|${S}|`, claims: [{ of: blank, M: 0n }, { of: sum, M: 0n }] } : undefined,
  };
}

/** Encrypts one answer and proves that it is allowed; `each` is called after every encrypted value. */
export async function makeAnswer(question: Question, y: FixedBase, S0: string, choices: readonly number[], each: () => void): Promise<Answer> {
  ensure(isAllowed(question, choices), "choices", question.question);
  const opened = choices.map((m) => encrypt(y, BigInt(m)));
  const { individual, overall, blank } = statements(question, S0, opened, sumOf);
  const individual_proofs: Proof[][] = [];
  for (const { prefix, claims } of individual) {
    individual_proofs.push(await proveOneOf(y, prefix, claims));
    each();
  }
  const answer: Answer = {
    choices: opened.map(({ alpha, beta }) => ({ alpha, beta })),
    individual_proofs,
    overall_proof: await proveOneOf(y, overall.prefix, overall.claims),
  };
  if (blank) answer.blank_proof = await proveOneOf(y, blank.prefix, blank.claims);
  return answer;
}

/** Checks an answer: its width, the membership of every element, and all its proofs; refuses it at `where`. */
export async function verifyAnswer(question: Question, y: FixedBase, S0: string, answer: Answer, where: string): Promise<void> {
  const { choices, individual_proofs, overall_proof, blank_proof } = answer;
  ensure(choices.length === width(question) && individual_proofs.length === choices.length, "ballot-shape", where);
  ensure((blank_proof !== undefined) === (question.blank === true), "ballot-shape", where);
  ensure(choices.every(({ alpha, beta }) => isElement(alpha) && isElement(beta)), "membership", where);
  const { individual, overall, blank } = statements(question, S0, choices, productOf);
  for (const [i, { prefix, claims }] of individual.entries())
    ensure(await verifyOneOf(y, prefix, claims, individual_proofs[i]!), "individual-proof", `${where}.individual_proofs[${i}]`);
  ensure(await verifyOneOf(y, overall.prefix, overall.claims, overall_proof), "overall-proof", where);
  if (blank) ensure(await verifyOneOf(y, blank.prefix, blank.claims, blank_proof!), "blank-proof", where);
}
