import { randomUUID } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Instant } from "@longwatch/core";
import { UnsecuredJWT } from "jose";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { addClinic, type TestDatabase, testDatabase } from "../testing/database.ts";
import { type HookKeys, type HooksClient, hookKeys, hooksClient, signedBy } from "../testing/hooks-client.ts";
import { type TestPerson, type TestServer, testServer } from "../testing/http.ts";
import { ada } from "../testing/samples.ts";

const origin = "http://localhost:8080";
const issuer = "https://ehr.example.org";
const mrn = "urn:clinic:mrn";
let database: TestDatabase;
let server: TestServer;
let keySets: Server;
let published: readonly object[] = [];
let served = 0;
let clinic: string;
let administrator: TestPerson;
let keys: HookKeys;
let base: string;
let audience: string;
let client: HooksClient;

const seconds = (): number => Math.floor(server.clock.at / 1000);
const url = (path: string): string => `/api/v1/clinics/${clinic}${path}`;
const connect = async (settings: object): Promise<string> => {
  const payload = {
    use: "decision-support",
    label: "Ward",
    issuer,
    keys: { jwks: { keys: [keys.publicKey] } },
    ...settings,
  };
  const made = await server.as(administrator, { method: "POST", url: url("/clients"), payload });
  expect(made.statusCode, made.body).toBe(201);
  return made.json<{ client: string }>().client;
};
const as = (name: string, own: HookKeys = keys): HooksClient => hooksClient(base, audience, name, own, seconds);
const events = async (action: string) =>
  database.owner.query
    .selectFrom("audit_event")
    .select(["object", "detail", "actor_id"])
    .where("clinic_id", "=", clinic)
    .where("action", "=", action)
    .execute();

beforeAll(async () => {
  database = await testDatabase();
  server = await testServer(database, "2026-11-21T09:00:00Z", { origin });
  clinic = await addClinic(database);
  administrator = await server.person(clinic, ["administrator"]);
  const nurse = await server.person(clinic, ["nurse"]);
  const admit = (record: object) => server.as(nurse, { method: "POST", url: url("/patients"), payload: { record } });
  expect((await admit(ada)).statusCode).toBe(201);
  const untreated = {
    id: "lw-new",
    sex: "female",
    bornOn: "1990",
    jurisdiction: "EU",
    identifiers: [{ system: mrn, value: "N1" }],
  };
  expect((await admit({ record: 1, patient: untreated, facts: [] })).statusCode).toBe(201);
  const address = await server.app.listen({ port: 0, host: "127.0.0.1" });
  base = `${address}${url("/cds-services")}`;
  audience = `${origin}${url("/cds-services")}`;
  keys = await hookKeys();
  await connect({ patients: { by: "own-id" } });
  client = as(issuer);
  keySets = createServer((request, response) => {
    served += 1;
    if (request.url === "/endless") return void response.writeHead(200).write(Buffer.alloc(600_000, 32));
    if (request.url === "/elsewhere") return void response.writeHead(302, { location: "/jwks" }).end();
    response.end(JSON.stringify({ keys: published }));
  }).listen(0, "127.0.0.1");
});
afterAll(async () => {
  keySets.closeAllConnections();
  keySets.close();
  await server.close();
  await database.close();
});
beforeEach(() => {
  server.clock.at = (server.clock.at + 60_000) as Instant;
});

const order = (concept: object, type = "MedicationRequest") => ({
  draftOrders: {
    resourceType: "Bundle",
    type: "collection",
    entry: [
      {
        resource: {
          resourceType: type,
          id: "o1",
          status: "draft",
          intent: "order",
          medicationCodeableConcept: concept,
        },
      },
    ],
  },
});

describe("what is told", () => {
  test("discovery says what may be asked, to anybody", async () => {
    const services = await client.discover();
    expect(services.map(({ id, hook }) => `${id} ${hook}`)).toEqual([
      "patient-view patient-view",
      "order-select order-select",
      "order-sign order-sign",
    ]);
    expect(services[0]!.prefetch).toEqual({ patient: "Patient/{{context.patientId}}" });
  });

  test("a patient with a late test: the test, what is next and until when, and a way to the patient's page", async () => {
    const [card, ...more] = await client.call("patient-view", { patientId: "lw-0001" });
    expect(more).toEqual([]);
    expect(card).toMatchObject({ indicator: "warning", summary: "Late in the alemtuzumab watch: Thyroid (TSH)" });
    expect(card!.detail).toContain("due 2026-10-17, late since 2026-10-25");
    expect(card!.detail).toContain("The watch lasts until 2029-10-17.");
    expect(card!.links![0]!.url).toBe(`${origin}/clinics/${clinic}/patients/lw-0001`);
    expect((await events("decision-support.tell")).at(-1)).toMatchObject({
      object: "lw-0001",
      detail: { service: "patient-view", cards: 1 },
    });
  });

  test("of whom nothing is wrong: no card", async () => {
    expect(await client.call("patient-view", { patientId: "lw-new" })).toEqual([]);
  });

  test("of whom nobody knows: no card, and a trace without the number", async () => {
    expect(await client.call("patient-view", { patientId: "somebody-else" })).toEqual([]);
    const last = (await events("decision-support.tell")).at(-1)!;
    expect(last.object).toBe("unknown");
    expect(JSON.stringify(last)).not.toContain("somebody-else");
    expect(server.lines.join()).not.toContain("somebody-else");
  });

  test.each([
    ["order-sign", { text: "Lemtrada" }, "critical", /^Alemtuzumab: not now/],
    [
      "order-sign",
      { coding: [{ system: "http://hl7.org/fhir/sid/cvx", code: "03" }] },
      "critical",
      /^Live vaccine after/,
    ],
    [
      "order-sign",
      { coding: [{ system: "http://www.whocc.no/atc", code: "B01AC06" }] },
      "info",
      /^Antithrombotic during/,
    ],
    ["order-select", { text: "Some vaccine" }, "warning", /^Is this vaccine live/],
  ])("%s of %o is %s", async (service, concept, indicator, summary) => {
    const context = { patientId: "lw-0001", selections: ["MedicationRequest/o1"], ...order(concept) };
    const cards = await client.call(service, context);
    expect(cards).toHaveLength(1);
    expect(cards[0]!.indicator).toBe(indicator);
    expect(cards[0]!.summary).toMatch(summary);
  });

  test("an order that does not concern us, and one that was not chosen: nothing", async () => {
    expect(await client.call("order-sign", { patientId: "lw-0001", ...order({ text: "Paracetamol" }) })).toEqual([]);
    const other = { patientId: "lw-0001", selections: ["MedicationRequest/o2"], ...order({ text: "Lemtrada" }) };
    expect(await client.call("order-select", other)).toEqual([]);
  });
});

describe("who is meant", () => {
  let prefetching: HooksClient;
  beforeAll(async () => {
    await connect({ issuer: "https://a.example", patients: { by: "context-identifier", system: mrn } });
    await connect({ issuer: "https://b.example", patients: { by: "prefetched-identifier", system: mrn } });
    prefetching = as("https://b.example");
  });
  const patient = (...identifier: readonly object[]) => ({
    patient: { resourceType: "Patient", id: "e-1", identifier },
  });

  test("the context's id may be an identifier of theirs, and nothing else then", async () => {
    expect(await as("https://a.example").call("patient-view", { patientId: "M1001" })).toHaveLength(1);
    expect(await as("https://a.example").call("patient-view", { patientId: "lw-0001" })).toEqual([]);
  });
  test.each<[string, object | null, number]>([
    ["ours", patient({ system: mrn, value: "M1001" }), 1],
    ["ours among others", patient({ system: "urn:x", value: "N1" }, { system: mrn, value: "M1001" }), 1],
    ["the right number of another system", patient({ system: "urn:x", value: "M1001" }), 0],
    ["two people's", patient({ system: mrn, value: "M1001" }, { system: mrn, value: "N1" }), 0],
    [
      "somebody else's Patient",
      { patient: { resourceType: "Patient", id: "e-2", identifier: [{ system: mrn, value: "M1001" }] } },
      0,
    ],
    ["null: asked, and nobody there", { patient: null }, 0],
  ])("a prefetched Patient with %s", async (_, prefetch, count) => {
    expect(await prefetching.call("patient-view", { patientId: "e-1" }, prefetch!)).toHaveLength(count);
  });
  test.each([
    ["missing", {}],
    ["an OperationOutcome", { patient: { resourceType: "OperationOutcome", issue: [] } }],
  ])("a prefetched Patient that is %s is not nobody: 412", async (_, prefetch) => {
    const body = { hook: "patient-view", hookInstance: randomUUID(), context: { patientId: "e-1" }, prefetch };
    const answer = await prefetching.post("patient-view", body);
    expect([answer.status, ((await answer.json()) as { type: string }).type]).toEqual([
      412,
      "/problems#prefetch-missing",
    ]);
  });
});

describe("feedback", () => {
  const give = (cards: readonly string[], outcome: object, from = client) =>
    from.post("patient-view/feedback", {
      feedback: cards.map((card) => ({ card, outcomeTimestamp: "2026-11-21T09:01:00Z", ...outcome })),
    });
  const overridden = {
    outcome: "overridden",
    overrideReason: { reason: { code: "known" }, userComment: "Rang already" },
  };

  test("is kept with the patient, and said in the audit without the comment", async () => {
    const [card] = await client.call("patient-view", { patientId: "lw-0001" });
    expect((await give([card!.uuid!], overridden)).status).toBe(200);
    const rows = await database.owner.query
      .selectFrom("card_feedback")
      .selectAll()
      .where("card_id", "=", card!.uuid!)
      .execute();
    expect(rows).toMatchObject([{ outcome: "overridden", content: { reason: "known", comment: "Rang already" } }]);
    const last = (await events("decision-support.feedback")).at(-1)!;
    expect(last).toMatchObject({ object: "lw-0001", detail: { outcome: "overridden" } });
    expect(JSON.stringify(last)).not.toContain("Rang");
  });
  test("on a card that was another's, or nobody's, is refused", async () => {
    const [card] = await client.call("patient-view", { patientId: "lw-0001" });
    await connect({ issuer: "https://c.example", patients: { by: "own-id" } });
    expect((await give([card!.uuid!], overridden, as("https://c.example"))).status).toBe(404);
    expect((await give([card!.uuid!, randomUUID()], { outcome: "accepted" })).status).toBe(404);
  });
});

describe("a token that is not believed opens nothing", () => {
  const body = { hook: "patient-view", hookInstance: randomUUID(), context: { patientId: "lw-0001" } };
  const right = () => ({ iss: issuer, aud: `${audience}/patient-view`, iat: seconds(), exp: seconds() + 300 });
  const refusedFor = async (bearer: string): Promise<string> => {
    const before = server.lines.length;
    const answer = await client.post("patient-view", body, bearer);
    expect(answer.status).toBe(401);
    expect(await answer.text()).not.toContain("Thyroid");
    const line = server.lines.slice(before).find((one) => one.includes("client.refused"));
    return line === undefined ? "no token at all" : (JSON.parse(line) as { why: string }).why;
  };

  test("the right one does", async () => {
    expect((await client.post("patient-view", body, await signedBy(keys, right()))).status).toBe(200);
  });
  test.each<[string, string, () => Promise<string>]>([
    ["alg none", "algorithm", async () => new UnsecuredJWT(right()).encode()],
    [
      "a secret of its own choosing",
      "algorithm",
      async () => {
        const header = Buffer.from(JSON.stringify({ alg: "HS256", kid: keys.kid })).toString("base64url");
        return `${header}.${Buffer.from(JSON.stringify(right())).toString("base64url")}.AAAA`;
      },
    ],
    [
      "another audience",
      "not-verified",
      () => signedBy(keys, { ...right(), aud: "https://other.example/cds-services/patient-view" }),
    ],
    [
      "the audience of another service",
      "not-verified",
      () => signedBy(keys, { ...right(), aud: `${audience}/order-sign` }),
    ],
    ["no audience", "not-verified", () => signedBy(keys, { ...right(), aud: undefined })],
    ["an end in the past", "not-verified", () => signedBy(keys, { ...right(), exp: seconds() - 61 })],
    ["no end", "not-verified", () => signedBy(keys, { ...right(), exp: undefined })],
    ["an end far away", "too-old", () => signedBy(keys, { ...right(), exp: seconds() + 3600 })],
    ["a beginning long ago", "too-old", () => signedBy(keys, { ...right(), iat: seconds() - 3600 })],
    ["no jti", "not-verified", () => signedBy(keys, { ...right(), jti: undefined })],
    [
      "an issuer that nobody knows",
      "issuer-unknown",
      () => signedBy(keys, { ...right(), iss: "https://evil.example" }),
    ],
    ["an unknown key", "key-unknown", () => signedBy({ ...keys, kid: "another" }, right())],
    [
      "somebody else's key under a known name",
      "not-verified",
      async () => signedBy({ ...(await hookKeys()), kid: keys.kid }, right()),
    ],
    ["a text that is too long", "unreadable", () => signedBy(keys, { ...right(), more: "x".repeat(9000) })],
    ["dots", "unreadable", async () => "a.b.c"],
  ])("%s", async (_, why, make) => {
    expect(await refusedFor(await make())).toBe(why);
  });
  test("one that was used, by whoever comes second, even at once", async () => {
    const bearer = await signedBy(keys, right());
    const statuses = await Promise.all(
      [1, 2, 3, 4].map(async () => (await client.post("patient-view", body, bearer)).status),
    );
    expect(statuses.toSorted()).toEqual([200, 401, 401, 401]);
    expect(await refusedFor(bearer)).toBe("used-before");
  });
  test("one for this clinic opens no other, and one of a client that has ended none", async () => {
    const other = await addClinic(database, "Other");
    const path = `${base.replace(clinic, other)}/patient-view`;
    const aud = `${audience.replace(clinic, other)}/patient-view`;
    const answer = await fetch(path, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        authorization: `Bearer ${await signedBy(keys, { ...right(), aud })}`,
      },
      body: JSON.stringify(body),
    });
    expect(answer.status).toBe(401);
    const gone = await connect({ issuer: "https://gone.example", patients: { by: "own-id" } });
    expect(await as("https://gone.example").call("patient-view", { patientId: "lw-0001" })).toHaveLength(1);
    expect((await server.as(administrator, { method: "DELETE", url: url(`/clients/${gone}`) })).statusCode).toBe(204);
    expect(await refusedFor(await signedBy(keys, { ...right(), iss: "https://gone.example" }))).toBe("issuer-unknown");
  });
  test("it opens nothing but decision support", async () => {
    const bearer = await signedBy(keys, { ...right(), aud: `${origin}${url("/patients/lw-0001")}` });
    const answer = await server.app.inject({
      url: url("/patients/lw-0001"),
      headers: { authorization: `Bearer ${bearer}` },
    });
    expect(answer.statusCode).toBe(401);
  });
});

describe("keys at an address", () => {
  const place = (path: string): string => `http://127.0.0.1:${(keySets.address() as AddressInfo).port}${path}`;
  const asks = async (name: string, own: HookKeys) => {
    const token = await signedBy(own, {
      iss: name,
      aud: `${audience}/patient-view`,
      iat: seconds(),
      exp: seconds() + 60,
    });
    const body = { hook: "patient-view", hookInstance: randomUUID(), context: { patientId: "lw-new" } };
    return (await client.post("patient-view", body, token)).status;
  };
  test("are fetched once, and again where a key is new; a fetch too many is not made", async () => {
    const [first, second, foreign] = [
      await hookKeys("RS384", "k1"),
      await hookKeys("ES256", "k2"),
      await hookKeys("ES256", "k3"),
    ];
    published = [first.publicKey];
    await connect({ issuer: "https://d.example", keys: { jwksUrl: place("/jwks") }, patients: { by: "own-id" } });
    expect([await asks("https://d.example", first), await asks("https://d.example", first), served]).toEqual([
      200, 200, 1,
    ]);
    published = [first.publicKey, second.publicKey];
    server.clock.at = (server.clock.at + 31_000) as Instant;
    expect([await asks("https://d.example", second), served]).toEqual([200, 2]);
    expect([await asks("https://d.example", foreign), await asks("https://d.example", foreign), served]).toEqual([
      401, 401, 2,
    ]);
  });
  test.each(["/endless", "/elsewhere"])("that answers with %s are none", async (path) => {
    const own = await hookKeys("ES384", "k1");
    published = [own.publicKey];
    const name = `https://e.example${path}`;
    await connect({ issuer: name, keys: { jwksUrl: place(path) }, patients: { by: "own-id" } });
    expect(await asks(name, own)).toBe(401);
  });
  test("a token that names another key set is not believed, and nobody asks there", async () => {
    const own = await hookKeys("ES384", "k9");
    published = [own.publicKey];
    await connect({ issuer: "https://f.example", keys: { jwksUrl: place("/jwks-f") }, patients: { by: "own-id" } });
    const before = served;
    const claims = { iss: "https://f.example", aud: `${audience}/patient-view`, iat: seconds(), exp: seconds() + 60 };
    const token = await signedBy(own, claims, { jku: place("/evil") });
    const body = { hook: "patient-view", hookInstance: randomUUID(), context: { patientId: "lw-new" } };
    expect([(await client.post("patient-view", body, token)).status, served]).toEqual([401, before]);
  });
  test.each([
    ["plain http to elsewhere", { jwksUrl: "http://ehr.example/jwks" }],
    ["a file", { jwksUrl: "file:///etc/passwd" }],
    ["a password in the address", { jwksUrl: "https://a:b@ehr.example/jwks" }],
    ["no keys", { jwks: { keys: [] } }],
    ["a shared secret", { jwks: { keys: [{ kty: "oct", kid: "a", k: "AAAA" }] } }],
    ["a private key", { jwks: { keys: [{ kty: "EC", kid: "a", crv: "P-384", x: "AA", y: "AA", d: "AA" }] } }],
  ])("%s is not registered", async (_, wrong) => {
    const payload = {
      use: "decision-support",
      label: "X",
      issuer: randomUUID(),
      keys: wrong,
      patients: { by: "own-id" },
    };
    expect((await server.as(administrator, { method: "POST", url: url("/clients"), payload })).statusCode).toBe(400);
  });
});

describe("a body that is not what it should be", () => {
  test.each<[string, () => string, number]>([
    ["too large", () => JSON.stringify({ hook: "x".repeat(1_100_000) }), 413],
    ["no JSON", () => "{", 400],
    [
      "another hook",
      () => JSON.stringify({ hook: "order-sign", hookInstance: randomUUID(), context: { patientId: "a" } }),
      400,
    ],
    ["no patient", () => JSON.stringify({ hook: "patient-view", hookInstance: randomUUID(), context: {} }), 400],
    [
      "nested without end",
      () =>
        `{"hook":"patient-view","hookInstance":"${randomUUID()}","context":{"patientId":"lw-new","draftOrders":${"[".repeat(200_000)}${"]".repeat(200_000)}}}`,
      200,
    ],
  ])("%s", async (_, make, status) => {
    expect((await client.post("patient-view", make())).status).toBe(status);
  });
  test("orders nested without end are said to be unreadable", async () => {
    const deep = `${"[".repeat(200_000)}${"]".repeat(200_000)}`;
    const answer = await client.post(
      "order-sign",
      `{"hook":"order-sign","hookInstance":"${randomUUID()}","context":{"patientId":"lw-0001","draftOrders":${deep}}}`,
    );
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain("could not be read");
  });
  test("nothing of it stands in the log", () => {
    expect(server.lines.join()).not.toContain("M1001");
    expect(server.lines.filter((line) => line.includes("http.fault"))).toEqual([]);
  });
});
