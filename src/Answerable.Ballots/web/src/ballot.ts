import { bindingOf, makeAnswer, verifyAnswer } from "./answer.ts";
import { parseCredential, secretOf } from "./credentials.ts";
import { width, type Election } from "./election.ts";
import { powerOfG } from "./fixed-base.ts";
import { ballot, type Answer, type Ballot } from "./formats.ts";
import { isElement } from "./group.ts";
import { sha256Base64 } from "./hash.ts";
import { ensure } from "./refused.ts";
import { signBallot, verifyBallotSignature } from "./schnorr.ts";
import { parseCanonical, write } from "./shapes.ts";
import { trackerOf } from "./tracker.ts";

/** A finished ballot. */
export interface MadeBallot {
  /** The bytes to hand in, as text. */
  ballot: string;
  /** What the voter keeps, to find the ballot again: 43 characters. */
  tracker: string;
}

/**
 * Makes a ballot (specification 4.11 to 4.15). `choices` has, for each question, a 0 or 1 for each answer, and one more in
 * front where a blank vote is allowed. `progress` is called with the part done, up to 1.
 */
export async function makeBallot(
  election: Election,
  credential: string,
  choices: readonly (readonly number[])[],
  progress: (part: number) => void = () => {},
): Promise<MadeBallot> {
  ensure(choices.length === election.questions.length, "choices");
  const s = await secretOf(parseCredential(credential), election.uuid);
  const publicCredential = powerOfG(s);
  const S0 = bindingOf(election.fingerprint, publicCredential);
  const values = election.questions.reduce((sum, question) => sum + width(question), 0);
  let done = 0;
  const answers: Answer[] = [];
  for (const [i, question] of election.questions.entries())
    answers.push(await makeAnswer(question, election.y, S0, choices[i]!, () => progress(++done / (values + 1))));
  const unsigned = {
    election_uuid: election.uuid,
    election_hash: election.fingerprint,
    credential: publicCredential,
    answers,
  };
  const hash = await sha256Base64(write(unsigned));
  const signed: Ballot = { ...unsigned, signature: { hash, proof: await signBallot(s, hash) } };
  const text = write(signed);
  progress(1);
  return { ballot: text, tracker: await trackerOf(text) };
}

/** Reads a ballot and checks its form, its election and its shape, not its proofs. */
export function readBallot(election: Election, json: string): Ballot {
  const read = parseCanonical(ballot, json);
  ensure(read.election_uuid === election.uuid && read.election_hash === election.fingerprint, "ballot-election");
  ensure(read.answers.length === election.questions.length, "ballot-shape", "answers");
  for (const [i, question] of election.questions.entries())
    ensure(read.answers[i]!.choices.length === width(question), "ballot-shape", `answers[${i}]`);
  return read;
}

/** Checks a ballot wholly, apart from whether its credential is on the election's list. About 0.5 s for 10 x 4 answers. */
export async function verifyBallot(election: Election, json: string): Promise<Ballot> {
  const read = readBallot(election, json);
  const { signature, ...unsigned } = read;
  ensure(isElement(read.credential), "membership", "credential");
  ensure(read.credential !== 1n, "neutral-element", "credential");
  ensure(signature.hash === (await sha256Base64(write(unsigned))), "ballot-hash");
  ensure(await verifyBallotSignature(read.credential, signature.hash, signature.proof), "ballot-signature");
  const S0 = bindingOf(election.fingerprint, read.credential);
  for (const [i, question] of election.questions.entries())
    await verifyAnswer(question, election.y, S0, read.answers[i]!, `answers[${i}]`);
  return read;
}
