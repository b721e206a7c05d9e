import { PgBoss } from "pg-boss";
import type { ConnectTo } from "../db/database.ts";
import { onClient } from "../db/on-client.ts";
import { appRole } from "../db/roles.ts";
import { deadQueue, deadSettings, queueNames, queueSchema, queueSettings } from "./queues.ts";

/**
 * Makes or updates the queue's schema and its queues, as the owner, and lets the server's role use them: it reads and changes
 * jobs, and makes no table. After `migrate`, at every upgrade; two nodes at once do it once.
 */
export async function prepareQueues(owner: ConnectTo): Promise<void> {
  const boss = new PgBoss({ ...bossConnection(owner), max: 2, schema: queueSchema, supervise: false, schedule: false });
  // Told by the call that meets it as well; without a listener it would end the process.
  boss.on("error", () => {});
  await boss.start();
  try {
    await put(boss, deadQueue, deadSettings);
    for (const name of queueNames) await put(boss, name, queueSettings[name]);
  } finally {
    await boss.stop({ graceful: false });
  }
  await grant(owner);
}

type Settings = typeof deadSettings;

async function put(boss: PgBoss, name: string, settings: Settings): Promise<void> {
  if ((await boss.getQueue(name)) === null) return boss.createQueue(name, settings);
  const { policy: _fixed, deadLetter: _kept, heartbeatSeconds: _beat, retryDelayMax: _most, ...changeable } = settings;
  await boss.updateQueue(name, changeable);
}

/** What pg-boss reads of our way to connect. */
export const bossConnection = ({ connectionString, host, port, user, password, database }: ConnectTo) => ({
  ...(connectionString === undefined ? {} : { connectionString }),
  ...(host === undefined ? {} : { host }),
  ...(port === undefined ? {} : { port }),
  ...(user === undefined ? {} : { user }),
  ...(password === undefined ? {} : { password }),
  ...(database === undefined ? {} : { database }),
});

const grant = (owner: ConnectTo): Promise<void> =>
  onClient(owner, async (client) => {
    await client.query(`grant usage on schema ${queueSchema} to ${appRole}`);
    await client.query(`grant select on all tables in schema ${queueSchema} to ${appRole}`);
    await client.query(
      `grant insert, update, delete on ${queueSchema}.job, ${queueSchema}.job_common, ${queueSchema}.job_dependency to ${appRole}`,
    );
    await client.query(`grant update on ${queueSchema}.queue, ${queueSchema}.version to ${appRole}`);
    await client.query(`grant insert, delete on ${queueSchema}.warning to ${appRole}`);
    // What makes tables runs as whoever calls it, and may be called by the owner alone.
    await client.query(`revoke execute on all functions in schema ${queueSchema} from public`);
    await client.query(`grant execute on function ${queueSchema}.job_now() to ${appRole}`);
  });
