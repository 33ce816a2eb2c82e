import type { MadeBallot } from "./ballot.ts";
import type { MemberCertificate } from "./certificates.ts";
import type { Credentials } from "./credentials.ts";
import type { Demands } from "./inspection.ts";
import type { Polynomial, Vinput, Voutput } from "./pedersen.ts";
import type { RefusalCode } from "./refused.ts";
import type { Decryption } from "./scrutineer.ts";
import type { TrackerFinding } from "./tracker.ts";
import type { TrusteeKey } from "./trustees.ts";

/** What a worker can be asked for: the fields of the request and of its result. */
export interface Tasks {
  /** The voter: a ballot. `election` is the text of the election's data record. */
  makeBallot: [{ election: string; credential: string; choices: number[][] }, MadeBallot];
  /** The voter: whether the ballot is there and counts. */
  findTracker: [{ archive: Uint8Array; tracker: string }, TrackerFinding];
  /** The registrar: credentials for so many voters. */
  makeCredentials: [{ uuid: string; number: number }, Credentials];
  /** The scrutineer alone: a key pair. */
  makeTrusteeKey: [Record<never, never>, TrusteeKey];
  /** The scrutineer of a group of `size`, of whom `threshold` decrypt: step 1. */
  makeCertificate: [{ size: number; threshold: number; index: number }, MemberCertificate];
  /** Step 2. */
  makePolynomial: [{ seed: string; certificates: string[]; threshold: number }, Polynomial];
  /** Step 3. */
  makeVerificationKey: [{ seed: string; certificates: string[]; threshold: number; vinput: Vinput }, Voutput];
  /** Whoever relays: the trustees' item of the group. */
  assembleThreshold: [{ threshold: number; certificates: string[]; coefexps: string[]; voutputs: Voutput[] }, string];
  /** The member's private key out of `private_key` of step 3. */
  openDecryptionKey: [{ seed: string; private_key: string }, string];
  /** The scrutineer: a decryption, after the archive met the demands. */
  decrypt: [{ archive: Uint8Array; private_key: string; demands: Demands }, Decryption];
}

/** The name of a task. */
export type Task = keyof Tasks;

/** What a task is given. */
export type Request<T extends Task> = Tasks[T][0];

/** What a task gives back. */
export type Result<T extends Task> = Tasks[T][1];

/** From the page to the worker; `id` comes back with every reply. */
export type ToWorker = { [T in Task]: { id: number; task: T; request: Request<T> } }[Task];

/** From the worker to the page: the part done in [0, 1], then the result or the refusal; `failed` is a fault of ours. */
export type FromWorker =
  | { id: number; progress: number }
  | { id: number; result: Result<Task> }
  | { id: number; refused: { code: RefusalCode; where: string } }
  | { id: number; failed: string };
