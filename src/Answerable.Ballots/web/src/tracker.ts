import { hex } from "./bytes.ts";
import { ballot } from "./formats.ts";
import { sha256Base64 } from "./hash.ts";
import { readChain, type Chunks } from "./chain.ts";
import { ensure } from "./refused.ts";
import { parseCanonical } from "./shapes.ts";

/** The tracker of a ballot: base64 of SHA-256 of its bytes, 43 characters (specification 4.15). */
export function trackerOf(ballotJson: string): Promise<string> {
  return sha256Base64(ballotJson);
}

/** The same 32 bytes in hexadecimal: the payload of the ballot's event. Refuses what is no tracker. */
export function payloadOf(tracker: string): string {
  const typed = tracker.trim();
  ensure(/^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]$/.test(typed), "tracker-form");
  return hex(Uint8Array.from(atob(typed + "="), (character) => character.charCodeAt(0)));
}

/** Where a voter's ballot stands in an election. */
export interface TrackerFinding {
  /** The numbers of the Ballot events with this ballot; none means that it is not there, two that it was copied. */
  heights: number[];
  /** The number of the last Ballot event of the same credential. This ballot counts if that is its own. */
  last: number | undefined;
  /** Whether the voting is closed in this archive. Only then is the answer final. */
  closed: boolean;
  /** The hash of the last event read, to be compared with the one published elsewhere. */
  head: string;
}

/** Looks a tracker up in an archive, whose chain of events is checked on the way. */
export async function findTracker(archive: Chunks, tracker: string): Promise<TrackerFinding> {
  const payload = payloadOf(tracker);
  const lastOf = new Map<bigint, number>();
  const found: TrackerFinding = { heights: [], last: undefined, closed: false, head: "" };
  let credential: bigint | undefined;
  for await (const { event, hash, record } of readChain(archive)) {
    found.head = hash;
    if (event.type === "EndBallots") found.closed = true;
    if (event.type !== "Ballot") continue;
    const read = parseCanonical(ballot, record());
    lastOf.set(read.credential, event.height);
    if (event.payload !== payload) continue;
    found.heights.push(event.height);
    credential = read.credential;
  }
  if (credential !== undefined) found.last = lastOf.get(credential);
  return found;
}
