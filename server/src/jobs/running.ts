import type { Clock } from "../clock.ts";
import type { ConnectTo, Database } from "../db/database.ts";
import type { Post } from "../usecases/deliver.ts";
import type { Courier } from "../usecases/subscriptions/tell.ts";

/** What is told of work: names of ours, ids of clinics, counts and durations. Nothing of a patient. */
export type JobLog = (
  event: "job-done" | "job-failed" | "queue-failed" | "tick-failed" | "seal-failed" | "listen-failed",
  fields: {
    readonly queue?: string;
    readonly clinic?: string;
    readonly milliseconds?: number;
    readonly count?: number;
    /** The error's class or the database's code; never its words. */
    readonly error?: string;
  },
) => void;

/** What every job works with. */
export type Running = {
  readonly database: Database;
  /** Where the sentinel reads: best as the role that can only read. */
  readonly reading: Database;
  /** The same for processes, which make connections of their own. */
  readonly connect: { readonly app: ConnectTo; readonly sentinel: ConnectTo };
  readonly clock: Clock;
  /** Undefined: the operator has named no mail server; everything stays on the worklist. */
  readonly post: Post | undefined;
  /** Who brings notifications to programs that have subscribed. */
  readonly courier: Courier;
  readonly log: JobLog;
  /** How many processes heavy work may use. */
  readonly processes: number;
};

/** What may be said of an error: its words may hold what must not be in a log. */
export function errorName(error: unknown): string {
  const { code, name } = (error ?? {}) as { code?: unknown; name?: unknown };
  return typeof code === "string" && /^[A-Za-z0-9_]{1,40}$/.test(code)
    ? code
    : typeof name === "string"
      ? name
      : "unknown";
}
