import { P, Q, isElement } from "./group.ts";
import { Refused, ensure } from "./refused.ts";

/** Reads one value out of parsed JSON, or refuses it and says where it stands. */
export type Shape<T> = (value: unknown, where: string) => T;

/** The type that a shape reads. */
export type Read<S> = S extends Shape<infer T> ? T : never;

/** Any text. */
export const text: Shape<string> = (value, where) => {
  ensure(typeof value === "string", "json", where);
  return value;
};

/** true or false. */
export const flag: Shape<boolean> = (value, where) => {
  ensure(typeof value === "boolean", "json", where);
  return value;
};

/** A small integer, not negative, as a JSON number. */
export const count: Shape<number> = (value, where) => {
  ensure(typeof value === "number" && Number.isSafeInteger(value) && value >= 0, "json", where);
  return value;
};

/** An integer that is not negative: decimal in a JSON string, no sign, no leading zero. */
export const decimal: Shape<bigint> = (value, where) => {
  ensure(typeof value === "string" && /^(0|[1-9][0-9]*)$/.test(value), "canonical", where);
  return BigInt(value);
};

/** An exponent, challenge or response in [0, q). */
export const exponent: Shape<bigint> = (value, where) => {
  const x = decimal(value, where);
  ensure(x < Q, "exponent-range", where);
  return x;
};

/** An integer in (0, p) where an element belongs; whether x^q = 1 is not asked, since that costs a whole power. */
export const residue: Shape<bigint> = (value, where) => {
  const x = decimal(value, where);
  ensure(x > 0n && x < P, "membership", where);
  return x;
};

/** An element of the group, membership checked. */
export const element: Shape<bigint> = (value, where) => {
  const x = decimal(value, where);
  ensure(isElement(x), "membership", where);
  return x;
};

/** A key: an element, and not 1, whose private number everybody knows. */
export const publicKey: Shape<bigint> = (value, where) => {
  const x = element(value, where);
  ensure(x !== 1n, "neutral-element", where);
  return x;
};

/** 64 lower-case hexadecimal digits. */
export const hash: Shape<string> = (value, where) => {
  ensure(typeof value === "string" && /^[0-9a-f]{64}$/.test(value), "json", where);
  return value;
};

/** A list of one shape. */
export function list<T>(of: Shape<T>): Shape<T[]> {
  return (value, where) => {
    ensure(Array.isArray(value), "json", where);
    return value.map((item, i) => of(item, `${where}[${i}]`));
  };
}

/** A field that may be absent. */
export function optional<T>(of: Shape<T>): Shape<T | undefined> {
  return (value, where) => (value === undefined ? undefined : of(value, where));
}

type Fields = Record<string, Shape<unknown>>;
type Absent<F extends Fields> = { [K in keyof F]: undefined extends Read<F[K]> ? K : never }[keyof F];
type Whole<F extends Fields> = { [K in Exclude<keyof F, Absent<F>>]: Read<F[K]> } & {
  [K in Absent<F>]?: Exclude<Read<F[K]>, undefined>;
};

/** An object with these fields, written back in this order. */
export function object<F extends Fields>(fields: F): Shape<Whole<F>> {
  return (value, where) => {
    ensure(typeof value === "object" && value !== null && !Array.isArray(value), "json", where);
    const result: Record<string, unknown> = {};
    for (const [name, shape] of Object.entries(fields)) {
      const own = Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
      const read = shape(own, where === "" ? name : `${where}.${name}`);
      if (read !== undefined) result[name] = read;
    }
    return result as Whole<F>;
  };
}

/** Parses JSON of a shape; its bytes may be in any form. */
export function parse<T>(shape: Shape<T>, json: string): T {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw new Refused("json");
  }
  return shape(value, "");
}

/** Parses JSON of a shape and refuses it unless writing it again gives the same text: no spaces, no extra field, fields in order. */
export function parseCanonical<T>(shape: Shape<T>, json: string): T {
  const value = parse(shape, json);
  ensure(write(value) === json, "canonical");
  return value;
}

/** Compact JSON, fields in the order of the object, every bigint in decimal in a string. */
export function write(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) => (typeof item === "bigint" ? item.toString() : item));
}
