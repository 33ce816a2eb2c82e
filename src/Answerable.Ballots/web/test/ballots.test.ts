import assert from "node:assert/strict";
import { test } from "node:test";
import { isAllowed, makeBallot, publicCredentialOf, readElection, trackerOf, verifyBallot, type Question } from "../src/index.ts";
import { BLANK, NEWER, PLAIN, THRESHOLD, known, refused, type Known } from "./elections.ts";
import { makeForgery } from "./forgery.ts";

const CREDENTIAL = "TDJ-3gb-Ugf-sig-AoV";
const CHOICES = [[1, 0, 0, 0], [0, 0, 0, 1], [0, 1, 0, 0]];

/** The election with one question of another shape. */
async function shaped(of: Known, question: Question) {
  const data = JSON.parse(of.electionJson) as { questions: Question[] };
  return readElection(JSON.stringify({ ...data, questions: [question] }));
}

for (const archive of [PLAIN, THRESHOLD, BLANK, ...NEWER])
  test(`A ballot that the reference made is accepted (${archive})`, async () => {
    const { election, ballots } = await known(archive);
    const read = await verifyBallot(election, ballots[0]!);
    assert.equal(read.election_hash, election.fingerprint);
  });

test("A ballot that we make is accepted, carries the voter's public credential, and has its tracker", async () => {
  const { election } = await known(THRESHOLD);
  const parts: number[] = [];
  const { ballot, tracker } = await makeBallot(election, CREDENTIAL, CHOICES, (part) => parts.push(part));
  const read = await verifyBallot(election, ballot);
  assert.equal(read.credential, await publicCredentialOf(CREDENTIAL, election.uuid));
  assert.equal(tracker, await trackerOf(ballot));
  assert.deepEqual(parts, Array.from({ length: 13 }, (_, i) => (i + 1) / 13));
});

test("No two ballots with the same choices are alike", async () => {
  const { election } = await known(THRESHOLD);
  const [first, second] = await Promise.all([1, 2].map(() => makeBallot(election, CREDENTIAL, CHOICES)));
  assert.notEqual(first!.tracker, second!.tracker);
});

const blank: Question = { answers: ["a", "b", "c"], blank: true, min: 1, max: 2, question: "q" };
for (const choices of [[1, 0, 0, 0], [0, 1, 0, 0], [0, 1, 0, 1]])
  test(`A question with a blank vote takes ${choices.join("")}`, async () => {
    const election = await shaped(await known(BLANK), blank);
    await verifyBallot(election, (await makeBallot(election, CREDENTIAL, [choices])).ballot);
  });

test("A question with min 0 takes nothing at all, blank or not", async () => {
  const of = await known(BLANK);
  for (const question of [{ ...blank, min: 0 }, { answers: ["a", "b"], min: 0, max: 2, question: "q" }]) {
    const election = await shaped(of, question);
    const choices = question.answers.map(() => 0).concat("blank" in question ? [0] : []);
    await verifyBallot(election, (await makeBallot(election, CREDENTIAL, [choices])).ballot);
  }
});

test("Choices that the question does not allow are refused", async () => {
  const one: Question = { answers: ["a", "b"], min: 1, max: 1, question: "q" };
  for (const choices of [[0, 0], [1, 1], [2, -1], [1], [1, 0, 0], [0.5, 0.5]]) assert.ok(!isAllowed(one, choices), String(choices));
  for (const choices of [[1, 1, 0, 0], [0, 1, 1, 1], [0, 0, 0, 0]]) assert.ok(!isAllowed(blank, choices), String(choices));
  const { election } = await known(PLAIN);
  await refused("choices", () => makeBallot(election, CREDENTIAL, CHOICES.slice(1)));
  await refused("choices", () => makeBallot(election, CREDENTIAL, [[1, 1, 0, 0], ...CHOICES.slice(1)]));
  await refused("credential-check", () => makeBallot(election, "TDJ-3gb-Ugf-sig-AoW", CHOICES));
});

test("A ballot that was tampered with is refused", async () => {
  const { election, ballots } = await known(PLAIN);
  const json = ballots[0]!;
  const other = (await known(THRESHOLD)).ballots[0]!;
  await refused("ballot-election", () => verifyBallot(election, other));
  await refused("canonical", () => verifyBallot(election, json.replace(",", ", ")));
  await refused("json", () => verifyBallot(election, json.slice(1)));
  await refused("canonical", () => verifyBallot(election, json.replace('"challenge":"', '"challenge":"0')));
  const changed = JSON.parse(json) as { answers: { choices: unknown[] }[]; signature: unknown };
  changed.answers[0]!.choices.reverse();
  await refused("ballot-hash", () => verifyBallot(election, JSON.stringify(changed)));
});

test("A proof is bound to its ballot: another's answers under the own signature are refused", async () => {
  const { election, ballots } = await known(PLAIN);
  await refused("individual-proof", async () => verifyBallot(election, await makeForgery(election, CREDENTIAL, ballots[0]!)), "answers[0].individual_proofs[0]");
});

test("An election in another group, without questions or with an impossible question is refused", async () => {
  const { electionJson } = await known(PLAIN);
  const change = (fields: object) => JSON.stringify({ ...(JSON.parse(electionJson) as object), ...fields });
  await refused("election-group", () => readElection(change({ group: "RFC-3526-2048" })));
  await refused("question-shape", () => readElection(change({ questions: [] })));
  await refused("election-version", () => readElection(change({ version: 2 })));
  await refused("membership", () => readElection(change({ public_key: "2" })));
  await refused("question-shape", () => readElection(change({ questions: [{ answers: ["a"], min: 2, max: 1, question: "q" }] })));
});
