/** A rule of archives that the library's verifier has too, under the same code (`Rule` there). */
export type ArchiveRule =
  | "archive-header"
  | "entry-header"
  | "entry-whole"
  | "entry-hash"
  | "event-order"
  | "event-chain"
  | "event-height"
  | "event-data"
  | "head"
  | "canonical"
  | "exponent-range"
  | "membership"
  | "neutral-element"
  | "election-version"
  | "election-group"
  | "election-uuid"
  | "election-key"
  | "question-shape"
  | "trustee-shape"
  | "key-possession"
  | "certificate-signature"
  | "coefficient-signature"
  | "verification-key"
  | "ceremony-form"
  | "ceremony-context"
  | "ceremony-signature"
  | "key-signature"
  | "credential-unique"
  | "ballot-unique"
  | "ballot-election"
  | "ballot-credential"
  | "ballot-shape"
  | "ballot-hash"
  | "ballot-signature"
  | "individual-proof"
  | "overall-proof"
  | "blank-proof"
  | "tally-ballots"
  | "tally-weight"
  | "tally-product"
  | "minimum-ballots"
  | "decryption-once";

/** A rule that only the modules have: what a person typed, and steps of the key ceremony. */
export type OwnRule =
  | "certificate-copied"
  | "certificate-own"
  | "channel"
  | "choices"
  | "coefficients-own"
  | "credential-check"
  | "credential-form"
  | "json"
  | "key-form"
  | "key-unknown"
  | "share"
  | "tracker-form"
  | "worker-request";

/** Why something was refused. A page has a sentence for each; the modules have none. */
export type RefusalCode = ArchiveRule | OwnRule;

/** A broken rule: its code, and where it was broken (a field, the number of an event or of a member), if that is known. */
export class Refused extends Error {
  constructor(
    readonly code: RefusalCode,
    readonly where: string = "",
  ) {
    super(where === "" ? code : `${code}: ${where}`);
    this.name = "Refused";
  }
}

/** Refuses unless the condition holds. */
export function ensure(condition: unknown, code: RefusalCode, where: string | number = ""): asserts condition {
  if (!condition) throw new Refused(code, String(where));
}
