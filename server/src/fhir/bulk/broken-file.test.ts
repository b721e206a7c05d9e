import { type ClientRequest, get } from "node:http";
import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { putPieces } from "../../db/bulk-pieces.ts";
import { inClinic, theServer } from "../../db/transaction.ts";
import { type TestBackend, testBackend } from "../../testing/backend.ts";
import { type TestFhir, testFhir } from "../../testing/fhir.ts";
import { exampleRecord } from "../../testing/people.ts";
import { runBulkExports } from "./run.ts";

const names = ["bruno", "chiara", "dimitri", "elena", "farah", "gwen", "hugo", "ines", "jonas", "kira"];
let fhir: TestFhir;
let warehouse: TestBackend;
const people = ["lw-0001"];

beforeAll(async () => {
  fhir = await testFhir();
  for (const name of names) people.push(await fhir.admit(exampleRecord(name)));
  warehouse = await testBackend(fhir);
});
afterAll(() => fhir.close());

const ask = async (address: string, options: RequestInit = {}) =>
  fhir.ask(address, { ...options, token: await warehouse.token() });

/** A file of so many lines that they do not fit into what a socket holds. @returns the addresses of the export and of the file */
async function longFile(): Promise<readonly [string, string]> {
  const headers = { prefer: "respond-async", accept: "application/fhir+json" };
  const at = (await ask("$export?_type=Patient", { headers })).headers.get("content-location")!;
  const id = at.split("/").at(-1)!;
  await runBulkExports(
    fhir.database.app,
    fhir.clinic,
    () => fhir.server.clock.at,
    () => false,
  );
  await fhir.database.owner.pool.query("delete from bulk_export_piece");
  const lines = Array.from({ length: 4 }, () => JSON.stringify({ text: "x".repeat(1_000_000) }));
  const scope = { clinic: fhir.clinic, actor: theServer, at: fhir.server.clock.at };
  await inClinic(fhir.database.app, scope, async (tx) => {
    for (const patient of people) await putPieces(tx, id, [{ type: "Patient", patient, lines }]);
  });
  return [at, `${fhir.base}/$export-file/${id}/Patient.ndjson`];
}

const counted = async (): Promise<number> => {
  const { values } = await fhir.server.services.metrics.registry.getSingleMetric("longwatch_faults_total")!.get();
  return values[0]?.value ?? 0;
};

/** Reads a long file, and does something when its beginning has come. @returns how it ends, and which faults are told of */
async function readWhile(meanwhile: (at: string, reading: ClientRequest) => Promise<unknown>) {
  const [at, file] = await longFile();
  const token = await warehouse.token();
  const before = { lines: fhir.server.lines.length, faults: await counted() };
  const ending = await new Promise<string>((resolve, reject) => {
    const reading = get(file, { headers: { authorization: `Bearer ${token}` } }, (answer) => {
      answer.once("readable", async () => {
        await meanwhile(at, reading);
        answer.on("data", () => {});
      });
      answer.on("end", () => resolve("whole"));
      answer.on("error", () => resolve("broken"));
    });
    reading.on("error", reject);
  });
  // The server sees the end of the line a little later than whoever has cut it.
  await setTimeout(300);
  const faults = fhir.server.lines
    .slice(before.lines)
    .map((line) => JSON.parse(line) as Record<string, unknown>)
    .filter(({ msg }) => msg === "http.fault");
  expect(await counted()).toBe(before.faults + faults.length);
  return { ending, faults };
}

describe("a file that is read", () => {
  test("is whole where nothing happens", async () => {
    expect(await readWhile(async () => {})).toEqual({ ending: "whole", faults: [] });
  });

  test("breaks off when its export is taken away, which is no fault", async () => {
    expect(await readWhile((at) => ask(at, { method: "DELETE" }))).toEqual({ ending: "broken", faults: [] });
  });

  test("breaks off when it cannot be read on, and the operator is told", async () => {
    const spoil = "update bulk_export_piece set content = 'none'";
    const { ending, faults } = await readWhile(() => fhir.database.owner.pool.query(spoil));
    expect(ending).toBe("broken");
    expect(faults).toMatchObject([
      {
        level: "error",
        route: "/api/v1/clinics/:clinic/fhir/R4/$export-file/:export/:file",
        request: expect.any(String),
      },
    ]);
  });

  test("is no fault of ours when the program goes away", async () => {
    const { faults } = await readWhile(async (_, reading) => reading.destroy());
    expect(faults).toEqual([]);
  });
});
