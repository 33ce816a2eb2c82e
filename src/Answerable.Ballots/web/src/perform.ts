import { makeBallot } from "./ballot.ts";
import { makeCredentials } from "./credentials.ts";
import { readElection } from "./election.ts";
import { makeCertificate, makePolynomial, makeVerificationKey, openDecryptionKey } from "./pedersen.ts";
import type { FromWorker, Request, Result, Task, ToWorker } from "./protocol.ts";
import { Refused, ensure } from "./refused.ts";
import { decryptArchive } from "./scrutineer.ts";
import { assembleThreshold } from "./threshold.ts";
import { findTracker } from "./tracker.ts";
import { makeTrusteeKey } from "./trustees.ts";

type Progress = (part: number) => void;
type Performers = { [T in Task]: (request: Request<T>, progress: Progress) => Promise<Result<T>> };

const performers: Performers = {
  makeBallot: async (r, progress) => makeBallot(await readElection(r.election), r.credential, r.choices, progress),
  findTracker: (r) => findTracker([r.archive], r.tracker),
  makeCredentials: (r, progress) => makeCredentials(r.uuid, r.number, progress),
  makeTrusteeKey: () => makeTrusteeKey(),
  makeCertificate: (r) => makeCertificate(r.size, r.threshold, r.index),
  makePolynomial: (r) => makePolynomial(r.seed, r.certificates, r.threshold),
  makeVerificationKey: (r) => makeVerificationKey(r.seed, r.certificates, r.threshold, r.vinput),
  assembleThreshold: (r) => assembleThreshold(r.threshold, r.certificates, r.coefexps, r.voutputs),
  openDecryptionKey: (r) => openDecryptionKey(r.seed, r.private_key),
  decrypt: (r, progress) => decryptArchive([r.archive], r.private_key, r.demands, progress),
};

/** Performs one task. */
export function perform<T extends Task>(task: T, request: Request<T>, progress: Progress = () => {}): Promise<Result<T>> {
  ensure(Object.hasOwn(performers, task), "worker-request");
  return performers[task](request, progress);
}

/** Answers one message of a page; whatever goes wrong becomes a reply. */
export async function answerMessage({ id, task, request }: ToWorker, post: (reply: FromWorker) => void): Promise<void> {
  try {
    post({ id, result: await perform(task, request as never, (progress) => post({ id, progress })) });
  } catch (error) {
    if (error instanceof Refused) post({ id, refused: { code: error.code, where: error.where } });
    else post({ id, failed: String(error) });
  }
}
