import type { Bundle, CarePlan, Library, PlanDefinition, Resource, ServiceRequest } from "@medplum/fhirtypes";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestFhir, testFhir } from "../testing/fhir.ts";
import { faultsOf } from "../testing/fhir-validators.ts";
import { exampleRecord } from "../testing/people.ts";

let fhir: TestFhir;
beforeAll(async () => {
  fhir = await testFhir();
  await fhir.admit(exampleRecord("bruno"));
});
afterAll(() => fhir.close());

const get = async <T extends Resource>(address: string): Promise<T> => {
  const answer = await fhir.ask(address);
  expect(answer.status, address).toBe(200);
  return (await answer.json()) as T;
};
const allOf = async <T extends Resource>(type: string): Promise<readonly T[]> => {
  const found: T[] = [];
  for (let at: string | undefined = `${type}?_count=20`; at !== undefined; ) {
    const page: Bundle = await get<Bundle>(at);
    found.push(...(page.entry ?? []).map(({ resource }) => resource as T));
    at = page.link?.find(({ relation }) => relation === "next")?.url;
  }
  return found;
};
const events = async () =>
  (await fhir.database.owner.query.selectFrom("audit_event").select("event_id").execute()).length;

describe("the protocols of a clinic", () => {
  test("are found page by page, each once, and are valid", async () => {
    for (const type of ["PlanDefinition", "Library", "ActivityDefinition", "ValueSet"]) {
      const all = await allOf(type);
      const total = (await get<Bundle>(`${type}?_summary=count`)).total;
      expect([all.length, new Set(all.map(({ id }) => id)).size]).toEqual([total, total]);
      expect(all.length).toBeGreaterThan(10);
      expect([...new Set(all.flatMap(faultsOf))]).toEqual([]);
    }
  });

  test("are found by their address, version and status, as a plan of a patient names them", async () => {
    const plan = (await get<Bundle<CarePlan>>("CarePlan?patient=lw-0001")).entry![0]!.resource!;
    expect(plan.instantiatesCanonical!.length).toBeGreaterThan(1);
    for (const canonical of plan.instantiatesCanonical!) {
      const [url, version] = canonical.split("|");
      const query = new URLSearchParams({ url: url!, version: version! });
      const found = await get<Bundle<PlanDefinition>>(`PlanDefinition?${query}`);
      expect(found.entry?.map(({ resource }) => [resource?.url, resource?.version])).toEqual([[url, version]]);
    }
    expect((await get<Bundle>("PlanDefinition?status=active")).total).toBe(0);
    expect((await get<Bundle>("PlanDefinition?title=nobody")).total).toBe(0);
  });

  test("are read with their CQL, and not sent again to who has them; nothing of it is traced", async () => {
    const before = await events();
    const plan = await get<PlanDefinition>("PlanDefinition/alemtuzumab-eu-2020-01");
    const [url] = plan.library![0]!.split("|");
    const found = await get<Bundle<Library>>(`Library?url=${url}&version=2020-01`);
    const library = found.entry![0]!.resource!;
    expect(Buffer.from(library.content![0]!.data!, "base64").toString()).toMatch(/^library /m);
    const first = await fhir.ask(`Library/${library.id}`);
    const again = await fhir.ask(`Library/${library.id}`, { headers: { "if-none-match": first.headers.get("etag")! } });
    expect([first.status, again.status]).toEqual([200, 304]);
    expect((await fhir.ask("PlanDefinition/none")).status).toBe(404);
    expect((await fhir.ask("PlanDefinition/alemtuzumab-eu-2020-01/_history")).status).toBe(405);
    expect(await events()).toBe(before);
  });
});

const applied = (plan: string, patient: string): Promise<CarePlan> =>
  get<CarePlan>(`PlanDefinition/${plan}/$apply?subject=Patient/${patient}`);
const requestsOf = ({ contained = [] }: CarePlan) => contained as readonly ServiceRequest[];
const plain = ({ meta: _, ...rest }: ServiceRequest) => rest;

describe("a protocol applied to a patient", () => {
  test.each(["lw-0001", "lw-0002"])(
    "says of %s what the plan that is served says, protocol by protocol",
    async (patient) => {
      const plan = (await get<Bundle<CarePlan>>(`CarePlan?patient=${patient}`)).entry![0]!.resource!;
      const served = await get<Bundle<ServiceRequest>>(`ServiceRequest?patient=${patient}&status=active&_count=200`);
      const waiting = new Map(served.entry!.map(({ resource }) => [resource!.id, plain(resource!)]));
      const protocols = await allOf<PlanDefinition>("PlanDefinition");
      const seen = new Set<string>();
      for (const { id, url, version } of protocols) {
        if (!plan.instantiatesCanonical!.includes(`${url}|${version}`)) continue;
        const made = await applied(id!, patient);
        if (made.intent === "proposal") continue;
        expect([made.status, made.period]).toEqual([plan.status, plan.period]);
        for (const one of requestsOf(made)) {
          expect(one).toEqual(waiting.get(one.id));
          seen.add(one.id!);
        }
      }
      expect(seen.size).toBeGreaterThan(5);
      expect([...seen].toSorted()).toEqual([...waiting.keys()].toSorted());
    },
  );

  test("that does not govern today is a proposal, whichever it is, and valid", async () => {
    const before = await get<Bundle>("ServiceRequest?patient=lw-0001&_summary=count");
    for (const { id, url, version } of await allOf<PlanDefinition>("PlanDefinition")) {
      const made = await applied(id!, "lw-0001");
      expect(faultsOf(made)).toEqual([]);
      expect(made.instantiatesCanonical).toEqual([`${url}|${version}`]);
      expect(made.activity?.map(({ reference }) => reference?.reference) ?? []).toEqual(
        requestsOf(made).map((one) => `#${one.id}`),
      );
      for (const one of requestsOf(made))
        expect([one.intent, one.status]).toEqual(
          made.intent === "proposal" ? ["proposal", "draft"] : ["plan", "active"],
        );
    }
    const american = await applied("alemtuzumab-us-2014-11", "lw-0001");
    expect([american.intent, american.status]).toEqual(["proposal", "draft"]);
    expect(american.note?.[0]?.text).toContain("As if");
    const cbc = requestsOf(american).find(({ code }) => code?.coding?.[0]?.code === "monitor.cbc");
    expect(cbc?.instantiatesCanonical).toEqual(["urn:longwatch:plan-definition:alemtuzumab-us|2014-11"]);
    expect((await get<Bundle>("ServiceRequest?patient=lw-0001&_summary=count")).total).toBe(before.total);
  });

  const post = (body: unknown, address = "PlanDefinition/alemtuzumab-eu-2020-01/$apply") =>
    fhir.ask(address, {
      method: "POST",
      body: JSON.stringify(body),
      headers: { "content-type": "application/fhir+json" },
    });
  const parameters = (value: object) => ({ resourceType: "Parameters", parameter: [{ name: "subject", ...value }] });

  test("is asked by POST too, and in a batch, and leaves its trace", async () => {
    const subject = "Patient/lw-0001";
    const expected = await applied("alemtuzumab-eu-2020-01", "lw-0001");
    for (const value of [{ valueString: subject }, { valueReference: { reference: `${fhir.base}/${subject}` } }]) {
      const answer = await post(parameters(value));
      expect(await answer.json()).toEqual(expected);
    }
    const url = `PlanDefinition/alemtuzumab-eu-2020-01/$apply?subject=${subject}`;
    const batch = await fhir.ask("", {
      method: "POST",
      body: JSON.stringify({ resourceType: "Bundle", type: "batch", entry: [{ request: { method: "GET", url } }] }),
      headers: { "content-type": "application/fhir+json" },
    });
    expect(((await batch.json()) as Bundle).entry?.[0]?.resource).toEqual(expected);
    const traced = await fhir.database.owner.query.selectFrom("audit_event").selectAll().execute();
    expect(traced.filter(({ detail }) => (detail as { applied?: string }).applied !== undefined).at(-1)).toMatchObject({
      action: "patient.read",
      object: "lw-0001",
      detail: { applied: "alemtuzumab-eu@2020-01" },
    });
  });

  test.each<[number, string]>([
    [404, "alemtuzumab-eu-2020-01/$apply?subject=Patient/nobody"],
    [404, "alemtuzumab-eu-2020-01/$apply?subject=https://other.example/fhir/Patient/lw-0001"],
    [404, "alemtuzumab-eu-2020-01/$apply?subject=Group/lw-0001"],
    [404, "alemtuzumab-eu-1999/$apply?subject=Patient/lw-0001"],
    [400, "alemtuzumab-eu-2020-01/$apply"],
    [400, "alemtuzumab-eu-2020-01/$apply?subject=Patient/lw-0001&subject=Patient/lw-0002"],
  ])("is answered with %i: %s", async (status, address) => {
    expect((await fhir.ask(`PlanDefinition/${address}`)).status).toBe(status);
  });

  test("is refused where a parameter counts that is not taken into account, and a body that is none", async () => {
    const address = "PlanDefinition/alemtuzumab-eu-2020-01/$apply?subject=Patient/lw-0001&setting=x";
    const strict = { headers: { prefer: "handling=strict" } };
    expect([(await fhir.ask(address)).status, (await fhir.ask(address, strict)).status]).toEqual([200, 400]);
    expect((await post({ resourceType: "Patient" })).status).toBe(400);
    expect((await post(parameters({ valueBoolean: true }))).status).toBe(404);
  });
});
