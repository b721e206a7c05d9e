import pg from "pg";
import { startPostgres } from "../postgres/start-postgres.ts";

/**
 * A small app for tests that must kill one: `node postgres-app.ts <folder> write|hold`. Starts the embedded database, says
 * so as a line of JSON on its output, and (`write`) commits numbered rows, saying each number after its commit.
 */
const [folder = "", mode = "hold"] = process.argv.slice(2);
const say = (line: unknown): void => {
  process.stdout.write(`${JSON.stringify(line)}\n`);
};

const started = await startPostgres({ folder });
if (!started.ok) {
  say({ refused: started.refusal });
  process.exit(2);
}
const { connection, processId, route } = started.value;
say({ ready: true, postmaster: processId, route, connection });

if (mode === "write") {
  const client = new pg.Client(connection);
  await client.connect();
  await client.query("create table if not exists written (round text, number int, primary key (round, number))");
  const round = String(process.pid);
  for (let number = 1; ; number += 1) {
    await client.query("insert into written values ($1, $2)", [round, number]);
    say({ round, acked: number });
  }
}
