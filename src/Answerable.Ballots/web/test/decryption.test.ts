import assert from "node:assert/strict";
import { test } from "node:test";
import { Worker } from "node:worker_threads";
import { decryptArchive, encryptedTally, makePartialDecryption, openDecryptionKey, parseCanonical, partialDecryption, readPrivateKey } from "../src/index.ts";
import { readTrustees, verifyPartialDecryption, type FromWorker } from "../src/index.ts";
import { archiveOf, stepsOf, upTo } from "./archives.ts";
import { PLAIN, THRESHOLD, known, names, refused, text } from "./elections.ts";

/** The private keys of an election's trustees, as files. */
async function keysOf(kind: string): Promise<string[]> {
  const single = await Promise.all((await names(kind, ".trustee.json")).map((name) => text(`${kind}/${name}`)));
  const members = await names(kind, ".key");
  const open = async (name: string) => openDecryptionKey(await text(`${kind}/${name}`), await text(`${kind}/${name.replace(".key", ".dkey")}`));
  return [...single, ...(await Promise.all(members.map(open)))];
}

for (const [kind, archive] of [["plain", PLAIN], ["threshold", THRESHOLD]] as const)
  test(`With the reference's keys we find the factors that it published, and their proofs hold (${kind})`, async () => {
    const of = await known(archive);
    const tally = parseCanonical(encryptedTally, of.tally);
    const { keys } = await readTrustees(of.trustees);
    const published = of.parts.map((json) => JSON.stringify((JSON.parse(json) as { decryption_factors: unknown }).decryption_factors));
    const { bytes, head } = await archiveOf(upTo(await stepsOf(archive), "EncryptedTally"));
    let matched = 0;
    for (const key of await keysOf(kind)) {
      const made = await decryptArchive([bytes], key, { minimum: 5, head });
      const part = parseCanonical(partialDecryption, made.partial_decryption);
      if (published.includes(JSON.stringify(part.decryption_factors.map((row) => row.map(String))))) matched++;
      assert.ok(await verifyPartialDecryption(of.election.fingerprint, tally, keys[made.owner - 1]!, part));
    }
    assert.equal(matched, published.length);
  });

test("The reference's partial decryptions are accepted, and a changed factor or another's key is not", async () => {
  const of = await known(PLAIN);
  const tally = parseCanonical(encryptedTally, of.tally);
  const { keys } = await readTrustees(of.trustees);
  const parts = of.parts.map((json) => parseCanonical(partialDecryption, json));
  const verify = (X: bigint, part: (typeof parts)[number]) => verifyPartialDecryption(of.election.fingerprint, tally, X, part);
  const owners = await Promise.all(keys.map((X) => verify(X, parts[0]!)));
  assert.equal(owners.filter(Boolean).length, 1);
  const X = keys[owners.indexOf(true)]!;
  const { decryption_factors, decryption_proofs } = parts[0]!;
  assert.ok(!(await verify(X, { decryption_factors: [...decryption_factors].reverse(), decryption_proofs })));
  assert.ok(!(await verify(X, { decryption_factors: decryption_factors.slice(1), decryption_proofs })));
});

test("An alpha outside the group is not raised to a private key", async () => {
  const { election, tally } = await known(PLAIN);
  const hostile = parseCanonical(encryptedTally, tally);
  hostile[0]![1]!.alpha = 2n;
  await refused("membership", () => makePartialDecryption(election.fingerprint, hostile, 5n), "encrypted_tally[0][1].alpha");
});

test("Nobody decrypts twice, before the tally, or with a key that is not a trustee's", async () => {
  const steps = await stepsOf(PLAIN);
  const [key] = await keysOf("plain");
  const decrypt = async (of: typeof steps, privateKey: string) => decryptArchive([(await archiveOf(of)).bytes], privateKey, { minimum: 5 });
  await refused("decryption-once", () => decrypt(steps, key!));
  await refused("event-order", () => decrypt(upTo(steps, "EndBallots"), key!), "EncryptedTally");
  await refused("key-unknown", () => decrypt(upTo(steps, "EncryptedTally"), '"5"'));
});

test("A private key is read as the reference writes it", async () => {
  for (const key of await keysOf("plain")) assert.equal(JSON.stringify(readPrivateKey(key).toString()), key);
});

test("The worker answers in a thread of its own, with progress, and turns refusals into replies", async () => {
  const worker = new Worker(new URL("../node-worker.js", import.meta.url));
  const { electionJson } = await known(PLAIN);
  const replies: FromWorker[] = [];
  const done = new Promise<void>((resolve, reject) => {
    worker.on("error", reject);
    worker.on("message", (reply: FromWorker) => {
      if (replies.push(reply) && replies.filter((r) => !("progress" in r)).length === 3) resolve();
    });
  });
  const choices = [[1, 0, 0, 0], [0, 0, 0, 1], [0, 1, 0, 0]];
  worker.postMessage({ id: 1, task: "makeBallot", request: { election: electionJson, credential: "TDJ-3gb-Ugf-sig-AoV", choices } });
  worker.postMessage({ id: 2, task: "makeBallot", request: { election: electionJson, credential: "TDJ", choices } });
  worker.postMessage({ id: 3, task: "toString", request: {} });
  await done;
  await worker.terminate();
  const last = (id: number) => replies.filter((reply) => reply.id === id).at(-1)!;
  assert.ok("result" in last(1));
  assert.equal(replies.filter((reply) => reply.id === 1 && "progress" in reply).length, 13);
  assert.deepEqual(last(2), { id: 2, refused: { code: "credential-form", where: "" } });
  assert.deepEqual(last(3), { id: 3, refused: { code: "worker-request", where: "" } });
});
