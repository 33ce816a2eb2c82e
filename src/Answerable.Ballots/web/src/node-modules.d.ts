// The little of Node that the worker's Node entry and the tests use; its whole types would be a package.
declare module "node:worker_threads" {
  interface Port {
    on(event: "message", listener: (message: never) => void): void;
    on(event: "error", listener: (error: Error) => void): void;
    postMessage(message: unknown): void;
  }
  export const parentPort: Port | null;
  export class Worker implements Port {
    constructor(address: URL);
    on(event: "message", listener: (message: never) => void): void;
    on(event: "error", listener: (error: Error) => void): void;
    postMessage(message: unknown): void;
    terminate(): Promise<number>;
  }
}

declare module "node:test" {
  export function test(name: string, run: () => void | Promise<void>): Promise<void>;
}

declare module "node:assert/strict" {
  interface Assert {
    ok(value: unknown, message?: string): asserts value;
    equal<T>(actual: T, expected: T, message?: string): void;
    notEqual<T>(actual: T, expected: T, message?: string): void;
    deepEqual<T>(actual: T, expected: T, message?: string): void;
    throws(run: () => unknown, check: (error: unknown) => boolean): void;
    rejects(run: Promise<unknown> | (() => Promise<unknown>), check: (error: unknown) => boolean): Promise<void>;
  }
  const assert: Assert;
  export default assert;
}

declare module "node:fs/promises" {
  export function readFile(path: URL): Promise<Uint8Array<ArrayBuffer>>;
  export function readFile(path: URL, encoding: "utf8"): Promise<string>;
  export function readdir(path: URL): Promise<string[]>;
}

declare module "node:crypto" {
  interface Cipher {
    update(text: Uint8Array): Uint8Array<ArrayBuffer>;
    final(): Uint8Array<ArrayBuffer>;
    getAuthTag(): Uint8Array<ArrayBuffer>;
  }
  export function createCipheriv(name: "aes-256-ccm", key: Uint8Array, nonce: Uint8Array, options: { authTagLength: number }): Cipher;
}
