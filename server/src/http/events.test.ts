import { readFileSync } from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { inClinic } from "../db/transaction.ts";
import { addClinic, type TestDatabase, testDatabase } from "../testing/database.ts";
import { type TestPerson, type TestServer, testServer } from "../testing/http.ts";
import { nurseAt } from "../testing/scope.ts";
import { admitPatient } from "../usecases/admit-patient.ts";

let database: TestDatabase;
let server: TestServer;
let nurse: TestPerson;
let clinic: string;
let port: number;
const ada = JSON.parse(readFileSync(path.join(import.meta.dirname, "../../../examples/ada.json"), "utf8")) as {
  patient: object;
};
const at = "2026-11-21T09:00:00Z";

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  clinic = await addClinic(database);
  server = await testServer(database, at, { heartbeatMs: 50 });
  nurse = await server.person(clinic, ["nurse"]);
  await server.app.listen({ port: 0, host: "127.0.0.1" });
  port = (server.app.server.address() as AddressInfo).port;
});
afterEach(() => server.close());

/** A stream of events as a browser opens it: what it has said so far, and whether it is open. */
function listen(who: TestPerson, of: string, headers: Record<string, string> = {}) {
  const state = { status: 0, text: "", isOpen: true };
  const request = http.get(
    {
      port,
      path: `/api/v1/clinics/${of}/worklist/events`,
      headers: { cookie: `longwatch=${who.token}`, ...headers },
    },
    (answer) => {
      state.status = answer.statusCode ?? 0;
      answer.setEncoding("utf8");
      answer.on("data", (piece: string) => {
        state.text += piece;
      });
      answer.on("close", () => {
        state.isOpen = false;
      });
    },
  );
  request.on("error", () => {
    state.isOpen = false;
  });
  return { state, stop: () => request.destroy() };
}

/** Waits for something that must happen; the test runner's own limit is the only one. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await wait(10);
}
const change = (of: string, id: string) =>
  inClinic(database.app, nurseAt(of, at), (tx) => admitPatient(tx, { ...ada, patient: { ...ada.patient, id } }));

test("a stream hears of a change in its own clinic, and of none elsewhere", async () => {
  const other = await addClinic(database, "Other");
  const stream = listen(nurse, clinic);
  await until(() => stream.state.text.includes("event: listening"));
  await change(other, "lw-a");
  await change(clinic, "lw-b");
  await until(() => stream.state.text.includes("event: changed"));
  expect(stream.state.text).not.toContain("lw-");
  expect(stream.state.text.match(/event: changed/g)).toHaveLength(1);
  stream.stop();
});

test("who comes back with the id of the last event is told only if it was not the last", async () => {
  const first = listen(nurse, clinic);
  await until(() => first.state.text.includes("event: listening"));
  const id = /id: (\S+)/.exec(first.state.text)![1]!;
  first.stop();
  const same = listen(nurse, clinic, { "last-event-id": id });
  await until(() => same.state.text.includes("event: listening"));
  await change(clinic, "lw-c");
  await until(() => same.state.text.includes("event: changed"));
  same.stop();
  const missed = listen(nurse, clinic, { "last-event-id": id });
  await until(() => missed.state.text.includes("event: changed"));
  missed.stop();
});

test("a stream ends with its session, which it does not keep awake", async () => {
  const stream = listen(nurse, clinic);
  await until(() => stream.state.text.includes(": here"));
  server.clock.at = (server.clock.at + 29 * 60_000) as never;
  const before = stream.state.text.length;
  await until(() => stream.state.text.length > before);
  server.clock.at = (server.clock.at + 2 * 60_000) as never;
  await until(() => !stream.state.isOpen);
});

test("losing the database's connection is mended, and everybody is told to look again", async () => {
  const stream = listen(nurse, clinic);
  await until(() => stream.state.text.includes("event: listening"));
  const client = new pg.Client({ ...database.at("postgres") });
  await client.connect();
  await client.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'longwatch events' and datname = current_database()",
  );
  await client.end();
  await until(() => stream.state.text.includes("event: changed"));
  expect(server.lines.join("")).toMatch(/events\.lost[\s\S]*events\.heard-again/);
  stream.stop();
});

test("closing ends the streams and lets requests finish that are under way", async () => {
  const stream = listen(nurse, clinic);
  await until(() => stream.state.text.includes("event: listening"));
  const { promise: held, resolve: release } = Promise.withResolvers<void>();
  const holding = inClinic(database.app, nurseAt(clinic, at), async (tx) => {
    await tx.query.selectFrom("clinic").selectAll().execute();
    await tx.query
      .insertInto("patient")
      .values({
        clinic_id: clinic,
        patient_id: "lw-0001",
        record_version: 1,
        last_recorded_at: new Date(0),
        created_at: new Date(0),
      })
      .execute();
    await held;
    throw new Error("undone");
  }).catch(() => undefined);
  await wait(50);
  // This one waits for the row that is held.
  const slow = fetch(`http://127.0.0.1:${port}/api/v1/clinics/${clinic}/patients`, {
    method: "POST",
    headers: { cookie: `longwatch=${nurse.token}`, "content-type": "application/json", "x-longwatch-request": "1" },
    body: JSON.stringify({ record: ada }),
  });
  await wait(100);
  const closing = server.app.close();
  await until(() => !stream.state.isOpen);
  release();
  await holding;
  expect((await slow).status).toBe(201);
  await closing;
  await expect(fetch(`http://127.0.0.1:${port}/health/live`)).rejects.toThrow();
});
