import type { Worker } from "node:worker_threads";
import type { RunBatch } from "./batches.ts";
import type { Share } from "./cohort.ts";

/** What a thread says after each batch. */
export type Answer =
  | { readonly share: Share }
  | { readonly fault: { readonly message: string; readonly code?: string } };
/** One batch at a time. */
export type Thread = { readonly run: RunBatch; readonly end: () => Promise<unknown> };

/** A worker that answers each batch. One that ends, with or without an error, fails its batch and those after it. */
export function threadOf(worker: Worker): Thread {
  let pending: { readonly resolve: (share: Share) => void; readonly reject: (error: unknown) => void } | undefined;
  let over: { readonly error: unknown } | undefined;
  const settled = (): typeof pending => {
    const one = pending;
    pending = undefined;
    return one;
  };
  const ends = (error: unknown): void => {
    over ??= { error };
    settled()?.reject(over.error);
  };
  worker.on("message", (said: Answer) => {
    if ("share" in said) settled()?.resolve(said.share);
    else settled()?.reject(Object.assign(new Error(), said.fault));
  });
  worker.on("error", ends);
  worker.on("exit", (code) => ends(new Error(`a thread ended by itself, with code ${code}`)));
  return {
    run: (batch) =>
      new Promise((resolve, reject) => {
        if (over !== undefined) reject(over.error);
        else {
          pending = { resolve, reject };
          worker.postMessage(batch);
        }
      }),
    end: () => worker.terminate(),
  };
}
