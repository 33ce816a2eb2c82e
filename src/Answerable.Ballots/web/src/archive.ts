import { utf8, utf8Text, type Bytes } from "./bytes.ts";
import { header } from "./formats.ts";
import { sha256Hex } from "./hash.ts";
import { ensure } from "./refused.ts";
import { parseCanonical } from "./shapes.ts";

/** An archive, whole or in pieces as it comes over the network. */
export type Chunks = Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

/** One entry of an archive. */
export interface Entry {
  kind: "data" | "event";
  /** SHA-256 of the content, hexadecimal: the entry's name. */
  hash: string;
  content: Bytes;
}

const BLOCK = 512;

/** The largest entry that is read, in bytes: a ballot of 1,000 x 5 answers has under 9 MB. */
const LARGEST = 2 ** 25;

/** The one header block that an entry can have: old tar, no magic, the archive's time on every entry. */
export function headerBlock(name: string, size: number, timestamp: bigint): Bytes {
  const block = new Uint8Array(BLOCK);
  const put = (at: number, text: string) => block.set(utf8(text), at);
  put(0, name);
  put(100, "0000644");
  put(108, "0000000");
  put(116, "0000000");
  put(124, size.toString(8).padStart(11, "0"));
  put(136, timestamp.toString(8).padStart(11, "0"));
  put(148, " ".repeat(8));
  put(156, "0");
  const sum = block.reduce((a, b) => a + b, 0);
  put(148, sum.toString(8).padStart(6, "0") + "\0 ");
  return block;
}

/** Reads a `.bel` archive entry by entry, holding one at a time. Refuses any byte that our own writer would not write. */
export async function* readArchive(chunks: Chunks): AsyncGenerator<Entry> {
  const source = new Source(chunks);
  const first = await nextFile(source);
  ensure(first?.name === "BELENIOS", "archive-header", "BELENIOS");
  const { version, timestamp } = parseCanonical(header, textOf(first.content, first.name));
  ensure(version === 1 && timestamp < 2n ** 33n, "archive-header", first.name);
  for (let file: File | undefined = first; file; file = await nextFile(source)) {
    const expected = headerBlock(file.name, file.content.length, timestamp);
    ensure(file.block.every((byte, i) => byte === expected[i]), "entry-header", file.name);
    if (file === first) continue;
    const [, hash, kind] = /^([0-9a-f]{64})\.(data|event)\.json$/.exec(file.name) ?? [];
    ensure(hash && kind, "entry-header", file.name);
    ensure((await sha256Hex(file.content)) === hash, "entry-hash", file.name);
    yield { kind: kind as Entry["kind"], hash, content: file.content };
  }
}

interface File {
  name: string;
  block: Bytes;
  content: Bytes;
}

async function nextFile(source: Source): Promise<File | undefined> {
  const block = await source.take(BLOCK);
  if (block === undefined) return undefined;
  const name = fieldOf(block, 0, 100);
  const digits = fieldOf(block, 124, 12);
  ensure(/^0[0-7]{10}$/.test(digits), "entry-header", name);
  const size = parseInt(digits, 8);
  ensure(size <= LARGEST, "entry-header", name);
  const content = await source.take(size);
  const padding = await source.take((BLOCK - (size % BLOCK)) % BLOCK);
  ensure(content && padding && padding.every((byte) => byte === 0), "entry-whole", name);
  return { name, block, content };
}

/** The text of an entry; bytes that are not UTF-8 are refused. */
export function textOf(content: Uint8Array, where: string): string {
  try {
    return utf8Text(content);
  } catch {
    ensure(false, "canonical", where);
  }
}

function fieldOf(block: Uint8Array, at: number, length: number): string {
  const field = block.subarray(at, at + length);
  const end = field.indexOf(0);
  return String.fromCharCode(...(end < 0 ? field : field.subarray(0, end)));
}

/** Takes so many bytes at a time out of chunks of any size. */
class Source {
  private readonly chunks: AsyncIterator<Uint8Array> | Iterator<Uint8Array>;
  private rest: Uint8Array = new Uint8Array();

  constructor(chunks: Chunks) {
    this.chunks = Symbol.asyncIterator in chunks ? chunks[Symbol.asyncIterator]() : chunks[Symbol.iterator]();
  }

  /** Exactly so many bytes; undefined at the end of the archive or if it breaks off before. */
  async take(length: number): Promise<Bytes | undefined> {
    const result = new Uint8Array(length);
    let filled = 0;
    while (filled < length) {
      if (this.rest.length === 0) {
        const next = await this.chunks.next();
        if (next.done) {
          ensure(filled === 0, "entry-whole", "end");
          return undefined;
        }
        this.rest = next.value;
      }
      const part = this.rest.subarray(0, length - filled);
      result.set(part, filled);
      filled += part.length;
      this.rest = this.rest.subarray(part.length);
    }
    return result;
  }
}
