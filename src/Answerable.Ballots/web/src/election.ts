import { FixedBase } from "./fixed-base.ts";
import { electionData, type Question } from "./formats.ts";
import { GROUP } from "./group.ts";
import { sha256Base64 } from "./hash.ts";
import { ensure } from "./refused.ts";
import { parse } from "./shapes.ts";

/** What a ballot needs of an election. */
export interface Election {
  uuid: string;
  name: string;
  /** phi, base64 of SHA-256 of the election's bytes: every proof of a ballot is bound to it. */
  fingerprint: string;
  /** The election's key y with its table of powers. */
  y: FixedBase;
  questions: Question[];
}

/** Reads the election's data record. Its bytes are taken as they are, since the fingerprint is over them. */
export async function readElection(json: string): Promise<Election> {
  const data = parse(electionData, json);
  ensure(data.version === 1, "election-version");
  ensure(data.group === GROUP, "election-group");
  ensure(/^[1-9A-HJ-NP-Za-km-z]{14,}$/.test(data.uuid), "election-uuid");
  ensure(data.questions.length > 0, "question-shape");
  for (const [i, { answers, min, max }] of data.questions.entries())
    ensure(answers.length > 0 && min <= max && max <= answers.length, "question-shape", i);
  const fingerprint = await sha256Base64(json);
  return { uuid: data.uuid, name: data.name, fingerprint, y: new FixedBase(data.public_key), questions: data.questions };
}

/** How many encrypted values an answer to this question has: one an answer, and one in front where a blank vote is allowed. */
export function width(question: Question): number {
  return question.answers.length + (question.blank ? 1 : 0);
}
