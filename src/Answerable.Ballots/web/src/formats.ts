import { count, decimal, exponent, flag, hash, list, object, optional, publicKey, residue, text } from "./shapes.ts";
import type { Read, Shape } from "./shapes.ts";
import { ensure } from "./refused.ts";

/** A proof of knowledge: challenge and response in [0, q) (specification 4.3). */
export const proof = object({ challenge: exponent, response: exponent });
export type Proof = Read<typeof proof>;

/** alpha = g^r, beta = y^r g^m (4.3). */
export const ciphertext = object({ alpha: residue, beta: residue });
export type Ciphertext = Read<typeof ciphertext>;

/** An encrypted answer (4.11.1). */
export const answer = object({
  choices: list(ciphertext),
  individual_proofs: list(list(proof)),
  overall_proof: list(proof),
  blank_proof: optional(list(proof)),
});
export type Answer = Read<typeof answer>;

/** What the voter signs: the ballot without its signature (4.15). */
const unsigned = { election_uuid: text, election_hash: text, credential: residue, answers: list(answer) };

/** A ballot (4.15). */
export const ballot = object({ ...unsigned, signature: object({ hash: text, proof }) });
export type Ballot = Read<typeof ballot>;

/** One question, homomorphic (4.9.1). */
export const question = object({ answers: list(text), blank: optional(flag), min: count, max: count, question: text });
export type Question = Read<typeof question>;

/** The election's data (4.10). */
export const electionData = object({
  version: count,
  description: text,
  name: text,
  group: text,
  public_key: publicKey,
  questions: list(question),
  uuid: text,
  administrator: optional(text),
  credential_authority: optional(text),
});

/** A key X = g^x with its proof of knowledge (4.5); `signature` is later versions' signature over X in decimal. */
export const trusteePublicKey = object({
  pok: proof,
  public_key: publicKey,
  signature: optional(proof),
  name: optional(text),
});
export type TrusteePublicKey = Read<typeof trusteePublicKey>;

/** A message and its signature (4.6.1). */
export const signedMessage = object({ message: text, signature: proof });
export type SignedMessage = Read<typeof signedMessage>;

/** The published part of a Pedersen ceremony (4.6.7); `signatures` is later versions'. */
export const thresholdParameters = object({
  threshold: count,
  certs: list(signedMessage),
  coefexps: list(signedMessage),
  signatures: optional(list(proof)),
  verification_keys: list(trusteePublicKey),
});
export type ThresholdParameters = Read<typeof thresholdParameters>;

/** `["Single", key]` or `["Pedersen", parameters]` (4.7). */
export type Trustee = ["Single", TrusteePublicKey] | ["Pedersen", ThresholdParameters];
export const trustee: Shape<Trustee> = (value, where) => {
  ensure(Array.isArray(value) && value.length === 2, "json", where);
  if (value[0] === "Single") return ["Single", trusteePublicKey(value[1], where)];
  ensure(value[0] === "Pedersen", "json", where);
  return ["Pedersen", thresholdParameters(value[1], where)];
};
export const trustees = list(trustee);

/** A public credential with its weight (4.8); the weight is 1 where none is written. */
export const publicCredential: Shape<string> = (value, where) => {
  const [key, weight, ...more] = text(value, where).split(",");
  ensure(more.length === 0, "json", where);
  ensure(residue(key, where) !== 1n, "neutral-element", where);
  if (weight !== undefined) decimal(weight, where);
  return value as string;
};

/** The homomorphic tally (4.16). */
export const encryptedTally = list(list(ciphertext));
export type EncryptedTally = Read<typeof encryptedTally>;

/** A number that is written as a JSON number up to 2^30 - 1 and as a decimal string above. */
const weight: Shape<number | bigint> = (value, where) =>
  typeof value === "number" ? count(value, where) : decimal(value, where);

/** The payload of the event EncryptedTally (4.16). */
export const sizedTally = object({ num_tallied: count, total_weight: weight, encrypted_tally: hash });

/** One trustee's part of the decryption (4.18). */
export const partialDecryption = object({ decryption_factors: list(list(residue)), decryption_proofs: list(list(proof)) });
export type PartialDecryption = Read<typeof partialDecryption>;

/** The payload of the event PartialDecryption: the trustee's number from 1, and the record's hash (4.18). */
export const owned = object({ owner: count, payload: hash });

/** The payload of the event Setup. */
export const setupData = object({ election: hash, trustees: hash, credentials: hash });

/** One link of the chain of events. */
export const event = object({ parent: optional(hash), height: count, type: text, payload: optional(hash) });
export type Event = Read<typeof event>;

/** The first record of an archive. */
export const header = object({ version: count, timestamp: decimal });
