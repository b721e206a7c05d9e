import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { plateletsOf, type TestFhir, testFhir } from "../testing/fhir.ts";
import { exampleRecord } from "../testing/people.ts";

let fhir: TestFhir;
beforeAll(async () => {
  fhir = await testFhir();
});
afterAll(() => fhir.close());

type Resource = { readonly resourceType: string; readonly id: string; readonly [name: string]: unknown };
type Body = Resource & {
  readonly issue?: readonly {
    readonly code: string;
    readonly severity: string;
    readonly expression?: readonly string[];
  }[];
  readonly entry?: readonly { readonly resource: Resource; readonly search?: { readonly mode: string } }[];
  readonly link?: readonly { readonly relation: string; readonly url: string }[];
  readonly total?: number;
};
const json = async (answer: Response | Promise<Response>): Promise<Body> => (await (await answer).json()) as Body;
const outcome = async (answer: Response | Promise<Response>) => {
  const given = await answer;
  const body = await json(given);
  expect(body.resourceType).toBe("OperationOutcome");
  expect(given.headers.get("content-type")).toContain("application/fhir+json");
  return [given.status, body.issue?.[0]?.code, body.issue?.[0]?.expression?.[0]];
};
const post = (address: string, body: string, headers: Record<string, string> = {}) =>
  fhir.ask(address, { method: "POST", body, headers: { "content-type": "application/fhir+json", ...headers } });
const found = async (address: string): Promise<readonly Resource[]> =>
  (await json(fhir.ask(address))).entry
    ?.filter(({ search }) => search?.mode === "match")
    .map(({ resource }) => resource) ?? [];

describe("whatever is refused is an OperationOutcome, with its place", () => {
  const none = "lw-0001.000000000000000000000000";
  test.each([
    ["an unknown id", () => fhir.ask(`Observation/${none}`), [404, "not-found", undefined]],
    ["a type that is not kept", () => fhir.ask("Encounter?patient=lw-0001"), [404, "not-supported", undefined]],
    ["an address that is none", () => fhir.ask("Observation/a/b/c/d"), [404, "not-found", undefined]],
    ["nobody", () => fetch(`${fhir.base}/Patient/lw-0001`), [401, "login", undefined]],
    ["a wrong token", () => fhir.ask("Patient/lw-0001", { token: "lwsvc_wrong" }), [401, "login", undefined]],
    ["a permission that is missing", () => fhir.ask("AuditEvent"), [403, "forbidden", undefined]],
    ["no JSON", () => post("Observation", "{"), [400, "structure", undefined]],
    [
      "another type than the address says",
      () => post("Condition", plateletsOf("lw-0001", "1")),
      [400, "structure", "Condition.resourceType"],
    ],
    [
      "a resource that FHIR would not have",
      () => post("Observation", plateletsOf("lw-0001", "1", { status: 5 })),
      [400, "structure", "Observation.status"],
    ],
    [
      "a code that is not known",
      () => post("Observation", plateletsOf("lw-0001", "1", { code: { text: "x" } })),
      [422, "code-invalid", "Observation.code"],
    ],
    ["nobody's result", () => post("Observation", plateletsOf("nobody", "1")), [422, "not-found", "Observation"]],
    [
      "another server's patient of the same id",
      () =>
        post(
          "Observation",
          plateletsOf("x", "1", { subject: { reference: "https://elsewhere.example/Patient/lw-0001" } }),
        ),
      [422, "not-found", "Observation"],
    ],
    [
      "a type that is not taken",
      () => post("Flag", JSON.stringify({ resourceType: "Flag" })),
      [405, "not-supported", "Flag.resourceType"],
    ],
    [
      "an update",
      () =>
        fhir.ask(`Observation/${none}`, {
          method: "PUT",
          body: "{}",
          headers: { "content-type": "application/fhir+json" },
        }),
      [405, "not-supported", undefined],
    ],
    ["a removal", () => fhir.ask(`Observation/${none}`, { method: "DELETE" }), [405, "not-supported", undefined]],
    ["another format", () => fhir.ask("Patient/lw-0001?_format=xml"), [406, "not-supported", undefined]],
    [
      "an Accept that JSON does not fit",
      () => fhir.ask("Patient/lw-0001", { headers: { accept: "application/fhir+xml" } }),
      [406, "not-supported", undefined],
    ],
    [
      "a body of another kind",
      () => post("Observation", "<a/>", { "content-type": "application/fhir+xml" }),
      [415, "not-supported", undefined],
    ],
    ["a value that is none", () => fhir.ask("Observation?patient=lw-0001&date=yesterday"), [400, "value", "?date"]],
    [
      "a modifier that is none",
      () => fhir.ask("Observation?patient=lw-0001&code:above=1"),
      [400, "not-supported", "?code:above"],
    ],
    ["a page that is none", () => fhir.ask("Observation?patient=lw-0001&_cursor=x"), [400, "value", "?_cursor"]],
    ["a version of what has none", () => fhir.ask(`Task/${none}/_history/1`), [405, "not-supported", undefined]],
    ["an id that no text of a database holds", () => fhir.ask("Patient/%00"), [404, "not-found", undefined]],
    ["a number of nobody, whatever is in it", () => fhir.ask("Observation/lw-0001.%00"), [404, "not-found", undefined]],
    ["a count over everybody", () => fhir.ask("Observation?_summary=count"), [413, "too-costly", "?_summary"]],
    [
      "a Bundle of another type",
      () => post("", JSON.stringify({ resourceType: "Bundle", type: "collection" })),
      [400, "not-supported", "Bundle.type"],
    ],
    [
      "a condition that fits several",
      () => post("Observation", plateletsOf("lw-0001", "1"), { "if-none-exist": "patient=lw-0001" }),
      [412, "multiple-matches", "If-None-Exist"],
    ],
    [
      "a condition over everybody",
      () => post("Observation", plateletsOf("lw-0001", "1"), { "if-none-exist": "status=final" }),
      [412, "too-costly", "If-None-Exist"],
    ],
  ] as const)("%s", async (_, ask, expected) => {
    expect(await outcome(ask())).toEqual(expected);
  });

  test("a parameter that is not known: told, or refused where the reader is strict", async () => {
    const body = await json(fhir.ask("Flag?patient=lw-0001&colour=red"));
    expect(body.entry?.at(-1)).toMatchObject({
      search: { mode: "outcome" },
      resource: { issue: [{ severity: "warning", expression: ["?colour"] }] },
    });
    expect(body.link?.[0]?.url).toBe(`${fhir.base}/Flag?patient=lw-0001`);
    expect(
      await outcome(fhir.ask("Flag?patient=lw-0001&colour=red", { headers: { prefer: "handling=strict" } })),
    ).toEqual([400, "not-supported", "?colour"]);
  });

  test("one entry of a transaction refuses all of it, and says which", async () => {
    const good = plateletsOf("lw-0001", "99.5");
    const entries = [good, plateletsOf("lw-0001", "1", { code: { text: "x" } })].map((one) => ({
      resource: JSON.parse(one) as object,
      request: { method: "POST", url: "Observation" },
    }));
    const before = await found("Observation?patient=lw-0001&code=777-3&value-quantity=99.5");
    const bundle = JSON.stringify({ resourceType: "Bundle", type: "transaction", entry: entries });
    expect(await outcome(post("", bundle))).toEqual([422, "code-invalid", "Bundle.entry[1].resource.code"]);
    expect(await found("Observation?patient=lw-0001&code=777-3&value-quantity=99.5")).toEqual(before);
  });
});

describe("reading", () => {
  test("says which version it is, and not again what is known", async () => {
    const [one] = await found("Observation?patient=lw-0001&_count=1");
    const first = await fhir.ask(`Observation/${one!.id}`);
    expect(first.headers.get("etag")).toBe('W/"1"');
    expect(Date.parse(first.headers.get("last-modified")!)).toBeGreaterThan(0);
    const again = await fhir.ask(`Observation/${one!.id}`, { headers: { "if-none-match": 'W/"1"' } });
    expect([again.status, await again.text()]).toEqual([304, ""]);
  });

  test("keeps the digits that a laboratory wrote", async () => {
    const made = await post("Observation", plateletsOf("lw-0001", "181.50"));
    expect(made.status).toBe(201);
    expect(await made.text()).toContain('"value":181.50');
    const text = await (await fhir.ask(made.headers.get("location")!)).text();
    expect(text).toContain('"value":181.50');
  });

  test("gives the same answer to the same request under one key", async () => {
    const key = { "idempotency-key": "fhir-1" };
    const [first, second] = [
      await post("Observation", plateletsOf("lw-0001", "171.0"), key),
      await post("Observation", plateletsOf("lw-0001", "171.0"), key),
    ];
    expect([first.status, second.status, second.headers.get("idempotency-replayed")]).toEqual([201, 201, "true"]);
    expect(second.headers.get("content-type")).toContain("application/fhir+json");
    const text = await first.text();
    expect(text).toContain('"value":171.0');
    expect(await second.text()).toBe(text);
  });

  test("shows a withdrawn result as entered in error, and its value no more", async () => {
    const identifier = [{ system: "urn:lab", value: "W1" }];
    const made = await post("Observation", plateletsOf("lw-0001", "44", { identifier }));
    const { id } = await json(made);
    const withdrawn = await post(
      "Observation",
      plateletsOf("lw-0001", "44", { identifier, status: "entered-in-error" }),
    );
    expect(await json(withdrawn)).toMatchObject({ id, status: "entered-in-error" });
    const now = await json(fhir.ask(`Observation/${id}`));
    expect(now["valueQuantity"]).toBeUndefined();
    expect((await json(fhir.ask(`Observation/${id}/_history`))).total).toBe(2);
    expect(await json(fhir.ask(`Observation/${id}/_history/1`))).toMatchObject({ valueQuantity: { value: 44 } });
    // The warning that it had raised does not vanish either.
    const issues = await found("DetectedIssue?patient=lw-0001");
    expect(issues.map(({ status }) => status)).toContain("entered-in-error");
  });

  test("a person whose name may not be written is taken in without it, and this is said", async () => {
    const service = await fhir.server.as(fhir.administrator, {
      ...{ method: "POST", url: `/api/v1/clinics/${fhir.clinic}/services`, headers: { "idempotency-key": "nameless" } },
      payload: { label: "Counter", permissions: ["read-patient", "record-facts"], endsAt: "2027-01-01T00:00:00Z" },
    });
    const { token } = service.json<{ token: string }>();
    const send = async (value: string, other?: string): Promise<object> => {
      const answer = await fhir.ask("Patient", {
        ...{ method: "POST", ...(other === undefined ? {} : { token: other }) },
        headers: { "content-type": "application/fhir+json", prefer: "return=OperationOutcome" },
        body: JSON.stringify({
          ...{ resourceType: "Patient", name: [{ family: "Moreau" }], address: [{ country: "FR" }] },
          identifier: [{ system: "urn:hospital:mrn", value }],
        }),
      });
      return { status: answer.status, body: await answer.json() };
    };
    const doubt = { severity: "warning", code: "forbidden", expression: ["Patient"] };
    expect(await send("N1", token)).toMatchObject({ status: 201, body: { issue: [{}, doubt] } });
    expect(await send("N2")).toMatchObject({ status: 201, body: { issue: [{ severity: "information" }] } });
    expect(await send("N1", token)).toMatchObject({ status: 409 });
  });

  test("an infusion that is sent again under its identifier is corrected, not doubled", async () => {
    const patient = await fhir.admit({
      ...exampleRecord("ada"),
      patient: { ...exampleRecord("ada").patient, id: "lw-infused", identifiers: [] },
      facts: [],
    });
    const infusion = (value: number) =>
      JSON.stringify({
        resourceType: "MedicationAdministration",
        identifier: [{ system: "urn:ward", value: "I1" }],
        status: "completed",
        medicationCodeableConcept: {
          coding: [{ system: "http://www.nlm.nih.gov/research/umls/rxnorm", code: "117055" }],
        },
        subject: { reference: `Patient/${patient}` },
        effectiveDateTime: "2026-11-02",
        dosage: { dose: { value, unit: "mg", system: "http://unitsofmeasure.org", code: "mg" } },
      });
    const first = await post("MedicationAdministration", infusion(12));
    expect(first.status, await first.clone().text()).toBe(201);
    const second = await post("MedicationAdministration", infusion(10));
    expect(second.headers.get("etag")).toBe('W/"2"');
    expect((await post("MedicationAdministration", infusion(10))).status).toBe(200);
    const all = await found(`MedicationAdministration?patient=${patient}`);
    expect(all).toMatchObject([{ dosage: { dose: { value: 10 } }, id: (await json(first)).id }]);
    expect(await found("MedicationAdministration?identifier=urn:ward|I1&patient=lw-infused")).toHaveLength(1);
  });

  test("brings along what is asked for, once", async () => {
    const body = await json(
      fhir.ask("Observation?patient=lw-0001&_count=3&_include=Observation:subject&_revinclude=Provenance:target"),
    );
    const along = body.entry
      ?.filter(({ search }) => search?.mode === "include")
      .map(({ resource }) => resource.resourceType);
    expect(along).toEqual(["Patient", "Provenance", "Provenance", "Provenance"]);
    expect(body.link?.map(({ relation }) => relation)).toEqual(["self", "next"]);
  });
});

describe("who may know the person", () => {
  test("sees name and numbers; who may not, neither, and cannot search by them", async () => {
    const researcher = await fhir.server.person(fhir.clinic, ["researcher"]);
    const asResearcher = async (address: string) =>
      (
        await fhir.server.as(researcher, { method: "GET", url: `/api/v1/clinics/${fhir.clinic}/fhir/R4/${address}` })
      ).json<Body>();
    const masked = await asResearcher("Patient/lw-0001");
    expect(JSON.stringify(masked)).not.toMatch(/Lind|M1001|1988-05/);
    expect(masked).toMatchObject({ birthDate: "1988", gender: "female" });
    expect(await found("Patient?identifier=urn:clinic:mrn|M1001")).toHaveLength(1);
    expect(await found("Patient?name=lin&birthdate=1988")).toHaveLength(1);
    expect(await found("Patient?identifier=urn:clinic:mrn|%00")).toHaveLength(0);
    for (const search of ["identifier=urn:clinic:mrn|M1001", "name=lin", "birthdate=1988-05-14"])
      expect((await asResearcher(`Patient?${search}`)).total).toBe(0);
    expect((await asResearcher("Observation?patient.identifier=urn:clinic:mrn|M1001")).issue?.[0]?.code).toBe(
      "forbidden",
    );
    expect(await found("Observation?patient.identifier=urn:clinic:mrn|M1001&_count=5")).toHaveLength(5);
  });

  test("emergency access opens the person and everything of them, and says so in the audit", async () => {
    const administrator = await fhir.server.person(fhir.clinic, ["administrator"]);
    const ask = (address: string) =>
      fhir.server.as(administrator, { method: "GET", url: `/api/v1/clinics/${fhir.clinic}/fhir/R4/${address}` });
    expect((await ask("Patient/lw-0001")).statusCode).toBe(403);
    await fhir.server.as(administrator, {
      method: "POST",
      url: `/api/v1/clinics/${fhir.clinic}/emergency-access`,
      payload: { patient: "lw-0001", reason: "Unconscious in the emergency room." },
    });
    expect((await ask("Patient/lw-0001")).json()).toMatchObject({ name: [{ family: "Lind" }] });
    expect((await ask("Patient/lw-0001/$everything?_type=Task,Flag")).statusCode).toBe(200);
    expect((await ask("Observation?patient=lw-0001")).statusCode).toBe(403);
    const mine = `AuditEvent?patient=lw-0001&agent=urn:longwatch:actor|${administrator.account}`;
    const audit = (await ask(mine)).json<Body>();
    const read = (audit.entry ?? []).filter(({ resource }) => resource["action"] === "R");
    expect(read.map(({ resource }) => resource)).toMatchObject([
      { resourceType: "AuditEvent", agent: [{ who: { identifier: { value: administrator.account } } }] },
      { resourceType: "AuditEvent", entity: [{ what: { reference: "Patient/lw-0001" } }] },
    ]);
    const pages = (await ask("AuditEvent?_count=1")).json<Body>();
    const second = new URL(pages.link!.find(({ relation }) => relation === "next")!.url);
    const after = (await ask(`AuditEvent${second.search}`)).json<Body>();
    expect(after.entry?.[0]?.resource.id).not.toBe(pages.entry?.[0]?.resource.id);
    for (const cursor of ["x", "2026-13-45T99:00:00Z 11111111-1111-4111-8111-111111111111", "2026-11-21T09:00:00Z x"])
      expect((await ask(`AuditEvent?_cursor=${encodeURIComponent(cursor)}`)).statusCode).toBe(400);
    const { id } = audit.entry![0]!.resource;
    expect((await ask(`AuditEvent/${id}`)).json()).toMatchObject({ id });
  });
});

describe("a search over the clinic", () => {
  test("goes through everybody, page by page, while results come in", async () => {
    for (const name of ["bruno", "chiara", "gwen"]) await fhir.admit(exampleRecord(name));
    const seen: string[] = [];
    let next: string | undefined = "Observation?code=777-3&_count=20";
    let pages = 0;
    while (next !== undefined) {
      const body: Body = await json(fhir.ask(next));
      seen.push(...(body.entry ?? []).map(({ resource }) => resource.id));
      next = body.link?.find(({ relation }) => relation === "next")?.url;
      pages += 1;
      // Somebody writes meanwhile.
      await post("Observation", plateletsOf("lw-0001", `${200 + pages}`));
    }
    expect(pages).toBeGreaterThan(3);
    expect(new Set(seen).size).toBe(seen.length);
    const patients = new Set(seen.map((id) => id.split(".")[0]));
    expect(patients.size).toBeGreaterThanOrEqual(4);
  });

  test("finds the tasks of everybody, by role and urgency", async () => {
    const tasks = await found("Task?status=requested");
    expect(tasks.length).toBeGreaterThan(1);
    const physician = await found("Task?performer=urn:longwatch:role|physician");
    expect(physician.every((one) => JSON.stringify(one).includes('"physician"'))).toBe(true);
    expect(await found("Task?status:not=requested")).toHaveLength(0);
  });
});
