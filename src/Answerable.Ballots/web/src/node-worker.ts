import { parentPort } from "node:worker_threads";
import { answerMessage } from "./perform.ts";
import type { ToWorker } from "./protocol.ts";

parentPort?.on("message", (message: ToWorker) => void answerMessage(message, (reply) => parentPort!.postMessage(reply)));
