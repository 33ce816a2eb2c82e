import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { Refused, readArchive, readElection, textOf, type Election, type RefusalCode } from "../src/index.ts";

const folder = (path: string) => new URL(`../../../../../tests/Answerable.Ballots.Tests/Elections/${path}`, import.meta.url);

/** A file of the elections that belenios-tool made, version 2.0 and (named newer) 3.3.0. */
export const file = (path: string) => readFile(folder(path));
export const text = async (path: string) => (await readFile(folder(path), "utf8")).trim();
export const names = async (path: string, end: string) => (await readdir(folder(path))).filter((name) => name.endsWith(end)).sort();

export const PLAIN = "plain/election.bel";
export const THRESHOLD = "threshold/election.bel";
export const BLANK = "blank/election.bel";
export const NEWER = ["newer-plain/election.bel", "newer-threshold/election.bel"] as const;

/** The records of an archive in order. */
export async function records(path: string): Promise<{ kind: string; hash: string; json: string }[]> {
  const all = [];
  for await (const { kind, hash, content } of readArchive([await file(path)]))
    all.push({ kind, hash, json: textOf(content, hash) });
  return all;
}

export interface Known {
  election: Election;
  electionJson: string;
  trustees: string;
  credentials: string[];
  ballots: string[];
  tally: string;
  parts: string[];
}

/** An election's records by what they are. */
export async function known(path: string): Promise<Known> {
  const data = (await records(path)).filter(({ kind }) => kind === "data").map(({ json }) => json);
  return {
    election: await readElection(data[0]!),
    electionJson: data[0]!,
    trustees: data[1]!,
    credentials: JSON.parse(data[2]!) as string[],
    ballots: data.filter((json) => json.startsWith('{"election_uuid"')),
    tally: data.find((json) => json.startsWith('[[{"alpha"'))!,
    parts: data.filter((json) => json.startsWith('{"decryption_factors"')),
  };
}

/** Asserts that something is refused with a code and, if named, at a place. */
export async function refused(code: RefusalCode, run: () => unknown, where?: string): Promise<void> {
  try {
    await run();
  } catch (error) {
    assert.ok(error instanceof Refused, String(error));
    assert.equal(error.code, code);
    if (where !== undefined) assert.equal(error.where, where);
    return;
  }
  assert.ok(false, `Nothing was refused with ${code}.`);
}
