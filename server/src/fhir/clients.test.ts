import { MedplumClient, OperationOutcomeError } from "@medplum/core";
import type { Bundle, CapabilityStatement, Observation, Patient, Resource } from "@medplum/fhirtypes";
import { Client } from "fhir-kit-client";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { plateletsOf, type TestFhir, testFhir } from "../testing/fhir.ts";
import { faultsOf } from "../testing/fhir-validators.ts";

let fhir: TestFhir;
beforeAll(async () => {
  fhir = await testFhir();
});
afterAll(() => fhir.close());

const observation = (value: string, more: object = {}): Observation =>
  JSON.parse(plateletsOf("lw-0001", value, more)) as Observation;

describe("the client of Medplum", () => {
  const client = (): MedplumClient => {
    const made = new MedplumClient({
      baseUrl: `${fhir.origin}/`,
      fhirUrlPath: `api/v1/clinics/${fhir.clinic}/fhir/R4`,
      cacheTime: 0,
    });
    made.setAccessToken(fhir.token);
    return made;
  };

  test("reads the patient, and every page of a search once", async () => {
    const patient = await client().readResource("Patient", "lw-0001");
    expect(patient.name?.[0]).toMatchObject({ family: "Lind", given: ["Ada"] });
    const ids: string[] = [];
    for await (const page of client().searchResourcePages("Observation", { patient: "lw-0001", _count: 60 }))
      ids.push(...page.map(({ id }) => id!));
    const whole = await client().search("Observation", { patient: "lw-0001", _summary: "count" });
    expect(ids.length).toBe(whole.total);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(300);
  });

  test("searches by code and day, in the order that it asks for", async () => {
    const found = await client().searchResources("Observation", {
      patient: "lw-0001",
      code: "http://loinc.org|777-3",
      date: "ge2026-01-01",
      _sort: "-date",
    });
    const days = found.map(({ effectiveDateTime }) => effectiveDateTime!.slice(0, 10));
    expect(days.length).toBeGreaterThan(5);
    expect(days).toEqual(days.toSorted().toReversed());
    expect(days.every((day) => day >= "2026-01-01")).toBe(true);
  });

  test("sends a result, finds it by its condition the second time, and reads what became of it", async () => {
    const identifier = [{ system: "urn:lab", value: "A1" }];
    const condition = "patient=lw-0001&identifier=urn:lab|A1";
    const sent = await client().createResourceIfNoneExist(observation("201", { identifier }), condition);
    expect(sent).toMatchObject({ status: "final", valueQuantity: { value: 201 } });
    const again = await client().createResourceIfNoneExist(observation("202", { identifier }), condition);
    expect(again).toMatchObject({ id: sent.id, valueQuantity: { value: 201 } });
    const corrected = await client().createResource(observation("191", { identifier, status: "corrected" }));
    expect(corrected).toMatchObject({ id: sent.id, status: "corrected", meta: { versionId: "2" } });
    const history = await client().readHistory("Observation", sent.id!);
    expect(history.entry?.map(({ resource }) => (resource as Observation).valueQuantity?.value)).toEqual([191, 201]);
    expect(await client().readVersion("Observation", sent.id!, "1")).toMatchObject({ valueQuantity: { value: 201 } });
  });

  test("is told where something is wrong", async () => {
    const wrong = client().createResource(observation("201", { code: { text: "something else" } }));
    const error = await wrong.catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(OperationOutcomeError);
    expect((error as OperationOutcomeError).outcome.issue?.[0]).toMatchObject({
      severity: "error",
      code: "code-invalid",
      expression: ["Observation.code"],
    });
    await expect(client().readResource("Observation", "lw-0001.000000000000000000000000")).rejects.toThrow();
  });

  test("gets everything of a patient, and all of it is valid", async () => {
    let page = (await client().readPatientEverything("lw-0001")) as Bundle | undefined;
    const resources: Resource[] = [];
    while (page !== undefined) {
      resources.push(...(page.entry ?? []).map(({ resource }) => resource!));
      const next = page.link?.find(({ relation }) => relation === "next")?.url;
      page = next === undefined ? undefined : ((await client().get(next)) as Bundle);
    }
    expect(resources[0]?.resourceType).toBe("Patient");
    const types = new Set(resources.map(({ resourceType }) => resourceType));
    for (const type of ["CarePlan", "ServiceRequest", "Task", "Provenance", "DiagnosticReport"])
      expect(types).toContain(type);
    expect([...new Set(resources.flatMap(faultsOf))]).toEqual([]);
  });
});

describe("the client of Vermonster", () => {
  const client = (): Client => new Client({ baseUrl: fhir.base, bearerToken: fhir.token });

  test("reads what the server says of itself", async () => {
    const statement = (await client().capabilityStatement()) as unknown as CapabilityStatement;
    expect(faultsOf(statement)).toEqual([]);
    const types = statement.rest?.[0]?.resource?.map(({ type }) => type);
    expect(types).toContain("DetectedIssue");
  });

  test("goes through pages by their links, by GET and by POST", async () => {
    const searchParams = { patient: "lw-0001", _count: "100" };
    const first = (await client().search({ resourceType: "ServiceRequest", searchParams })) as unknown as Bundle;
    const second = (await client().nextPage({ bundle: first as never })) as unknown as Bundle;
    const ids = [first, second].flatMap(({ entry = [] }) => entry.map(({ resource }) => resource!.id));
    expect(new Set(ids).size).toBe(200);
    const posted = (await client().search({
      resourceType: "ServiceRequest",
      searchParams,
      options: { postSearch: true },
    })) as unknown as Bundle;
    expect(posted.entry?.map(({ resource }) => resource!.id)).toEqual(first.entry?.map(({ resource }) => resource!.id));
  });

  test("sends a person with results in one transaction, twice with the same effect", async () => {
    const body = {
      resourceType: "Bundle",
      type: "transaction",
      entry: [
        {
          resource: observation("150", { subject: { reference: "urn:uuid:6b4c1b1e-0000-4000-8000-000000000001" } }),
          request: { method: "POST", url: "Observation" },
        },
        {
          fullUrl: "urn:uuid:6b4c1b1e-0000-4000-8000-000000000001",
          resource: {
            resourceType: "Patient",
            identifier: [{ system: "urn:hospital:mrn", value: "H77" }],
            gender: "female",
            birthDate: "1990-02",
            name: [{ family: "Moreau", given: ["Nina"] }],
            address: [{ country: "FR" }],
          },
          request: { method: "POST", url: "Patient", ifNoneExist: "identifier=urn:hospital:mrn|H77" },
        },
        { request: { method: "GET", url: "Patient?identifier=urn:hospital:mrn|H77" } },
      ],
    };
    const first = (await client().transaction({ body: body as never })) as unknown as Bundle;
    expect(first.entry?.map(({ response }) => response?.status)).toEqual(["201 Created", "201 Created", "200 OK"]);
    expect((first.entry![2]!.resource as Bundle<Patient>).entry?.[0]?.resource?.name?.[0]?.family).toBe("Moreau");
    const again = (await client().transaction({ body: body as never })) as unknown as Bundle;
    expect(again.entry?.map(({ response }) => response?.status)).toEqual(["200 OK", "200 OK", "200 OK"]);
    expect(again.entry?.map(({ response }) => response?.location)).toEqual(
      first.entry?.map(({ response }) => response?.location),
    );
  });

  test("does each entry of a batch by itself", async () => {
    const body = {
      resourceType: "Bundle",
      type: "batch",
      entry: [
        { resource: observation("1", { code: { text: "?" } }), request: { method: "POST", url: "Observation" } },
        { resource: observation("133"), request: { method: "POST", url: "Observation" } },
        { request: { method: "GET", url: "Patient/lw-0001" } },
        { request: { method: "GET", url: "Patient/nobody" } },
      ],
    };
    const made = (await client().batch({ body: body as never })) as unknown as Bundle;
    expect(made.entry?.map(({ response }) => response?.status.slice(0, 3))).toEqual(["422", "201", "200", "404"]);
    expect(made.entry?.[0]?.response?.outcome).toMatchObject({
      issue: [{ expression: ["Bundle.entry[0].resource.code"] }],
    });
  });
});
