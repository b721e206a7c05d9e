import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestBackend, testBackend } from "../testing/backend.ts";
import { plateletsOf, type TestFhir, testFhir } from "../testing/fhir.ts";

let fhir: TestFhir;
let writer: TestBackend;
beforeAll(async () => {
  fhir = await testFhir();
  writer = await testBackend(fhir, "system/Observation.c");
});
afterAll(() => fhir.close());

const json = { "content-type": "application/fhir+json" };
const identifier = [{ system: "urn:lab", value: "C1" }];
const condition = "patient=lw-0001&identifier=urn:lab|C1";
const send = async (token: string, body: string, headers: Record<string, string> = {}) =>
  fhir.ask("Observation", { method: "POST", body, token, headers: { ...json, ...headers } });

/** Each time that somebody is said to have seen this resource. */
async function seen(id: string): Promise<readonly object[]> {
  const auditor = await fhir.server.person(fhir.clinic, ["researcher"]);
  const url = `/api/v1/clinics/${fhir.clinic}/audit?patient=lw-0001`;
  const { events } = (await fhir.server.as(auditor, { method: "GET", url })).json<{
    events: readonly { action: string; detail: { resource?: string; shown?: boolean } }[];
  }>();
  return events.filter(({ action, detail }) => action === "patient.read" && detail.resource === id);
}

test("who may only write is not shown what a condition finds, and it leaves a trace", async () => {
  const made = await send(fhir.token, plateletsOf("lw-0001", "47", { identifier }));
  const { id } = (await made.json()) as { id: string };
  const found = await send(await writer.token(), plateletsOf("lw-0001", "1"), { "if-none-exist": condition });
  expect([found.status, await found.text(), found.headers.get("etag")]).toEqual([200, "", null]);
  expect(found.headers.get("location")).toContain(`Observation/${id}/_history/1`);
  expect(await seen(id)).toMatchObject([{ detail: { type: "Observation", shown: false } }]);
});

test("who may read is shown it, and it leaves a trace", async () => {
  const found = await send(fhir.token, plateletsOf("lw-0001", "1"), { "if-none-exist": condition });
  const body = (await found.json()) as { id: string };
  expect(body).toMatchObject({ valueQuantity: { value: 47 } });
  expect(await seen(body.id)).toHaveLength(2);
});

test("who may only write is shown what it made, and not what became of it", async () => {
  const own = [{ system: "urn:lab", value: "C2" }];
  const first = plateletsOf("lw-0001", "61", { identifier: own });
  const made = await send(await writer.token(), first);
  expect([made.status, await made.json()]).toMatchObject([201, { valueQuantity: { value: 61 } }]);
  await send(fhir.token, plateletsOf("lw-0001", "16", { identifier: own, status: "corrected" }));
  const again = await send(await writer.token(), first);
  expect(await again.text()).not.toContain("16");
});

test("a condition in a transaction leaves a trace, and shows nothing", async () => {
  const entry = [
    {
      resource: JSON.parse(plateletsOf("lw-0001", "1")) as object,
      request: { method: "POST", url: "Observation", ifNoneExist: condition },
    },
  ];
  const body = JSON.stringify({ resourceType: "Bundle", type: "transaction", entry });
  const answer = await fhir.ask("", { method: "POST", body, headers: json });
  const text = await answer.text();
  const [, id] = /Observation\/(lw-0001\.[^/"]+)\//.exec(text) ?? [];
  expect([answer.status, text.includes("valueQuantity")]).toEqual([200, false]);
  expect(await seen(id!)).toHaveLength(3);
});
