import { openHeaders } from "../access/sealed-headers.ts";
import type { SecretKey } from "../access/secret-key.ts";
import type { Clock } from "../clock.ts";
import type { Config } from "../config.ts";
import { hookCourier } from "../jobs/hook.ts";
import type { JobLog } from "../jobs/running.ts";
import { type Jobs, startJobs } from "../jobs/start-jobs.ts";
import type { Log } from "../log.ts";
import type { Databases } from "../open-databases.ts";
import { mailOf } from "./mail-server.ts";

/** Starts this node's share of what is done without anybody asking: the day's turn, escalation, messages, the sentinel. */
export function startWork(
  config: Config,
  origin: string,
  { app, sentinel, at }: Databases,
  { clock, log, key }: { readonly clock: Clock; readonly log: Log; readonly key: SecretKey },
): Promise<Jobs> {
  const { workers, subscribers } = config;
  return startJobs({
    database: app,
    reading: sentinel,
    connect: at,
    clock,
    courier: hookCourier(origin, subscribers, (id, sealed) => openHeaders(key, id, sealed)),
    post: mailOf(config, origin)?.post,
    log: jobLog(log),
    processes: workers,
  });
}

/** What went as it should is told at the lowest level. */
const jobLog =
  (log: Log): JobLog =>
  (event, fields) =>
    event === "job-done" ? log.info("job.done", fields) : log.warn("job.failed", { of: event, ...fields });
