import type { Queue } from "pg-boss";

/** The schema in which pg-boss keeps its jobs. Nothing of a patient is in it: a job names a clinic, and what is to be done stands in our tables. */
export const queueSchema = "pgboss";

export const queueNames = [
  "turn-day",
  "escalate",
  "deliver",
  "feeds",
  "sentinel",
  "sweep",
  "intake",
  "bulk-export",
  "notify",
] as const;
export type QueueName = (typeof queueNames)[number];
export const deadQueue = "dead";

/** What a job says. `sweep` is no clinic's. */
export type JobData = { readonly clinic?: string };

type Settings = Omit<Queue, "name">;

const common = {
  // One waits and one runs for each clinic, on all nodes together. Whoever asks while one runs gets another after it.
  policy: "stately",
  // A node that dies is found out after this; its jobs go to another.
  heartbeatSeconds: 30,
  retryLimit: 5,
  retryDelay: 5,
  retryBackoff: true,
  retryDelayMax: 300,
  // What is done is of no further use: our tables say what was done.
  deleteAfterSeconds: 86_400,
  retentionSeconds: 7 * 86_400,
  deadLetter: deadQueue,
  notify: true,
} as const satisfies Settings;

/** A turn or a night's recomputation of a large clinic takes minutes; nothing else does. */
export const queueSettings: Readonly<Record<QueueName, Settings>> = {
  "turn-day": { ...common, expireInSeconds: 3600 },
  escalate: { ...common, expireInSeconds: 300 },
  deliver: { ...common, expireInSeconds: 900 },
  notify: { ...common, expireInSeconds: 900 },
  feeds: { ...common, expireInSeconds: 300 },
  sentinel: { ...common, expireInSeconds: 6 * 3600 },
  sweep: { ...common, expireInSeconds: 300 },
  // A clinic's history in one go takes its time; what was filed stays filed.
  intake: { ...common, expireInSeconds: 6 * 3600 },
  // What was written stays written, and whoever comes next goes on.
  "bulk-export": { ...common, expireInSeconds: 12 * 3600 },
};

export const deadSettings: Settings = {
  policy: "standard",
  heartbeatSeconds: 30,
  retryLimit: 100,
  retryDelay: 60,
  retentionSeconds: 30 * 86_400,
  notify: true,
};
