import assert from "node:assert/strict";
import { createCipheriv } from "node:crypto";
import { test } from "node:test";
import { decryptCcm, encryptCcm, keyFingerprint, makeCertificate, makePolynomial, makeTrusteeKey, makeVerificationKey } from "../src/index.ts";
import { openDecryptionKey, openSeed, ownerOf, powerOfG, readPrivateKey, readTrustees, receive, send, write } from "../src/index.ts";
import { holdCeremony } from "./ceremony.ts";
import { NEWER, PLAIN, THRESHOLD, known, names, refused, text } from "./elections.ts";

test("The reference's trustees are accepted, and their product is the election's key", async () => {
  for (const archive of [PLAIN, THRESHOLD, ...NEWER]) {
    const { trustees, election } = await known(archive);
    assert.equal((await readTrustees(trustees)).product, election.y.base);
  }
});

test("The reference's private keys belong to the listed trustees, whose names are fingerprints", async () => {
  const { keys } = await readTrustees((await known(PLAIN)).trustees);
  for (const name of await names("plain", ".trustee.json")) {
    const x = readPrivateKey(await text(`plain/${name}`));
    const X = keys[ownerOf(keys, x) - 1]!;
    assert.equal((await keyFingerprint(X)).slice(0, 8).toUpperCase(), name.slice(0, 8));
  }
});

test("The reference's sealed decryption keys open with their seeds and no other", async () => {
  const { keys } = await readTrustees((await known(THRESHOLD)).trustees);
  const members = (await names("threshold", ".key")).map((name) => name.replace(".key", ""));
  const [seeds, sealed] = await Promise.all(["key", "dkey"].map((end) => Promise.all(members.map((id) => text(`threshold/${id}.${end}`)))));
  const owners = await Promise.all(seeds!.map(async (seed, i) => ownerOf(keys, readPrivateKey(await openDecryptionKey(seed, sealed![i]!)))));
  assert.deepEqual(owners.sort(), [2, 3, 4]);
  await refused("channel", () => openDecryptionKey(seeds![0]!, sealed![1]!));
});

test("CCM is that of OpenSSL, at every length around a block and with the shorter nonce", async () => {
  const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));
  for (const length of [0, 1, 15, 16, 17, 31, 32, 33, 1000, 65535, 65536]) {
    const [key, nonce, plaintext] = [random(32), random(length < 65536 ? 13 : 12), new Uint8Array(length).fill(length)];
    const cipher = createCipheriv("aes-256-ccm", key, nonce, { authTagLength: 8 });
    const expected = [...cipher.update(plaintext), ...cipher.final(), ...cipher.getAuthTag()];
    const sealed = await encryptCcm(key, nonce, plaintext);
    assert.equal(sealed.join(), expected.join());
    assert.equal((await decryptCcm(key, nonce, sealed))!.join(), plaintext.join());
    sealed[length >> 1]! ^= 1;
    assert.equal(await decryptCcm(key, nonce, sealed), undefined);
  }
  assert.equal(await decryptCcm(random(32), random(13), random(7)), undefined);
});

test("A message is opened by its recipient only, from its sender only, and not if it was changed", async () => {
  const [a, b] = await Promise.all([openSeed("1".repeat(22)), openSeed("2".repeat(22))]);
  const long = "x".repeat(70000);
  for (const message of ["a message", long]) {
    const sent = await send(a.sk, powerOfG(b.dk), message);
    assert.equal(await receive(b.dk, powerOfG(a.sk), sent), message);
    await refused("channel", () => receive(a.dk, powerOfG(a.sk), sent));
    await refused("channel", () => receive(b.dk, powerOfG(b.sk), sent));
    await refused("channel", () => receive(b.dk, powerOfG(a.sk), sent.replace(/.."}$/, '00"}')));
  }
  for (const sent of ["", "{}", '{"alpha":"1","beta":"1","data":"zz"}']) await refused("channel", () => receive(b.dk, powerOfG(a.sk), sent));
});

test("A single key has a proof that its trustee knows it", async () => {
  const { private_key, public_key } = await makeTrusteeKey();
  const { keys, product } = await readTrustees(`[["Single",${public_key}]]`);
  assert.equal(ownerOf(keys, readPrivateKey(private_key)), 1);
  assert.equal(product, keys[0]);
  const { public_key: other } = await makeTrusteeKey();
  const mixed = write({ pok: JSON.parse(public_key).pok, public_key: JSON.parse(other).public_key });
  await refused("key-possession", () => readTrustees(`[["Single",${mixed}]]`), "1");
});

test("A private key that is none, or nobody's, is refused", async () => {
  const { keys } = await readTrustees((await known(PLAIN)).trustees);
  await refused("key-unknown", () => ownerOf(keys, 5n));
  await refused("key-form", () => readPrivateKey('"0"'));
  await refused("canonical", () => readPrivateKey('"x"'));
  await refused("canonical", () => readPrivateKey("5"));
  await refused("exponent-range", () => readPrivateKey(`"${"9".repeat(90)}"`));
  await refused("key-form", () => openSeed("short"));
});

for (const [threshold, size] of [[1, 1], [2, 3], [3, 3]] as const)
  test(`A ceremony of ${threshold} of ${size} gives checked parameters and a private key to every member`, async () => {
    const { item, privateKeys } = await holdCeremony(threshold, size);
    const { keys } = await readTrustees(`[${item}]`);
    assert.deepEqual(privateKeys.map((key) => ownerOf(keys, readPrivateKey(key))), keys.map((_, i) => i + 1));
  });

test("Parameters that were tampered with are refused, with the member's number", async () => {
  const { item } = await holdCeremony(2, 3);
  const changed = (change: (parameters: Record<string, unknown[]>) => void) => {
    const [kind, parameters] = JSON.parse(item) as [string, Record<string, unknown[]>];
    change(parameters);
    return readTrustees(JSON.stringify([[kind, parameters]]));
  };
  const swap = (list: unknown[]) => ([list[0], list[1]] = [list[1], list[0]]);
  await refused("ceremony-context", () => changed(({ certs }) => swap(certs!)), "1");
  await refused("coefficient-signature", () => changed(({ coefexps }) => swap(coefexps!)), "1");
  await refused("verification-key", () => changed(({ verification_keys }) => swap(verification_keys!)), "1");
  await refused("ceremony-signature", () => changed(({ signatures }) => swap(signatures!)), "1");
  await refused("ceremony-context", () => changed((parameters) => (parameters.threshold = 3 as never)), "1");
  await refused("ceremony-form", () => changed((parameters) => delete parameters.signatures));
  await refused("ceremony-form", () => changed(({ verification_keys }) => delete (verification_keys![1] as { signature?: unknown }).signature), "2");
  await refused("trustee-shape", () => changed((parameters) => (parameters.threshold = 4 as never)));
});

test("A bad share is refused on receipt, with its maker's number", async () => {
  const members = await Promise.all([1, 2, 3].map((index) => makeCertificate(3, 2, index)));
  const certificates = members.map(({ certificate }) => certificate);
  const polynomials = await Promise.all(members.map(({ seed }) => makePolynomial(seed, certificates, 2)));
  const coefexps = polynomials.map((polynomial) => polynomial.coefexps);
  const vinput = { polynomial: polynomials[0]!.polynomial, secrets: polynomials.map(({ secrets }) => secrets[0]!), coefexps };
  const make = (changed: Partial<typeof vinput>) => makeVerificationKey(members[0]!.seed, certificates, 2, { ...vinput, ...changed });
  await make({});
  const keys = await openSeed(members[1]!.seed);
  const encryption = powerOfG((await openSeed(members[0]!.seed)).dk);
  const bad = await send(keys.sk, encryption, '{"secret":"5"}');
  await refused("share", () => make({ secrets: [vinput.secrets[0]!, bad, vinput.secrets[2]!] }), "2");
  await refused("share", () => make({ secrets: [vinput.secrets[0]!, vinput.secrets[1]!, polynomials[2]!.secrets[1]!] }), "3");
  await refused("coefficient-signature", () => make({ coefexps: [coefexps[0]!, coefexps[2]!, coefexps[1]!] }), "2");
  const again = await makePolynomial(members[0]!.seed, certificates, 2);
  await refused("coefficients-own", () => make({ coefexps: [again.coefexps, coefexps[1]!, coefexps[2]!] }), "1");
});

test("A member whose certificate is missing, replaced or doubled makes no polynomial", async () => {
  const [first, second, other] = await Promise.all([makeCertificate(2, 2, 1), makeCertificate(2, 2, 2), makeCertificate(2, 2, 1)]);
  await refused("certificate-own", () => makePolynomial(first.seed, [other.certificate, second.certificate], 2));
  await refused("ceremony-context", () => makePolynomial(first.seed, [second.certificate, first.certificate], 2), "1");
  await refused("ceremony-context", () => makePolynomial(first.seed, [first.certificate, first.certificate], 2), "2");
  await refused("trustee-shape", () => makePolynomial(first.seed, [first.certificate, second.certificate], 3));
  await refused("trustee-shape", () => makeCertificate(2, 3, 1));
  await refused("trustee-shape", () => makeCertificate(2, 2, 3));
});
