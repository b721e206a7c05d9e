import { type Instant, parseInstant } from "@longwatch/core";
import type { Bundle, OperationOutcome, Resource } from "@medplum/fhirtypes";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { carryOutErasure } from "../../care/erase.ts";
import { forgetBulkExports } from "../../db/bulk-exports.ts";
import { oldestTransactionMs } from "../../db/oldest-transaction.ts";
import { inClinic, theServer } from "../../db/transaction.ts";
import { runInProcess } from "../../jobs/heavy-process.ts";
import { type TestBackend, testBackend } from "../../testing/backend.ts";
import { type TestFhir, testFhir } from "../../testing/fhir.ts";
import { faultsOf } from "../../testing/fhir-validators.ts";
import { jobsNode, preparedQueues } from "../../testing/jobs-node.ts";
import { exampleRecord } from "../../testing/people.ts";
import { admitPatient } from "../../usecases/admit-patient.ts";
import { recordFacts } from "../../usecases/record-facts.ts";
import { confirmErasure, requestErasure } from "../../usecases/request-erasure.ts";
import { runBulkExports } from "./run.ts";

type Manifest = {
  readonly transactionTime: string;
  readonly request: string;
  readonly requiresAccessToken: boolean;
  readonly output: readonly File[];
  readonly deleted: readonly File[];
  readonly error: readonly File[];
};
type File = { readonly type: string; readonly url: string; readonly count: number };

const names = ["bruno", "chiara", "dimitri", "elena", "farah", "gwen", "hugo", "ines", "jonas", "kira"];
let fhir: TestFhir;
let warehouse: TestBackend;
let other: TestBackend;
const people = ["lw-0001"];

beforeAll(async () => {
  fhir = await testFhir();
  for (const name of names) people.push(await fhir.admit(exampleRecord(name)));
  warehouse = await testBackend(fhir);
  other = await testBackend(fhir);
  await preparedQueues(fhir.database);
});
afterAll(() => fhir.close());
afterEach(async () => {
  await fhir.database.owner.pool.query("delete from bulk_export_piece");
  await fhir.database.owner.pool.query("delete from bulk_export");
});

const async = { prefer: "respond-async", accept: "application/fhir+json" };
const as = async (who: TestBackend, address: string, options: RequestInit = {}) =>
  fhir.ask(address, { ...options, token: await who.token() });
const kickOff = async (address = "$export", options: RequestInit = {}): Promise<string> => {
  const answer = await as(warehouse, address, { headers: async, ...options });
  expect(answer.status, await answer.clone().text()).toBe(202);
  return answer.headers.get("content-location")!;
};
const run = (isOver = () => false) =>
  runBulkExports(fhir.database.app, fhir.clinic, () => fhir.server.clock.at, isOver);
/** Stops when the first few people are written. */
const runABit = () => {
  let asked = 0;
  return run(() => asked++ > 1);
};
const manifestOf = async (at: string): Promise<Manifest> => {
  const answer = await as(warehouse, at);
  expect(answer.status, await answer.clone().text()).toBe(200);
  expect(answer.headers.get("content-type")).toContain("application/json");
  return (await answer.json()) as Manifest;
};
const fetched = async (file: File, headers: Record<string, string> = {}): Promise<readonly Resource[]> => {
  const answer = await as(warehouse, file.url, { headers });
  expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "application/fhir+ndjson"]);
  const lines = (await answer.text()).split("\n");
  expect(lines.pop()).toBe("");
  const resources = lines.map((line) => JSON.parse(line) as Resource);
  expect(resources.length).toBe(file.count);
  return resources;
};
const all = async (manifest: Manifest): Promise<readonly Resource[]> =>
  (await Promise.all(manifest.output.map((file) => fetched(file)))).flat();
const count = async (table: "bulk_export" | "bulk_export_piece"): Promise<number> =>
  (await fhir.database.owner.pool.query<{ n: number }>(`select count(*)::int as n from ${table}`)).rows[0]!.n;
const scope = (id = "nurse") => ({
  clinic: fhir.clinic,
  actor: { kind: "account" as const, id },
  at: fhir.server.clock.at,
});
const wait = (milliseconds: number): void => {
  fhir.server.clock.at = (fhir.server.clock.at + milliseconds) as Instant;
};

describe("a program takes everybody's resources", () => {
  test("by a job, as files of lines: what every patient's own record gives, each resource once and valid", async () => {
    const node = await jobsNode(fhir.database, { clock: () => fhir.server.clock.at });
    try {
      const at = await kickOff("$export?_outputFormat=application/fhir%2Bndjson");
      const manifest = await vi.waitFor(() => manifestOf(at), { timeout: 60_000, interval: 200 });
      expect(manifest).toMatchObject({
        request: `${fhir.base}/$export?_outputFormat=application%2Ffhir%2Bndjson`,
        requiresAccessToken: true,
        deleted: [],
        error: [],
      });
      expect(parseInstant(manifest.transactionTime)).toBeLessThanOrEqual(fhir.server.clock.at - 120_000);
      for (const { type, url } of manifest.output)
        expect(url).toMatch(new RegExp(`/\\$export-file/.*/${type}\\.ndjson$`));
      const everything: Resource[] = [];
      for (const patient of people) {
        const answer = await fhir.ask(`Patient/${patient}/$everything?_count=5000`);
        everything.push(...((await answer.json()) as Bundle).entry!.map(({ resource }) => resource!));
      }
      const taken = await all(manifest);
      const byName = (resources: readonly Resource[]) =>
        resources.toSorted((a, b) => (`${a.resourceType}/${a.id}` < `${b.resourceType}/${b.id}` ? -1 : 1));
      expect(taken.length).toBeGreaterThan(2000);
      expect(byName(taken)).toEqual(byName(everything));
      expect([...new Set(taken.flatMap(faultsOf))]).toEqual([]);
      for (const { type } of manifest.output) {
        const file = await fetched(manifest.output.find((one) => one.type === type)!);
        expect(new Set(file.map(({ resourceType }) => resourceType))).toEqual(new Set([type]));
      }
    } finally {
      await node.end();
    }
  });

  test("is told how far it has come, and leaves a trace of who is in it", async () => {
    const at = await kickOff("Patient/$export?_type=Patient,CarePlan");
    const first = await as(warehouse, at);
    expect([first.status, first.headers.get("x-progress"), first.headers.get("retry-after")]).toEqual([
      202,
      "waiting",
      "10",
    ]);
    await runABit();
    expect((await as(warehouse, at)).headers.get("x-progress")).toBe("10 of 11 people");
    await run();
    const manifest = await manifestOf(at);
    expect(manifest.output.map(({ type, count: n }) => `${type} ${n}`)).toEqual(["CarePlan 11", "Patient 11"]);
    await fetched(manifest.output[0]!);
    const traced = await fhir.database.owner.query
      .selectFrom("audit_event")
      .selectAll()
      .where("object", "=", at.split("/").at(-1)!)
      .execute();
    expect(traced.map(({ action, actor_kind, actor_id }) => [action, actor_kind, actor_id]).toSorted()).toEqual([
      ["export.make", "service", warehouse.client],
      ["export.read", "service", warehouse.client],
    ]);
    const made = traced.find(({ action }) => action === "export.make")!;
    expect((made.detail as { patients: string[] }).patients.toSorted()).toEqual(people.toSorted());
  });

  test("by POST, and packed where the program takes it so", async () => {
    const body = JSON.stringify({
      resourceType: "Parameters",
      parameter: [
        { name: "_type", valueString: "Patient" },
        { name: "_type", valueString: "Immunization" },
      ],
    });
    const headers = { ...async, "content-type": "application/fhir+json" };
    const at = await kickOff("$export", { method: "POST", body, headers });
    await run();
    const { output } = await manifestOf(at);
    expect(output.map(({ type }) => type)).toContain("Patient");
    const file = output.find(({ type }) => type === "Patient")!;
    const plain = await fetched(file, { "accept-encoding": "identity" });
    const packed = await fetched(file, { "accept-encoding": "gzip" });
    expect(packed).toEqual(plain);
    expect(
      (await as(warehouse, file.url, { headers: { "accept-encoding": "gzip" } })).headers.get("content-encoding"),
    ).toBe("gzip");
  });

  test("in a process of its own, too", async () => {
    const at = await kickOff("$export?_type=Patient");
    const connect = { app: fhir.database.at("longwatch_app"), sentinel: fhir.database.at("longwatch_sentinel") };
    const work = {
      work: "bulk-export",
      clinic: fhir.clinic,
      share: { number: 0, of: 1 },
      at: fhir.server.clock.at,
    } as const;
    expect(await runInProcess({ ...work, connect }, () => false)).toBe(11);
    expect((await manifestOf(at)).output).toMatchObject([{ type: "Patient", count: 11 }]);
  });

  test("what changed since, and what is gone since", async () => {
    wait(600_000);
    const reaction = { kind: "reaction-observed", observedAt: "2026-11-20T08:00:00Z", symptom: "rash", grade: 1 };
    const kept = await inClinic(fhir.database.app, scope(), (tx) => recordFacts(tx, "lw-0001", [reaction]));
    const fact = kept?.ok === true ? kept.value.ids[0]! : "";
    const types = "_type=AdverseEvent,Observation,Patient";
    const before = await kickOff(`$export?${types}`);
    await run();
    const first = await manifestOf(before);
    const adverse = await fetched(first.output.find(({ type }) => type === "AdverseEvent")!);
    wait(240_000);
    const back = { kind: "fact-retracted", fact, reason: "another patient" };
    const platelets = {
      kind: "result-reported",
      collectedOn: "2026-11-20",
      analyte: "platelets",
      value: 181,
      unit: "10*9/L",
    };
    await inClinic(fhir.database.app, scope(), (tx) => recordFacts(tx, "lw-0001", [back]));
    await inClinic(fhir.database.app, scope(), (tx) => recordFacts(tx, "lw-0003", [platelets]));
    const since = encodeURIComponent(first.transactionTime);
    const at = await kickOff(`$export?${types}&_since=${since}`);
    await run();
    const { output, deleted, transactionTime } = await manifestOf(at);
    expect(transactionTime > first.transactionTime).toBe(true);
    expect(output.map(({ type, count: n }) => [type, n])).toEqual([["Observation", 1]]);
    expect((await fetched(output[0]!))[0]).toMatchObject({ valueQuantity: { value: 181 } });
    const [gone] = (await fetched(deleted[0]!)) as [Bundle];
    expect(faultsOf(gone)).toEqual([]);
    const { id } = adverse.find((one) => JSON.stringify(one).includes("rash"))!;
    expect(gone.entry).toEqual([{ request: { method: "DELETE", url: `AdverseEvent/${id}` } }]);
  });
});

describe("what is asked is taken, or refused", () => {
  test.each<[number, string, Record<string, string>]>([
    [400, "$export", { accept: "application/fhir+json" }],
    [400, "$export?_outputFormat=text/csv", async],
    [400, "$export?_since=yesterday", async],
    [400, "$export?_type=Patient,Nonsense", async],
    [400, "$export?_type=AuditEvent", async],
    [400, "$export?_typeFilter=Observation%3Fcode%3D1", async],
    [400, "$export?_elements=id", async],
    [406, "$export", { ...async, accept: "application/xml" }],
    [404, "Group/1/$export", async],
  ])("%i: %s", async (status, address, headers) => {
    const answer = await as(warehouse, address, { headers });
    expect(answer.status).toBe(status);
    expect(((await answer.json()) as OperationOutcome).resourceType).toBe("OperationOutcome");
    expect(await count("bulk_export")).toBe(0);
  });

  test("what a lenient program asked for in vain is told beside the files", async () => {
    const headers = { ...async, prefer: "respond-async, handling=lenient" };
    const at = await kickOff("$export?_type=Patient,Nonsense&_typeFilter=x", { headers });
    await run();
    const { output, error } = await manifestOf(at);
    expect(output.map(({ type }) => type)).toEqual(["Patient"]);
    const told = (await fetched(error[0]!)) as readonly OperationOutcome[];
    expect(told.flatMap(faultsOf)).toEqual([]);
    expect(told.map(({ issue }) => [issue?.[0]?.severity, issue?.[0]?.expression?.[0]]).toSorted()).toEqual([
      ["warning", "?_type"],
      ["warning", "?_typeFilter"],
    ]);
  });

  test("scopes narrow it, a service token and a person do not open it", async () => {
    const narrow = await testBackend(fhir, "system/Observation.rs system/PlanDefinition.rs");
    expect((await as(narrow, "$export?_type=Patient", { headers: async })).status).toBe(403);
    const answer = await as(narrow, "$export", { headers: async });
    await run();
    const { output } = (await (await as(narrow, answer.headers.get("content-location")!)).json()) as Manifest;
    expect(output.map(({ type }) => type)).toEqual(["Observation"]);
    expect((await fhir.ask("$export", { headers: async })).status).toBe(403);
    const researcher = await fhir.server.person(fhir.clinic, ["researcher"]);
    const url = `/api/v1/clinics/${fhir.clinic}/fhir/R4/$export`;
    expect((await fhir.server.as(researcher, { method: "GET", url, headers: async })).statusCode).toBe(422);
    const apply = "PlanDefinition/alemtuzumab-eu-2020-01/$apply?subject=Patient/lw-0001";
    expect([(await as(narrow, apply)).status, (await as(warehouse, apply)).status]).toEqual([403, 200]);
  });

  test("a program keeps five exports at most", async () => {
    for (let n = 0; n < 5; n += 1) await kickOff("$export?_type=Patient");
    const sixth = await as(warehouse, "$export", { headers: async });
    expect([sixth.status, sixth.headers.get("retry-after")]).toEqual([429, "3600"]);
    expect((await as(other, "$export", { headers: async })).status).toBe(202);
  });

  test("five also where it asks for many at once", async () => {
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => as(warehouse, "$export?_type=Patient", { headers: async })),
    );
    expect(answers.filter(({ status }) => status === 202)).toHaveLength(5);
    expect(await count("bulk_export")).toBe(5);
  });
});

describe("an export is there for whoever asked for it, for a day", () => {
  test("nobody else sees it, ends it, or reads it; nor the program itself with a narrower token", async () => {
    const at = await kickOff("$export?_type=Patient,Observation");
    await run();
    const { output } = await manifestOf(at);
    for (const address of [at, output[0]!.url]) expect((await as(other, address)).status).toBe(404);
    expect((await as(other, at, { method: "DELETE" })).status).toBe(404);
    const token = await warehouse.token("system/Patient.rs");
    const file = (type: string) => output.find((one) => one.type === type)!.url;
    expect((await fhir.ask(file("Patient"), { token })).status).toBe(200);
    expect((await fhir.ask(file("Observation"), { token })).status).toBe(403);
    expect((await as(warehouse, file("Patient").replace("Patient.", "Condition."))).status).toBe(404);
    expect((await as(warehouse, file("Patient").replace(".ndjson", ""))).status).toBe(404);
  });

  test("deleted by the program, finished or not, it is gone with all its lines", async () => {
    const at = await kickOff();
    await runABit();
    expect(await count("bulk_export_piece")).toBeGreaterThan(10);
    expect((await as(warehouse, at, { method: "DELETE" })).status).toBe(202);
    expect([(await as(warehouse, at)).status, await count("bulk_export_piece"), await run()]).toEqual([404, 0, 0]);
  });

  test("is gone after a day", async () => {
    const at = await kickOff("$export?_type=Patient");
    await run();
    const { output } = await manifestOf(at);
    const answer = await as(warehouse, at);
    expect(Date.parse(answer.headers.get("expires")!)).toBe(fhir.server.clock.at + 86_400_000);
    wait(86_400_000);
    for (const address of [at, output[0]!.url]) expect((await as(warehouse, address)).status).toBe(404);
    await inClinic(fhir.database.app, { ...scope(), actor: theServer }, forgetBulkExports);
    expect([await count("bulk_export"), await count("bulk_export_piece")]).toEqual([0, 0]);
  });
});

describe("whatever happens meanwhile", () => {
  test("what a transaction writes that is still open will come with the next export", async () => {
    const at = await kickOff("$export?_type=Patient");
    const age = await inClinic(fhir.database.app, scope(), async (open) => {
      await oldestTransactionMs(open);
      const before = await inClinic(fhir.database.app, scope(), oldestTransactionMs);
      await run();
      return before;
    });
    expect(age).toBeGreaterThan(0);
    expect(parseInstant((await manifestOf(at)).transactionTime)).toBeLessThanOrEqual(
      fhir.server.clock.at - 120_000 - age,
    );
  });

  test("a node that ends leaves it to the next, and nothing is doubled or missing", async () => {
    const at = await kickOff("$export?_type=Patient,Observation");
    await runABit();
    expect((await as(warehouse, at)).status).toBe(202);
    await Promise.all([run(), run()]);
    const taken = await all(await manifestOf(at));
    expect(new Set(taken.map(({ id }) => id)).size).toBe(taken.length);
    expect(
      taken
        .filter(({ resourceType }) => resourceType === "Patient")
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(people.toSorted());
  });

  test("who is erased is in no file any more", async () => {
    const { patient, ...record } = exampleRecord("ada");
    const gone = "lw-gone";
    const whole = { ...record, patient: { ...patient, id: gone, identifiers: [] } };
    await inClinic(fhir.database.app, scope(), (tx) => admitPatient(tx, whole));
    const at = await kickOff("$export?_type=Patient,Observation");
    await run();
    const before = await all(await manifestOf(at));
    expect(before.filter((one) => JSON.stringify(one).includes(gone)).length).toBeGreaterThan(100);
    const asked = await inClinic(fhir.database.app, scope("doctor"), (tx) => requestErasure(tx, gone, "asked for"));
    const request = asked?.ok === true ? asked.value : "";
    await inClinic(fhir.database.app, scope("lead"), (tx) => confirmErasure(tx, request));
    const erased = await carryOutErasure(fhir.database.owner, scope("longwatch"), request);
    expect(erased).toMatchObject({ ok: true });
    const after = await all(await manifestOf(at));
    expect(after.filter((one) => JSON.stringify(one).includes(gone))).toEqual([]);
    expect(after.length).toBeGreaterThan(1000);
  });

  test("a full disk is told, and leaves nothing behind", async () => {
    const { pool } = fhir.database.owner;
    const at = await kickOff("$export?_type=Patient");
    await runABit();
    await pool.query(`
      create function no_room() returns trigger language plpgsql as $$ begin raise 'no room' using errcode = '53100'; end $$;
      create trigger no_room before insert on bulk_export_piece for each row execute function no_room()`);
    try {
      expect(await run()).toBe(0);
    } finally {
      await pool.query("drop trigger no_room on bulk_export_piece; drop function no_room()");
    }
    const answer = await as(warehouse, at);
    expect([answer.status, ((await answer.json()) as OperationOutcome).issue?.[0]?.code]).toEqual([500, "transient"]);
    expect([await count("bulk_export_piece"), await run()]).toEqual([0, 0]);
  });

  test("what the database refuses again and again fails its export, and keeps no other waiting", async () => {
    const { pool } = fhir.database.owner;
    const at = await kickOff("$export?_type=Observation");
    // Of two that were asked for at one moment either may be the first.
    wait(1000);
    const behind = await kickOff("$export?_type=Patient");
    await pool.query(`
      create function never() returns trigger language plpgsql as $$ begin
        if new.type = 'Observation' then raise 'never' using errcode = '23514'; end if; return new; end $$;
      create trigger never before insert on bulk_export_piece for each row execute function never()`);
    try {
      await expect(run()).rejects.toThrow("never");
      expect(await run()).toBe(11);
    } finally {
      await pool.query("drop trigger never on bulk_export_piece; drop function never()");
    }
    expect((await as(warehouse, at)).status).toBe(500);
    expect((await manifestOf(behind)).output).toMatchObject([{ type: "Patient", count: 11 }]);
  });

  test.each(["57P03", "57014"])(
    "what passes by itself (%s) fails no export: it goes on where it stood",
    async (code) => {
      const { pool } = fhir.database.owner;
      const at = await kickOff("$export?_type=Patient");
      await runABit();
      await pool.query(`
      create function later() returns trigger language plpgsql as $$ begin raise 'later' using errcode = '${code}'; end $$;
      create trigger later before insert on bulk_export_piece for each row execute function later()`);
      try {
        await expect(run()).rejects.toThrow("later");
      } finally {
        await pool.query("drop trigger later on bulk_export_piece; drop function later()");
      }
      expect(await run()).toBe(1);
      expect((await manifestOf(at)).output).toMatchObject([{ type: "Patient", count: 11 }]);
    },
  );

  test("a patient whose record cannot be read any more is told of, and keeps nobody else out", async () => {
    const { pool } = fhir.database.owner;
    await pool.query("delete from record_snapshot");
    await pool.query("alter table patient_header disable trigger user");
    const unread = "update patient_header set content = content || $1::jsonb where patient_id = 'lw-0002'";
    await pool.query(unread, [JSON.stringify({ sex: "nonsense" })]);
    try {
      const at = await kickOff("$export?_type=Observation");
      const connect = { app: fhir.database.at("longwatch_app"), sentinel: fhir.database.at("longwatch_sentinel") };
      const share = { number: 0, of: 1 };
      await runInProcess(
        { work: "bulk-export", clinic: fhir.clinic, share, at: fhir.server.clock.at, connect },
        () => false,
      );
      const { error, output } = await manifestOf(at);
      const [told] = (await fetched(error[0]!)) as [OperationOutcome];
      expect(told.issue?.[0]).toMatchObject({ severity: "error", expression: ["Patient/lw-0002"] });
      const subjects = new Set(
        (await fetched(output[0]!)).map((one) => JSON.stringify(one).match(/Patient\/(lw-\d+)/)?.[1]),
      );
      expect(subjects.has("lw-0002")).toBe(false);
      expect(subjects.size).toBeGreaterThan(5);
    } finally {
      await pool.query(unread, [JSON.stringify({ sex: "male" })]);
      await pool.query("alter table patient_header enable trigger user");
    }
  });
});
