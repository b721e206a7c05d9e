import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { RecordJson } from "@longwatch/core";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { recordEvent } from "../audit/record.ts";
import { sealAll } from "../audit/seal.ts";
import { inClinic } from "../db/transaction.ts";
import { addressOf } from "../postgres/start-postgres.ts";
import { allRows, type EmptyDatabase, emptyDatabase, roles } from "../testing/care.ts";
import { addClinic, type TestDatabase, testDatabase } from "../testing/database.ts";
import { instant, nurseAt } from "../testing/scope.ts";
import { started, temporaryFolder } from "../testing/temporary.ts";
import { admitPatient } from "../usecases/admit-patient.ts";
import { runBackup } from "./backup.ts";
import { runErasures } from "./erasures.ts";
import { runMoveTo } from "./move-to.ts";
import { runRestore } from "./restore.ts";
import { runVerify } from "./verify.ts";

let database: TestDatabase;
let target: EmptyDatabase;
const folder = temporaryFolder();
const file = path.join(folder, "one.longwatch");
const keyFile = path.join(folder, "backup.key");
const data = path.join(folder, "data");
const ada = JSON.parse(
  readFileSync(path.join(import.meta.dirname, "../../../examples/ada.json"), "utf8"),
) as RecordJson;
const urlOf = (to: object): string => addressOf(to as Parameters<typeof addressOf>[0]);
const codes = (outcome: { problems: readonly { issues: readonly { code: string }[] }[] }) =>
  outcome.problems.flatMap(({ issues }) => issues.map(({ code }) => code));

beforeAll(async () => {
  database = await testDatabase();
  target = await emptyDatabase(database);
  writeFileSync(keyFile, Buffer.alloc(32, 9));
  const clinic = await addClinic(database);
  await inClinic(database.app, nurseAt(clinic, "2026-11-20T09:00:00Z"), async (tx) => {
    await admitPatient(tx, ada);
    await recordEvent(tx, { action: "patient.add", object: ada.patient.id });
  });
  await sealAll(database.app, [clinic], instant("2026-11-20T09:00:01Z"));
});
afterEach(() => vi.unstubAllEnvs());
afterAll(async () => {
  await target.close();
  await database.close();
});

test("a server's backup is restored into a data folder, verified there, and moved to a server again: the same rows", async () => {
  vi.stubEnv("DATABASE_OWNER_URL", urlOf(database.at(roles.owner)));
  vi.stubEnv("DATABASE_SENTINEL_URL", "");
  const written = await runBackup(file, { keyFile });
  expect(written.problems).toEqual([]);
  expect(written.text).toMatch(/fact +\d+ +sha256:/);
  vi.unstubAllEnvs();

  const restored = await runRestore(file, { keyFile, data });
  expect(restored.problems).toEqual([]);
  expect(restored.text).toContain("Every table was read back");
  const again = await runRestore(file, { keyFile, data });
  expect(codes(again)).toEqual(["database-not-empty"]);

  const verified = await runVerify({ data });
  expect(verified.problems).toEqual([]);
  expect(verified.text).toContain("Everything fits.");

  vi.stubEnv("DATABASE_OWNER_URL", urlOf(target.to));
  const moved = await runMoveTo(undefined, { data });
  expect(moved.problems).toEqual([]);
  expect(await allRows(target.as(roles.owner))).toEqual(await allRows(database.owner));
});

test("a data folder whose server runs is backed up through that server", async () => {
  await started({ folder: data });
  const beside = path.join(folder, "running.longwatch");
  const written = await runBackup(beside, { keyFile, data, json: true });
  expect(written.problems).toEqual([]);
  const { tables } = JSON.parse(written.text) as { tables: { name: string; rows: number }[] };
  expect(tables.find(({ name }) => name === "fact")!.rows).toBe(ada.facts.length);
  expect(await runErasures({ data })).toEqual({ text: "", problems: [] });
});

test("a folder without a clinic's memory is told, by whatever command", async () => {
  const empty = path.join(folder, "empty");
  expect(codes(await runVerify({ data: empty }))).toEqual(["database-unfit"]);
  expect(codes(await runBackup(path.join(folder, "y"), { keyFile, data: empty }))).toEqual(["database-unfit"]);
  expect(codes(await runErasures({ data: empty }))).toEqual(["database-unfit"]);
});

test("what is wrong is said before anything is opened", async () => {
  vi.stubEnv("DATABASE_OWNER_URL", "");
  vi.stubEnv("LONGWATCH_BACKUP_PASSPHRASE", "");
  expect(codes(await runBackup(path.join(folder, "x"), {}))).toEqual(["value-not-allowed"]);
  expect(codes(await runBackup(file, { keyFile }))).toEqual(["file-exists"]);
  expect(codes(await runBackup(path.join(folder, "x"), { keyFile }))).toEqual(["value-missing"]);
  writeFileSync(path.join(folder, "short"), "too short\n");
  expect(codes(await runBackup(path.join(folder, "x"), { passphraseFile: path.join(folder, "short") }))).toEqual([
    "value-not-allowed",
  ]);
  expect(codes(await runRestore(path.join(folder, "none"), { keyFile }))).toEqual(["text-unreadable"]);
  writeFileSync(path.join(folder, "list"), '{"clinic":1}\n');
  expect(codes(await runRestore(file, { keyFile, erasures: path.join(folder, "list") }))).toEqual([
    "value-not-allowed",
  ]);
});
