import { answerMessage } from "./perform.ts";
import type { FromWorker, ToWorker } from "./protocol.ts";

interface WorkerScope {
  onmessage: (event: MessageEvent<ToWorker>) => void;
  postMessage(reply: FromWorker): void;
}

const scope = self as unknown as WorkerScope;
scope.onmessage = ({ data }) => void answerMessage(data, (reply) => scope.postMessage(reply));
