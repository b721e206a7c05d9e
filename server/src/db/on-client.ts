import pg from "pg";

/** A connection of its own for a piece of work, outside any pool; it is closed whatever comes of the work. */
export async function onClient<T>(to: pg.ClientConfig, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(to);
  // The query that meets it tells of a lost connection; without a listener the loss would end the process as well.
  client.on("error", () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
