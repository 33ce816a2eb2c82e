import type { Chunks } from "./chain.ts";
import { makePartialDecryption } from "./decryption.ts";
import { sha256Hex } from "./hash.ts";
import { inspect, type Demands } from "./inspection.ts";
import { ensure } from "./refused.ts";
import { write } from "./shapes.ts";
import { ownerOf, readPrivateKey } from "./trustees.ts";

/** A trustee's decryption of one election. */
export interface Decryption {
  /** The trustee's number from 1. */
  owner: number;
  /** The decryption factors and their proofs, as JSON: the first record to append. */
  partial_decryption: string;
  /** The record that names the owner, as JSON: the second record, and the event's payload. */
  owned: string;
  /** The head of the archive that was decrypted. A key must decrypt one head only: whoever keeps the key keeps this beside it. */
  head: string;
  /** How many ballots count. */
  counted: number;
}

/** Inspects a closed archive and, if it meets the demands, decrypts its tally with the trustee's private key. */
export async function decryptArchive(archive: Chunks, privateKey: string, demands: Demands, progress: (part: number) => void = () => {}): Promise<Decryption> {
  const x = readPrivateKey(privateKey);
  const { election, trustees, tally, decrypted, head, counted } = await inspect(archive, demands);
  const owner = ownerOf(trustees.keys, x);
  ensure(!decrypted.includes(owner), "decryption-once", owner);
  const partial_decryption = write(await makePartialDecryption(election.fingerprint, tally, x, progress));
  const owned = write({ owner, payload: await sha256Hex(partial_decryption) });
  return { owner, partial_decryption, owned, head, counted };
}
