import assert from "node:assert/strict";
import { test } from "node:test";
import { Refused, findTracker, inspect, readChain, sha256Hex, trackerOf, type Inspection } from "../src/index.ts";
import { archiveOf, stepsOf, upTo, type Step } from "./archives.ts";
import { BLANK, NEWER, PLAIN, THRESHOLD, file, known, refused } from "./elections.ts";

async function inspected(steps: readonly Step[], minimum = 5): Promise<Inspection> {
  return inspect([(await archiveOf(steps)).bytes], { minimum });
}

for (const [archive, cast, counted] of [[PLAIN, 6, 5], [THRESHOLD, 6, 5], [BLANK, 3, 3], [NEWER[0], 6, 5], [NEWER[1], 6, 5]] as const)
  test(`The reference's archive is read, in pieces of any size, and its tally found right (${archive})`, async () => {
    const bytes = await file(archive);
    const pieces = function* () {
      for (let at = 0, size = 1; at < bytes.length; at += size, size = (size * 7) % 4093) yield bytes.subarray(at, at + size);
    };
    const found = await inspect(pieces(), { minimum: counted });
    assert.deepEqual([found.cast, found.counted], [cast, counted]);
    assert.equal(found.head, (await inspect([bytes], { minimum: 1, head: found.head })).head);
  });

test("An archive written again from its steps has the same bytes", async () => {
  const steps = await stepsOf(THRESHOLD);
  assert.deepEqual(Array.from((await archiveOf(steps)).bytes), Array.from(await file(THRESHOLD)));
});

test("The proofs of every ballot are checked where that is demanded", async () => {
  const steps = upTo(await stepsOf(BLANK), "EncryptedTally");
  const { bytes } = await archiveOf(steps);
  assert.equal((await inspect([bytes], { minimum: 2, proofs: true })).counted, 3);
  const [setup, first, second, ...rest] = steps;
  const altered = { type: "Ballot", records: [first!.records[0]!.replace(/"response":"\d/, '"response":"1')] };
  const hostile = await archiveOf([setup!, altered, second!, ...rest]);
  await refused("ballot-hash", () => inspect([hostile.bytes], { minimum: 2, proofs: true }));
});

test("Fewer counted ballots than the minimum are refused, and so is a minimum that asks for nothing", async () => {
  const steps = await stepsOf(PLAIN);
  await refused("minimum-ballots", () => inspected(steps, 6), "5");
  for (const minimum of [0, -1, 1.5, NaN]) await refused("minimum-ballots", () => inspected(steps, minimum));
});

test("Another head than the published one is refused", async () => {
  const { bytes, head } = await archiveOf(await stepsOf(PLAIN));
  await refused("head", () => inspect([bytes], { minimum: 1, head: head.replace(/./, (c) => (c === "0" ? "1" : "0")) }));
});

test("A stray EndBallots between ballots, which the reference lets pass, is refused", async () => {
  const [setup, ...rest] = await stepsOf(PLAIN);
  await refused("event-order", () => inspected([setup!, rest[0]!, { type: "EndBallots", records: [] }, ...rest.slice(1)]), "3");
});

test("Events out of order, of an unknown type, or with records too many are refused", async () => {
  const steps = await stepsOf(PLAIN);
  await refused("event-order", () => inspected(steps.slice(1)));
  await refused("event-order", () => inspected([...steps, steps.at(-1)!]));
  await refused("event-order", () => inspected(steps.map((step) => ({ ...step, type: step.type.replace("EndBallots", "EndShuffles") }))));
  await refused("event-data", () => inspected([steps[0]!, { type: "Ballot", records: [steps[1]!.records[0]!, steps[2]!.records[0]!] }]));
  await refused("event-order", () => inspected(steps.filter((step) => step.type === "Setup" || step.type === "Ballot")));
});

test("A ballot that is there twice, which the reference lets pass, is refused", async () => {
  const steps = await stepsOf(PLAIN);
  await refused("ballot-unique", () => inspected([...steps.slice(0, 7), steps[1]!, ...steps.slice(7)]), "7");
});

test("A ballot of another election, or of a credential that is not listed, is refused", async () => {
  const steps = await stepsOf(PLAIN);
  await refused("ballot-election", async () => inspected([steps[0]!, (await stepsOf(THRESHOLD))[1]!]));
  const setup = [...steps[0]!.records];
  const credential = (JSON.parse(steps[1]!.records[0]!) as { credential: string }).credential;
  setup[2] = JSON.stringify((JSON.parse(setup[2]!) as string[]).filter((line) => line !== credential));
  setup[3] = setup[3]!.replace(/"credentials":"[^"]*"/, `"credentials":"${await sha256Hex(setup[2]!)}"`);
  await refused("ballot-credential", () => inspected([{ type: "Setup", records: setup }, ...steps.slice(1)]));
});

test("A published tally that leaves a ballot out, and false numbers, which the reference lets pass, are refused", async () => {
  const steps = await stepsOf(PLAIN);
  const without = (height: number) => inspected(steps.filter((_, i) => i !== height), 4);
  await refused("tally-ballots", () => without(2));
  await refused("tally-product", () => without(6));
  const swapped = steps.map((step) => (step.type === "EncryptedTally" ? { ...step, records: [...step.records] } : step));
  const sized = swapped.find((step) => step.type === "EncryptedTally")!.records;
  sized[0] = JSON.stringify((JSON.parse(sized[0]!) as unknown[]).reverse());
  sized[1] = sized[1]!.replace(/"encrypted_tally":"[^"]*"/, `"encrypted_tally":"${await sha256Hex(sized[0])}"`);
  await refused("tally-product", () => inspected(swapped));
  const falsified = steps.map((step) =>
    step.type === "EncryptedTally" ? { ...step, records: step.records.map((json) => json.replace('"num_tallied":5', '"num_tallied":6')) } : step,
  );
  await refused("tally-ballots", () => inspected(falsified));
});

test("Any changed byte of an archive is refused, and nothing but a refusal is thrown", async () => {
  const bytes = await file(BLANK);
  const { head } = await inspect([bytes], { minimum: 1 });
  for (let i = 0; i < 120; i++) {
    const hostile = bytes.slice();
    const at = Math.floor((i * 2654435761) % bytes.length);
    hostile[at] = hostile[at]! ^ (1 << (i % 8));
    await assert.rejects(inspect([hostile], { minimum: 1, head }), (error) => error instanceof Refused);
  }
  for (const length of [0, 1, 511, 512, 1000, bytes.length - 1, bytes.length - 512])
    await assert.rejects(inspect([bytes.subarray(0, length)], { minimum: 1, head }), (error) => error instanceof Refused);
});

test("A tracker is found, and whether its ballot counts", async () => {
  const archive = await file(PLAIN);
  const { ballots } = await known(PLAIN);
  const findings = await Promise.all(ballots.map(async (json) => findTracker([archive], await trackerOf(json))));
  assert.deepEqual(findings.map(({ heights }) => heights), [[1], [2], [3], [4], [5], [6]]);
  const superseded = findings.filter(({ heights, last }) => heights[0] !== last);
  assert.equal(superseded.length, 1);
  assert.ok(findings.every(({ closed }) => closed));
});

test("A tracker that is not there is told apart from one that is none, and a copied ballot shows twice", async () => {
  const steps = await stepsOf(PLAIN);
  const { bytes } = await archiveOf([...steps.slice(0, 3), steps[1]!]);
  const tracker = await trackerOf(steps[1]!.records[0]!);
  const absent = await findTracker([bytes], await trackerOf("another"));
  assert.deepEqual([absent.heights.length, absent.last, absent.closed], [0, undefined, false]);
  assert.deepEqual((await findTracker([bytes], ` ${tracker} `)).heights, [1, 3]);
  for (const typed of ["", tracker.slice(1), tracker + "=", tracker.slice(0, 42) + "B", tracker.slice(0, 42) + "!"])
    await refused("tracker-form", () => findTracker([bytes], typed));
});

test("The chain is broken by a parent that is not the event before", async () => {
  const steps = await stepsOf(PLAIN);
  const [first, second] = await Promise.all([archiveOf(steps.slice(0, 3)), archiveOf([steps[0]!, steps[2]!, steps[1]!])]);
  const spliced = new Uint8Array([...first.bytes.subarray(0, first.bytes.length - 1024), ...second.bytes.subarray(second.bytes.length - 1024)]);
  const read = async () => {
    for await (const link of readChain([spliced])) assert.ok(link.hash);
  };
  await refused("event-chain", read, "2");
});
