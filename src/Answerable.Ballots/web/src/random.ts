import { bytesToInteger } from "./bytes.ts";
import { Q } from "./group.ts";

/** The Base58 digits, in the order of their values 0 to 57: no 0, O, I, l. */
export const BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/** An integer drawn evenly from [0, q): 32 random bytes, thrown away while they are q or more. */
export function randomExponent(): bigint {
  for (;;) {
    const value = bytesToInteger(crypto.getRandomValues(new Uint8Array(32)));
    if (value < Q) return value;
  }
}

/** Base58 characters drawn evenly: bytes of 232 (4 x 58) and more are thrown away. */
export function randomBase58(length: number): string {
  let text = "";
  while (text.length < length) {
    const [byte] = crypto.getRandomValues(new Uint8Array(1));
    if (byte! < 232) text += BASE58[byte! % 58];
  }
  return text;
}

/** The list in an order drawn evenly from all orders (Fisher and Yates), so that it says nothing of the old order. */
export function shuffled<T>(list: readonly T[]): T[] {
  const result = [...list];
  for (let i = result.length - 1; i > 0; i--) {
    const j = randomBelow(i + 1);
    [result[i], result[j]] = [result[j]!, result[i]!];
  }
  return result;
}

function randomBelow(limit: number): number {
  const even = 2 ** 32 - (2 ** 32 % limit);
  for (;;) {
    const [value] = crypto.getRandomValues(new Uint32Array(1));
    if (value! < even) return value! % limit;
  }
}
