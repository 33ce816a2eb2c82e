import type { FromWorker, Request, Result, Task } from "./protocol.ts";
import { Refused } from "./refused.ts";

interface Waiting {
  resolve(result: never): void;
  reject(error: Error): void;
  progress(part: number): void;
}

/** A page's side of the worker, so that the page stays alive while numbers are worked on. */
export class BallotWorker {
  private readonly worker: Worker;
  private readonly waiting = new Map<number, Waiting>();
  private last = 0;

  /** Starts the worker from the address of `worker.js`, which must be of the page's own origin. */
  constructor(address: string | URL) {
    this.worker = new Worker(address, { type: "module" });
    this.worker.onmessage = ({ data }: MessageEvent<FromWorker>) => this.take(data);
    this.worker.onerror = (event) => this.failAll(new Error(event.message || "The worker did not start."));
  }

  /** Performs a task in the worker; a broken rule rejects with Refused, anything else with Error. */
  perform<T extends Task>(task: T, request: Request<T>, progress: (part: number) => void = () => {}): Promise<Result<T>> {
    const id = ++this.last;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject, progress });
      this.worker.postMessage({ id, task, request });
    });
  }

  /** Ends the worker and with it the memory that held secrets; whatever is under way is rejected. */
  end(): void {
    this.worker.terminate();
    this.failAll(new Error("The worker was ended."));
  }

  private take(reply: FromWorker): void {
    const waiting = this.waiting.get(reply.id);
    if (!waiting) return;
    if ("progress" in reply) return waiting.progress(reply.progress);
    this.waiting.delete(reply.id);
    if ("result" in reply) waiting.resolve(reply.result as never);
    else if ("refused" in reply) waiting.reject(new Refused(reply.refused.code, reply.refused.where));
    else waiting.reject(new Error(reply.failed));
  }

  private failAll(error: Error): void {
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }
}
