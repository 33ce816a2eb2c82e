import { G, Q, multiply } from "./group.ts";

const BITS = 6n;
const MASK = (1n << BITS) - 1n;
const ROWS = 43;

/**
 * The powers of one base that is used often (g, the election's key y): entry [i][d] is base^(d 64^i) mod p,
 * so that a power costs at most 43 products and no squaring.
 */
export class FixedBase {
  private readonly rows: bigint[][] = [];

  constructor(readonly base: bigint) {
    let step = base;
    for (let i = 0; i < ROWS; i++) {
      const row = [1n];
      for (let d = 1n; d <= MASK; d++) row.push(multiply(row[row.length - 1]!, step));
      this.rows.push(row);
      step = multiply(row[row.length - 1]!, step);
    }
  }

  /** base^exponent mod p, for an exponent in [0, q). */
  power(exponent: bigint): bigint {
    if (exponent < 0n || exponent >= Q) throw new RangeError("The exponent is not in [0, q).");
    let result = 1n;
    for (let i = 0; exponent > 0n; i++, exponent >>= BITS) {
      const digit = Number(exponent & MASK);
      if (digit > 0) result = multiply(result, this.rows[i]![digit]!);
    }
    return result;
  }
}

let table: FixedBase | undefined;

/** g^exponent mod p, for an exponent in [0, q); the table is built at the first use. */
export function powerOfG(exponent: bigint): bigint {
  table ??= new FixedBase(G);
  return table.power(exponent);
}
