/** Why something was refused. A page has a sentence for each; the modules have none. */
export type RefusalCode =
  | "archive-form"
  | "archive-hash"
  | "archive-order"
  | "archive-head"
  | "ballot-copied"
  | "ballot-election"
  | "ballot-credential"
  | "ballot-proof"
  | "ballots-too-few"
  | "certificate"
  | "certificate-own"
  | "channel"
  | "choices"
  | "coefficients"
  | "credential-form"
  | "credential-check"
  | "credential-unknown"
  | "decimal"
  | "decrypted-already"
  | "election"
  | "election-group"
  | "election-question"
  | "json"
  | "json-canonical"
  | "key-form"
  | "key-unknown"
  | "not-an-element"
  | "not-an-exponent"
  | "share"
  | "signature"
  | "tally"
  | "threshold"
  | "tracker-form"
  | "verification-key"
  | "worker-request";

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
