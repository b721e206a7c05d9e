import type { Instant } from "@longwatch/core";
import { connect } from "../db/database.ts";
import { hookCourier } from "../jobs/hook.ts";
import { prepareQueues } from "../jobs/prepare-queues.ts";
import type { JobLog, Running } from "../jobs/running.ts";
import { type Jobs, startJobs } from "../jobs/start-jobs.ts";
import type { Post } from "../usecases/deliver.ts";
import type { Courier } from "../usecases/subscriptions/tell.ts";
import type { TestDatabase } from "./database.ts";

/** What a node of the tests did. */
export type Done = Parameters<JobLog>;

export type JobsNode = Jobs & { readonly done: readonly Done[]; readonly end: () => Promise<void> };

export type NodeOptions = {
  readonly clock: () => Instant;
  readonly post?: Post;
  readonly courier?: Courier;
  readonly processes?: number;
};

/** A node with connections of its own, as another process would have. */
export async function jobsNode(database: Pick<TestDatabase, "at">, options: NodeOptions): Promise<JobsNode> {
  const to = { app: database.at("longwatch_app"), sentinel: database.at("longwatch_sentinel") };
  const app = connect(to.app, 4);
  const reading = connect(to.sentinel, 2);
  const done: Done[] = [];
  const running: Running = {
    database: app,
    reading,
    connect: to,
    clock: options.clock,
    post: options.post,
    courier: options.courier ?? noCourier,
    log: (...said) => void done.push(said),
    processes: options.processes ?? 1,
  };
  const jobs = await startJobs(running);
  return {
    ...jobs,
    done,
    end: async () => {
      await jobs.stop();
      await Promise.all([app.close(), reading.close()]);
    },
  };
}

/** Nobody has subscribed to anything. */
const noCourier = hookCourier("http://localhost:8080", [], () => undefined);

export const preparedQueues = (database: Pick<TestDatabase, "at">): Promise<void> =>
  prepareQueues(database.at("longwatch_owner"));
