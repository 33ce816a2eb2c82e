import assert from "node:assert/strict";
import { test } from "node:test";
import { checkDigit, makeCredential, makeCredentials, parseCredential, publicCredentialOf } from "../src/index.ts";
import { PLAIN, THRESHOLD, known, refused, text } from "./elections.ts";

async function credentialsOf(kind: string): Promise<string[]> {
  return (await text(`${kind}/voter-credentials.txt`)).split("\n").map((line) => line.split(" ")[1]!);
}

for (const [kind, archive] of [["plain", PLAIN], ["threshold", THRESHOLD]] as const)
  test(`The private credentials of the ${kind} election give its public list`, async () => {
    const { election, credentials } = await known(archive);
    const made = await Promise.all((await credentialsOf(kind)).map((c) => publicCredentialOf(c, election.uuid)));
    assert.deepEqual(made.map(String).sort(), [...credentials].sort());
  });

test("The check digit is that of the reference's credentials and of ours", async () => {
  for (const credential of [...(await credentialsOf("plain")), makeCredential(), makeCredential()]) {
    const characters = credential.replaceAll("-", "");
    assert.equal(checkDigit(characters.slice(0, 14)), characters[14]);
  }
});

test("A credential is read with spaces or without dashes, and given back with dashes", () => {
  assert.equal(parseCredential(" TDJ3gb UgfsigAoV "), "TDJ-3gb-Ugf-sig-AoV");
});

test("A credential with a wrong, missing or foreign character is refused", async () => {
  await refused("credential-check", () => parseCredential("TDJ-3gb-Ugf-sig-AoW"));
  await refused("credential-check", () => parseCredential("TDJ-3gb-Ugf-sig-oAV"));
  await refused("credential-form", () => parseCredential("TDJ-3gb-Ugf-sig-Ao"));
  await refused("credential-form", () => parseCredential("TDJ-3gb-Ugf-sig-Ao0"));
  await refused("credential-form", () => parseCredential(""));
});

test("Made credentials match the published list, which is ascending and without repetition", async () => {
  const parts: number[] = [];
  const { credentials, public_credentials } = await makeCredentials("ABCDEFGHJKLMNP", 6, (part) => parts.push(part));
  const keys = await Promise.all(credentials.map((c) => publicCredentialOf(c, "ABCDEFGHJKLMNP")));
  const ascending = keys.sort((a, b) => (a < b ? -1 : 1)).map(String);
  assert.deepEqual(public_credentials, ascending);
  assert.equal(new Set(public_credentials).size, 6);
  assert.equal(parts.at(-1), 1);
});
