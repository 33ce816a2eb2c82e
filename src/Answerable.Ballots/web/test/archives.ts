import { headerBlock, sha256Hex, utf8, write } from "../src/index.ts";
import { records } from "./elections.ts";

/** An event to write: its type, the records before it, and whether the last of them is its payload. */
export interface Step {
  type: string;
  records: string[];
}

/** The steps of an archive, to be changed and written again. */
export async function stepsOf(path: string): Promise<Step[]> {
  const steps: Step[] = [];
  let pending: string[] = [];
  for (const { kind, json } of await records(path)) {
    if (kind === "data") pending.push(json);
    else {
      steps.push({ type: (JSON.parse(json) as { type: string }).type, records: pending });
      pending = [];
    }
  }
  return steps;
}

/** Writes an archive whose chain is right, whatever the steps are. */
export async function archiveOf(steps: readonly Step[]): Promise<{ bytes: Uint8Array; head: string }> {
  const parts: Uint8Array[] = [];
  const put = (name: string, json: string) => {
    const content = utf8(json);
    parts.push(headerBlock(name, content.length, 1795325427n), content, new Uint8Array((512 - (content.length % 512)) % 512));
  };
  put("BELENIOS", '{"version":1,"timestamp":"1795325427"}');
  let parent: string | undefined;
  for (const [height, { type, records }] of steps.entries()) {
    let payload: string | undefined;
    for (const json of records) put(`${(payload = await sha256Hex(json))}.data.json`, json);
    const event = write({ parent, height, type, payload });
    put(`${(parent = await sha256Hex(event))}.event.json`, event);
  }
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return { bytes, head: parent! };
}

/** The steps up to and with the first of a type. */
export function upTo(steps: readonly Step[], type: string): Step[] {
  return steps.slice(0, steps.findIndex((step) => step.type === type) + 1);
}
