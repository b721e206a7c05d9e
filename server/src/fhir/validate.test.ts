import type { OperationOutcome } from "@medplum/fhirtypes";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { plateletsOf, type TestFhir, testFhir } from "../testing/fhir.ts";
import { faultsOf } from "../testing/fhir-validators.ts";

let fhir: TestFhir;
beforeAll(async () => {
  fhir = await testFhir();
});
afterAll(() => fhir.close());

const json = { "content-type": "application/fhir+json" };
const validated = async (body: string, address = "Observation/$validate") => {
  const answer = await fhir.ask(address, { method: "POST", body, headers: json });
  const outcome = (await answer.json()) as OperationOutcome;
  expect(faultsOf(outcome)).toEqual([]);
  const issues = outcome.issue!.map(({ severity, code, expression }) =>
    [severity, code, expression?.[0]].filter((one) => one !== undefined).join(" "),
  );
  return { status: answer.status, issues };
};
/** All that stands in the database, but for who has signed in and in which order rows lie. */
const kept = async (): Promise<string> => {
  const { pool } = fhir.database.owner;
  const tables = [
    "fact",
    "raw_message",
    "patient",
    "patient_header",
    "audit_event",
    "worklist_item",
    "patient_identifier",
  ];
  const rows: string[] = [];
  for (const table of tables) {
    const found = await pool.query<{ row: string }>(`select to_json(t)::text as row from ${table} t order by 1`);
    rows.push(`${table} ${found.rows.map(({ row }) => row).join("\n")}`);
  }
  return rows.join("\n");
};

describe("what would be said of a resource", () => {
  test.each<[string, string, string[]]>([
    ["one that is right", plateletsOf("lw-0001", "201"), ["information informational"]],
    ["one of nobody", plateletsOf("nobody", "201"), ["error not-found Observation"]],
    [
      "one whose code is not mapped",
      plateletsOf("lw-0001", "201", { code: { text: "something else" } }),
      ["error code-invalid Observation.code"],
    ],
    ["another type", JSON.stringify({ resourceType: "Patient" }), ["error structure Observation.resourceType"]],
    [
      "no FHIR",
      JSON.stringify({ resourceType: "Observation", status: 1 }),
      ["error structure Observation.status", "error structure Observation.code", "error not-found Observation.subject"],
    ],
  ])("%s: it is said, and nothing is kept", async (_, body, expected) => {
    const before = await kept();
    expect(await validated(body)).toEqual({ status: 200, issues: expected });
    expect(await kept()).toBe(before);
  });

  test("is said of a person, of Parameters, and of what is kept already", async () => {
    const before = await kept();
    const address = [{ country: "DE" }];
    const nameless = { resourceType: "Patient", address, gender: "female", birthDate: "1990-01-01" };
    const person = { ...nameless, identifier: [{ system: "urn:hospital:mrn", value: "H78" }, { value: "7" }] };
    expect((await validated(JSON.stringify(person), "Patient/$validate")).issues).toEqual([
      "information informational",
      "warning required Patient.identifier",
    ]);
    expect((await validated(JSON.stringify(nameless), "Patient/$validate")).issues).toEqual([
      "error required Patient.identifier",
    ]);
    expect((await validated(JSON.stringify({ resourceType: "Patient" }), "Patient/$validate")).issues).toEqual([
      "error required Patient.extension",
    ]);
    const parameters = `{"resourceType":"Parameters","parameter":[{"name":"resource","resource":${plateletsOf("lw-0001", "202")}},
      {"name":"profile","valueUri":"http://hl7.org/fhir/us/core/StructureDefinition/us-core-observation-lab"}]}`;
    expect((await validated(parameters)).issues).toEqual([
      "warning not-supported ?profile",
      "information informational",
    ]);
    expect(await kept()).toBe(before);
    const body = plateletsOf("lw-0001", "203.0");
    const text = async (): Promise<unknown> => {
      const answer = await fhir.ask("Observation/$validate", { method: "POST", body, headers: json });
      return ((await answer.json()) as OperationOutcome).issue?.[0]?.details?.text;
    };
    expect(await text()).toBe("It would be recorded.");
    expect((await fhir.ask("Observation", { method: "POST", body, headers: json })).status).toBe(201);
    expect(await text()).toBe("It is kept already.");
  });

  test("that it is kept already is told to who may only send, and leaves a trace; nothing else does", async () => {
    const url = `/api/v1/clinics/${fhir.clinic}/services`;
    const payload = { label: "Feed", permissions: ["record-facts"], endsAt: "2027-01-01T00:00:00Z" };
    const made = await fhir.server.as(fhir.administrator, { method: "POST", url, payload });
    const { token } = made.json<{ token: string }>();
    const send = async (address: string, body: string) =>
      (await (await fhir.ask(address, { method: "POST", body, headers: json, token })).text()) as string;
    const traced = async () => {
      const { rows } = await fhir.database.owner.pool.query<{ object: string; detail: string }>(
        "select object, detail::text from audit_event where action = 'patient.read' and actor_id = $1",
        [made.json<{ service: string }>().service],
      );
      return rows.map(({ object, detail }) => [object, JSON.parse(detail) as object]);
    };
    const body = plateletsOf("lw-0001", "204");
    await send("Observation", body);
    expect(await send("Observation/$validate", plateletsOf("lw-0001", "205"))).toContain("It would be recorded.");
    expect(await traced()).toEqual([]);
    expect(await send("Observation/$validate", body)).toContain("It is kept already.");
    expect(await traced()).toEqual([
      ["lw-0001", { type: "Observation", resource: expect.any(String) as string, shown: false }],
    ]);
  });

  test("is not said of a type that is not served, in another mode, or of no resource", async () => {
    const body = plateletsOf("lw-0001", "201");
    expect((await validated(body, "Nonsense/$validate")).status).toBe(404);
    expect(await validated(body, "Observation/$validate?mode=delete")).toEqual({
      status: 422,
      issues: ["error not-supported ?mode"],
    });
    expect((await validated("[]")).status).toBe(400);
    expect((await validated(JSON.stringify({ resourceType: "Task" }), "Task/$validate")).issues).toEqual([
      "error not-supported Task.resourceType",
    ]);
  });

  test("is not said to who may not send it", async () => {
    const researcher = await fhir.server.person(fhir.clinic, ["researcher"]);
    const answer = await fhir.server.as(researcher, {
      method: "POST",
      url: `/api/v1/clinics/${fhir.clinic}/fhir/R4/Observation/$validate`,
      payload: plateletsOf("lw-0001", "201"),
      headers: json,
    });
    expect(answer.statusCode).toBe(403);
  });
});
