// Prints the milliseconds of making one ballot in Node: `npm run build && node bench.mjs`. The browser's figures are BoothSpeed's.
import { G, makeBallot, makeCredential, power, readElection } from "./dist/ballots.js";

/** The text of an election of so many persons with so many answers each, with a key that nobody has kept. */
function electionOf(persons, answers) {
  const questions = Array.from({ length: persons }, (_, i) => ({
    answers: Array.from({ length: answers }, (_, j) => `Answer ${j + 1}`),
    min: 1,
    max: 1,
    question: `Person ${i + 1}`,
  }));
  const public_key = power(G, BigInt("0x" + crypto.randomUUID().replaceAll("-", ""))).toString();
  return JSON.stringify({ version: 1, description: "", name: "Bench", group: "BELENIOS-2048", public_key, questions, uuid: "BenchBenchBench" });
}

/** Milliseconds from the election's text to the finished ballot, tables included; the first is cold, then the least of three. */
export async function measure(persons, answers) {
  const json = electionOf(persons, answers);
  const choices = Array.from({ length: persons }, (_, i) => Array.from({ length: answers }, (_, j) => (j === i % answers ? 1 : 0)));
  const times = [];
  for (let i = 0; i < 4; i++) {
    const started = performance.now();
    await makeBallot(await readElection(json), makeCredential(), choices);
    times.push(performance.now() - started);
  }
  return { persons, answers, first: Math.round(times[0]), least: Math.round(Math.min(...times.slice(1))) };
}

for (const [persons, answers] of [[24, 5], [10, 4]]) {
  const { first, least } = await measure(persons, answers);
  console.log(`${persons} x ${answers}: ${first} ms the first time, ${least} ms the least of three more`);
}
