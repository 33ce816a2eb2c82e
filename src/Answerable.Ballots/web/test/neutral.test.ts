import assert from "node:assert/strict";
import { test } from "node:test";
import { GROUP, certsSignatureText, inspect, makeCertificate, makePolynomial, modQ, powerOfG, provePok } from "../src/index.ts";
import { readElection, readTrustees, sha256Hex, sign, signMessage, valueAt, verifyBallot, write } from "../src/index.ts";
import { archiveOf, stepsOf } from "./archives.ts";
import { PLAIN, known, refused } from "./elections.ts";

// The element 1 = g^0 is in the group, and everybody can prove to hold its private number 0: every other rule holds here.

interface Member {
  sk: bigint;
  dk: bigint;
  polynomial: bigint[];
}

/** A ceremony in the later form of members with these private keys and polynomials. */
async function ceremonyOf(members: readonly Member[]) {
  const [size, threshold] = [members.length, members[0]!.polynomial.length];
  const keysOf = ({ sk, dk }: Member, i: number) =>
    write({ context: { group: GROUP, size, threshold, index: i + 1 }, verification: powerOfG(sk), encryption: powerOfG(dk) });
  const certs = await Promise.all(members.map((member, i) => sign(member.sk, keysOf(member, i))));
  const powersOf = ({ polynomial }: Member) => polynomial.map((a) => powerOfG(modQ(a)));
  const coefexps = await Promise.all(members.map((member) => sign(member.sk, write({ coefexps: powersOf(member) }))));
  const signatures = await Promise.all(members.map((member) => signMessage(member.sk, certsSignatureText(certs, powersOf(member)))));
  const keyOf = async ({ sk }: Member, i: number) => {
    const S = modQ(members.reduce((sum, { polynomial }) => sum + valueAt(polynomial, i + 1), 0n));
    const X = powerOfG(S);
    return { pok: await provePok(S, X), public_key: X, signature: await signMessage(sk, X.toString()) };
  };
  const verification_keys = await Promise.all(members.map(keyOf));
  return { certs, trustees: write([["Pedersen", { threshold, certs, coefexps, signatures, verification_keys }]]) };
}

const two = (first: bigint[], second: bigint[]) =>
  ceremonyOf([{ sk: 3n, dk: 5n, polynomial: first }, { sk: 11n, dk: 13n, polynomial: second }]);

test("A ceremony of this kind is accepted when no key is 1", async () => {
  assert.equal((await readTrustees((await two([7n, 5n], [4n, 3n])).trustees)).product, powerOfG(11n));
});

test("A single trustee's, a member's and a group's key of 1 are refused", async () => {
  await refused("neutral-element", async () => readTrustees(write([["Single", { pok: await provePok(0n, 1n), public_key: 1n }]])));
  await refused("neutral-element", async () => readTrustees((await two([7n, -7n], [5n, -5n])).trustees));
  await refused("neutral-element", async () => readTrustees((await two([7n, 5n], [-7n, 3n])).trustees));
});

test("A certificate with a key of 1 is refused, by the other members too", async () => {
  for (const keys of [{ sk: 0n, dk: 5n }, { sk: 3n, dk: 0n }]) {
    await refused("neutral-element", async () => readTrustees((await ceremonyOf([{ ...keys, polynomial: [7n] }])).trustees));
    const { certs } = await ceremonyOf([{ ...keys, polynomial: [7n] }, { sk: 11n, dk: 13n, polynomial: [5n] }]);
    const { seed, certificate } = await makeCertificate(2, 1, 2);
    await refused("neutral-element", () => makePolynomial(seed, [write(certs[0]!), certificate], 1));
  }
});

test("An election's key of 1 is refused", async () => {
  const { electionJson } = await known(PLAIN);
  await refused("neutral-element", () => readElection(electionJson.replace(/"public_key":"\d+"/, '"public_key":"1"')), "public_key");
});

test("A credential of 1, with which anybody votes, is refused on the list and on a ballot", async () => {
  const steps = await stepsOf(PLAIN);
  const setup = [...steps[0]!.records];
  setup[2] = JSON.stringify(["1", ...(JSON.parse(setup[2]!) as string[])]);
  setup[3] = setup[3]!.replace(/"credentials":"[^"]*"/, `"credentials":"${await sha256Hex(setup[2]!)}"`);
  const { bytes } = await archiveOf([{ type: "Setup", records: setup }, ...steps.slice(1)]);
  await refused("neutral-element", () => inspect([bytes], { minimum: 5 }), "[0]");
  const { election, ballots } = await known(PLAIN);
  const anybodys = ballots[0]!.replace(/"credential":"\d+"/, '"credential":"1"');
  await refused("neutral-element", () => verifyBallot(election, anybodys), "credential");
});
