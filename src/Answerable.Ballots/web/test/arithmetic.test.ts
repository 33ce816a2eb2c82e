import assert from "node:assert/strict";
import { test } from "node:test";
import { FixedBase, G, P, Q, isElement, modQ, power, powerOfG, randomBase58, randomExponent, shuffled } from "../src/index.ts";
import { bytesToInteger, sha256, sha256Base64 } from "../src/index.ts";

test("The generator has order q and p - 1 is a multiple of q", () => {
  assert.equal((P - 1n) % Q, 0n);
  assert.ok(isElement(G) && G !== 1n);
});

test("A power by table is the power by squaring, at the ends of the range too", () => {
  const y = new FixedBase(power(G, 123456789n));
  for (const e of [0n, 1n, 63n, 64n, Q - 1n, randomExponent(), randomExponent()]) {
    assert.equal(powerOfG(e), power(G, e));
    assert.equal(y.power(e), power(y.base, e));
  }
});

test("A power by table refuses an exponent out of range", () => {
  assert.throws(() => powerOfG(Q), (error) => error instanceof RangeError);
  assert.throws(() => powerOfG(-1n), (error) => error instanceof RangeError);
});

test("What is no element is told: 0, p, g + p, p - 1 (order 2)", () => {
  for (const x of [0n, P, G + P, P - 1n, -G, 2n]) assert.ok(!isElement(x), x.toString());
});

test("A negative number is reduced into [0, q)", () => {
  assert.equal(modQ(-1n), Q - 1n);
  assert.equal(modQ(-Q), 0n);
});

test("Random exponents are below q and spread over its whole range", () => {
  const eighths = new Set<bigint>();
  for (let i = 0; i < 300; i++) {
    const x = randomExponent();
    assert.ok(x >= 0n && x < Q);
    eighths.add((x * 8n) / Q);
  }
  assert.equal(eighths.size, 8);
});

test("Random Base58 uses all 58 digits", () => {
  assert.equal(new Set(randomBase58(2000)).size, 58);
});

test("A shuffled list has the same items, in another order", () => {
  const list = Array.from({ length: 200 }, (_, i) => i);
  assert.deepEqual(shuffled(list).sort((a, b) => a - b), list);
  assert.notEqual(shuffled(list).join(), list.join());
});

test("Hashes are those of FIPS 180-2", async () => {
  const abc = 0xba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015adn;
  assert.equal(bytesToInteger(await sha256("abc")), abc);
  assert.equal(await sha256Base64("abc"), "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0");
});
