import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestFhir, testFhir } from "../testing/fhir.ts";
import type { TestPerson } from "../testing/http.ts";

let fhir: TestFhir;
let auditor: TestPerson;
beforeAll(async () => {
  fhir = await testFhir();
  auditor = await fhir.server.person(fhir.clinic, ["researcher"]);
});
afterAll(() => fhir.close());

type Searchset = {
  readonly entry?: readonly { readonly resource: { readonly id: string; readonly entity: readonly object[] } }[];
};
const ask = async (query: string, prefer = "handling=strict") => {
  const url = `/api/v1/clinics/${fhir.clinic}/fhir/R4/${query}`;
  return fhir.server.as(auditor, { method: "GET", url, headers: { prefer } });
};
const found = async (query: string) => {
  const answer = await ask(`AuditEvent?${query}`);
  expect(answer.statusCode, answer.body).toBe(200);
  return (answer.json<Searchset>().entry ?? []).map(({ resource }) => resource);
};

test("one event is found by its id, among others, and only where all else holds", async () => {
  const [first, second] = await found("patient=lw-0001");
  expect(await found(`_id=${first!.id}`)).toEqual([first]);
  expect(await found(`_id=${second!.id},${first!.id}&patient=lw-0001`)).toHaveLength(2);
  expect(await found(`_id=${first!.id}&date=lt2020`)).toEqual([]);
  expect(await found("_id=lw-0001")).toEqual([]);
});

test("a modifier counts", async () => {
  const none = await found("patient:missing=true");
  const some = await found("patient:missing=false");
  const about = (one: { entity: readonly object[] }) => JSON.stringify(one.entity).includes("Patient/");
  expect([none.some(about), some.every(about), none.length > 0, some.length > 0]).toEqual([false, true, true, true]);
  expect(await found("patient:identifier=urn:clinic:mrn|M1001")).toEqual([]);
});

test.each(["_sort=date", "_include=AuditEvent:patient", "_revinclude=Provenance:target"])(
  "what is not done is refused: %s",
  async (asked) => expect((await ask(`AuditEvent?${asked}`)).statusCode).toBe(400),
);

test("every parameter that is stated of it can be asked, and no include is stated", async () => {
  const statement = (await ask("metadata")).json<{
    rest: [
      { resource: readonly { type: string; searchInclude: string[]; searchParam: { name: string; type: string }[] }[] },
    ];
  }>();
  const stated = statement.rest[0].resource.find(({ type }) => type === "AuditEvent")!;
  expect(stated.searchInclude).toEqual([]);
  for (const { name, type } of stated.searchParam) await found(`${name}=${type === "date" ? "2026" : "x"}`);
  expect(stated.searchParam.map(({ name }) => name)).toContain("_id");
});

test("an emergency access is an event of its patient", async () => {
  const administrator = await fhir.server.person(fhir.clinic, ["administrator"]);
  await fhir.server.as(administrator, {
    method: "POST",
    url: `/api/v1/clinics/${fhir.clinic}/emergency-access`,
    payload: { patient: "lw-0001", reason: "Unconscious in the emergency room." },
  });
  const opened = (await found("patient=lw-0001&_count=200")).filter((one) =>
    JSON.stringify(one).includes("break-glass.open"),
  );
  expect(opened).toMatchObject([{ entity: [{ what: { reference: "Patient/lw-0001" } }] }]);
});
