import { readArchive, textOf, type Chunks } from "./archive.ts";
import { event as eventShape, type Event } from "./formats.ts";
import { ensure } from "./refused.ts";
import { parseCanonical } from "./shapes.ts";

export type { Chunks } from "./archive.ts";

/** An event with what was recorded before it. */
export interface Link {
  event: Event;
  /** SHA-256 of the event's bytes: the parent of the next one, and the head of the archive if it is the last. */
  hash: string;
  /** The text of the event's own payload, or of another record written since the event before, by its hash. */
  record(hash?: string): string;
}

/** Which event may follow which; every other order is refused (the reference ignores ballots before a stray EndBallots). */
const FOLLOWS: Record<string, readonly string[]> = {
  "": ["Setup"],
  Setup: ["Ballot", "EndBallots"],
  Ballot: ["Ballot", "EndBallots"],
  EndBallots: ["EncryptedTally"],
  EncryptedTally: ["PartialDecryption"],
  PartialDecryption: ["PartialDecryption", "Result"],
  Result: [],
};

/** How many records are written just before an event, its payload being the last. */
const RECORDS: Record<string, number> = {
  Setup: 4,
  Ballot: 1,
  EndBallots: 0,
  EncryptedTally: 2,
  PartialDecryption: 2,
  Result: 1,
};

/** Reads the events of an archive in order and refuses it unless they form one chain in an allowed order. */
export async function* readChain(archive: Chunks): AsyncGenerator<Link> {
  let records = new Map<string, Uint8Array>();
  let last: Link | undefined;
  for await (const { kind, hash, content } of readArchive(archive)) {
    if (kind === "data") {
      records.set(hash, content);
      ensure(records.size <= 4, "event-data", hash);
      continue;
    }
    const event = parseCanonical(eventShape, textOf(content, hash));
    const where = String(event.height);
    ensure(event.parent === last?.hash, "event-chain", where);
    ensure(event.height === (last ? last.event.height + 1 : 0), "event-height", where);
    ensure(FOLLOWS[last?.event.type ?? ""]!.includes(event.type), "event-order", where);
    ensure(records.size === RECORDS[event.type], "event-data", where);
    ensure(records.size === 0 ? event.payload === undefined : [...records.keys()].pop() === event.payload, "event-data", where);
    last = linkOf(event, hash, records);
    yield last;
    records = new Map();
  }
  ensure(last !== undefined && records.size === 0, "event-data", "end");
}

function linkOf(event: Event, hash: string, records: ReadonlyMap<string, Uint8Array>): Link {
  return {
    event,
    hash,
    record(which = event.payload) {
      const content = which === undefined ? undefined : records.get(which);
      ensure(content, "event-data", String(event.height));
      return textOf(content, String(event.height));
    },
  };
}
