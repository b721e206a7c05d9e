import { randomUUID } from "node:crypto";
import type { Instant } from "@longwatch/core";
import type { Bundle, OperationOutcome, Parameters, Subscription } from "@medplum/fhirtypes";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { openHeaders } from "../access/sealed-headers.ts";
import { eraseRows } from "../db/erasures.ts";
import { claimSubscriptions } from "../db/subscriptions.ts";
import { inClinic, theServer } from "../db/transaction.ts";
import { hookCourier } from "../jobs/hook.ts";
import { plateletsOf, type TestFhir, testFhir } from "../testing/fhir.ts";
import { faultsOf } from "../testing/fhir-validators.ts";
import { hookKeys, signedBy } from "../testing/hooks-client.ts";
import { type Receiver, receiver } from "../testing/receiver.ts";
import { ada } from "../testing/samples.ts";
import { collectEvents } from "../usecases/subscriptions/collect.ts";
import { tellDue } from "../usecases/subscriptions/tell.ts";

let fhir: TestFhir;
let hook: Receiver;
let start: Instant;
beforeAll(async () => {
  hook = await receiver();
  fhir = await testFhir({ subscribers: [hook.origin] });
  start = fhir.server.clock.at;
});
afterAll(async () => {
  await fhir.close();
  await hook.close();
});
afterEach(async () => {
  await fhir.database.owner.pool.query("delete from subscription");
  fhir.server.clock.at = start;
  hook.arrived.length = 0;
});

const fhirJson = { "content-type": "application/fhir+json" };
const contentUrl = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-payload-content";
const sentTo = (path: string, more: object = {}, channel: object = {}) => ({
  resourceType: "Subscription",
  status: "requested",
  reason: "The ward's list",
  criteria: "DetectedIssue?status=preliminary",
  channel: { type: "rest-hook", endpoint: `${hook.origin}${path}`, ...channel },
  ...more,
});
const withPayload = (content: string) => ({
  payload: "application/fhir+json",
  _payload: { extension: [{ url: contentUrl, valueCode: content }] },
});
const post = (body: object, token?: string) =>
  fhir.ask("Subscription", {
    method: "POST",
    body: JSON.stringify(body),
    headers: fhirJson,
    ...(token === undefined ? {} : { token }),
  });
const subscribe = async (body: object): Promise<Subscription> => {
  const answer = await post(body);
  expect(answer.status, await answer.clone().text()).toBe(201);
  return (await answer.json()) as Subscription;
};
const shown = async (id: string): Promise<Subscription> =>
  (await (await fhir.ask(`Subscription/${id}`)).json()) as Subscription;
const isKnown = async (id: string, etags: string): Promise<boolean> =>
  (await fhir.ask(`Subscription/${id}`, { headers: { "if-none-match": etags } })).status === 304;
const put = (id: string, body: object, headers: Record<string, string> = {}) =>
  fhir.ask(`Subscription/${id}`, {
    method: "PUT",
    body: JSON.stringify({ ...body, id }),
    headers: { ...fhirJson, ...headers },
  });
const atMinute = (minutes: number): Instant => (start + minutes * 60_000) as Instant;
const courier = (receivers = [hook.origin]) =>
  hookCourier(fhir.origin, receivers, (id, sealed) => openHeaders(fhir.server.services.access.key, id, sealed), 300);
/** What the job does, at a moment. */
const work = async (minutes = 0, how = courier()): Promise<number> => {
  const at = atMinute(minutes);
  await inClinic(fhir.database.app, { clinic: fhir.clinic, actor: theServer, at }, collectEvents);
  return tellDue(fhir.database.app, fhir.clinic, () => at, how);
};
/** Somebody like Ada. */
const another = () => ({ ...ada, patient: { ...ada.patient, id: `lw-${randomUUID().slice(0, 8)}`, identifiers: [] } });
const sendPlatelets = async (patient: string, value: string, day: string): Promise<void> => {
  const body = plateletsOf(patient, value, { effectiveDateTime: `${day}T07:30:00Z` });
  const sent = await fhir.ask("Observation", { method: "POST", body, headers: fhirJson });
  expect(sent.status, await sent.clone().text()).toBe(201);
};
/** Somebody whose platelets are so low that it is a warning. */
const warn = async (value = "42"): Promise<string> => {
  const patient = await fhir.admit(another());
  await sendPlatelets(patient, value, "2026-11-19");
  return patient;
};
const bodies = (): readonly Bundle[] => hook.arrived.map(({ body }) => JSON.parse(body) as Bundle);
const partOf = (bundle: Bundle, name: string) =>
  (bundle.entry![0]!.resource as Parameters).parameter?.find((one) => one.name === name);
const notices = async (): Promise<readonly string[]> =>
  (
    await fhir.database.owner.pool.query(
      "select task_key, role from worklist_item where clinic_id = $1 and kind = 'failing-subscription'",
      [fhir.clinic],
    )
  ).rows.map(({ task_key, role }) => `${task_key} ${role}`);
const told = async (id: string) =>
  (
    await fhir.database.owner.pool.query(
      "select detail::json as detail from audit_event where object = $1 and action = 'subscription.tell' order by at",
      [id],
    )
  ).rows.map(({ detail }) => detail);

test("a receiver that takes the handshake is told of a new warning, with an empty body and its own headers", async () => {
  const made = await subscribe(sentTo("/a", {}, { header: ["Authorization: Bearer secret-of-theirs"] }));
  expect(made).toMatchObject({ status: "requested", meta: { versionId: "1" } });
  expect(faultsOf(made)).toEqual([]);
  expect(JSON.stringify(made)).not.toContain("secret");
  await work();
  expect(await shown(made.id!)).toMatchObject({ status: "active", meta: { versionId: "2" } });
  await work(1);
  expect(hook.arrived).toHaveLength(1);
  await warn();
  await work(2);
  expect(hook.arrived.map(({ method, path, body }) => ({ method, path, body }))).toEqual([
    { method: "POST", path: "/a", body: "" },
    { method: "POST", path: "/a", body: "" },
  ]);
  expect(hook.arrived.every(({ headers }) => headers.authorization === "Bearer secret-of-theirs")).toBe(true);
  await work(3);
  expect(hook.arrived).toHaveLength(2);
  expect(await told(made.id!)).toEqual([
    { answer: "204", handshake: true },
    { answer: "204", first: 1, last: 1 },
  ]);
  expect(JSON.stringify(await shown(made.id!))).not.toContain("secret");
  const { rows } = await fhir.database.owner.pool.query("select sealed_headers from subscription");
  expect(rows[0].sealed_headers.toString("latin1")).not.toContain("secret");
  expect(fhir.server.lines.join()).not.toContain("secret");
});

test("with id-only it is told which, by number, and they can be read; nothing else of anybody is in it", async () => {
  const { id } = await subscribe(sentTo("/b", {}, withPayload("id-only")));
  await work();
  const first = await warn();
  const second = await warn();
  await work(1);
  const [handshake, event] = bodies();
  expect(bodies().flatMap(faultsOf)).toEqual([]);
  expect(partOf(handshake!, "type")?.valueCode).toBe("handshake");
  expect(partOf(event!, "type")?.valueCode).toBe("event-notification");
  expect(partOf(event!, "events-since-subscription-start")?.valueString).toBe("2");
  const addresses = event!.entry!.slice(1).map(({ fullUrl }) => fullUrl!);
  expect(addresses).toHaveLength(2);
  for (const address of addresses) {
    const issue = (await (await fhir.ask(address)).json()) as object;
    expect(issue).toMatchObject({ resourceType: "DetectedIssue", status: "preliminary" });
  }
  expect(event!.entry!.slice(1).every(({ resource }) => resource === undefined)).toBe(true);
  expect((await told(id!)).at(-1)).toEqual({
    answer: "204",
    first: 1,
    last: 2,
    patients: expect.arrayContaining([first, second]),
  });
  const again = (await (await fhir.ask(`Subscription/${id}/$events?eventsSinceNumber=2`)).json()) as Bundle;
  expect(faultsOf(again)).toEqual([]);
  expect(partOf(again, "type")?.valueCode).toBe("query-event");
  expect(again.entry!.slice(1).map(({ fullUrl }) => fullUrl)).toEqual([addresses[1]]);
  expect((await fhir.ask(`Subscription/${id}/$events?eventsSinceNumber=x`)).status).toBe(400);
  const status = (await (await fhir.ask(`Subscription/${id}/$status`)).json()) as Bundle;
  expect(faultsOf(status)).toEqual([]);
  expect(partOf(status, "status")?.valueCode).toBe("active");
});

test("with an empty notification there are numbers and no ids", async () => {
  await subscribe(sentTo("/c", {}, withPayload("empty")));
  await work();
  const patient = await warn();
  await work(1);
  expect(hook.arrived[1]!.body).toContain('"event-number"');
  expect(hook.arrived[1]!.body).not.toContain(patient);
});

test.each([
  "Task?code=overdue",
  "Task?status=requested,accepted&priority=urgent,asap",
  "Task",
  "DetectedIssue?status=preliminary",
])("%s: what begins is told as a search would find it, and what is there already is not", async (criteria) => {
  await warn();
  await subscribe(sentTo("/d", { criteria }, withPayload("id-only")));
  await work();
  await work(1);
  expect(hook.arrived).toHaveLength(1);
  const patient = await warn();
  await work(2);
  const addresses = bodies()
    .slice(1)
    .flatMap(({ entry }) => entry!.slice(1).map(({ fullUrl }) => fullUrl!));
  const [type, query] = criteria.split("?");
  const search = (await (await fhir.ask(`${type}?patient=${patient}&${query ?? ""}&_count=200`)).json()) as Bundle;
  expect(addresses.toSorted()).toEqual(search.entry!.map(({ fullUrl }) => fullUrl!).toSorted());
  expect(addresses.length).toBeGreaterThan(0);
});

test("a warning that becomes more urgent is told again", async () => {
  await subscribe(sentTo("/j", {}, withPayload("id-only")));
  await work();
  const patient = await warn("62");
  await work(1);
  await sendPlatelets(patient, "12", "2026-11-20");
  await work(2);
  await work(3);
  const named = bodies()
    .slice(1)
    .map(({ entry }) => entry!.slice(1).map(({ fullUrl }) => fullUrl!));
  expect(named).toHaveLength(2);
  expect(named[1]).toEqual(expect.arrayContaining(named[0]!));
});

test.each(["fail", "redirect", "hang-up", "silent"] as const)(
  "%s: nothing is lost, it is told again later and in order, and nobody else waits",
  async (how) => {
    await subscribe(sentTo("/bad", {}, withPayload("id-only")));
    await subscribe(sentTo("/good", {}, withPayload("id-only")));
    await work();
    hook.behave("/bad", how, how);
    await warn();
    await work(1);
    await warn();
    await work(1.5);
    await work(2.5);
    await work(30);
    await work(31);
    const numbers = (path: string) =>
      hook.arrived
        .filter((one) => one.path === path)
        .slice(1)
        .map(({ body }) =>
          ((JSON.parse(body) as Bundle).entry![0]!.resource as Parameters)
            .parameter!.filter(({ name }) => name === "notification-event")
            .map(({ part }) => part![0]!.valueString),
        );
    expect(numbers("/good")).toEqual([["1"], ["2"]]);
    expect(numbers("/bad")).toEqual([["1"], ["1", "2"], ["1", "2"]]);
    expect(hook.arrived.filter(({ path }) => path === "/elsewhere")).toEqual([]);
  },
);

test("what has failed for days is an error and a task of the administrator; who comes back is told what was missed", async () => {
  const body = sentTo("/e", {}, withPayload("id-only"));
  const { id } = await subscribe(body);
  await work();
  const version = async () => (await shown(id!)).meta!.versionId;
  const well = await version();
  hook.behave("/e", ...Array<"fail">(200).fill("fail"));
  await warn();
  let minutes = 1;
  for (let tries = 1; tries <= 6; tries += 1) {
    expect(await notices()).toEqual([]);
    await work(minutes);
    minutes += 61;
  }
  expect(await notices()).toEqual([`failing-subscription/${id} administrator`]);
  expect(await shown(id!)).toMatchObject({ status: "active", error: "500" });
  // What looks otherwise is another version, made once.
  expect(await version()).toBe(`${Number(well) + 1}`);
  await work(3 * 24 * 60 + 5);
  expect(await shown(id!)).toMatchObject({ status: "error", error: "500" });
  const before = hook.arrived.length;
  await warn();
  await work(3 * 24 * 60 + 10);
  expect(hook.arrived).toHaveLength(before);
  hook.behave("/e");
  expect((await put(id!, { ...body, status: "requested" })).status).toBe(200);
  await work(3 * 24 * 60 + 11);
  expect(partOf(bodies().at(-1)!, "events-since-subscription-start")?.valueString).toBe("2");
  expect(await notices()).toEqual([]);
  expect(await shown(id!)).toMatchObject({ status: "active" });
});

test("off means that nothing is told, and on again begins anew", async () => {
  const body = sentTo("/f");
  const { id } = await subscribe(body);
  await work();
  expect((await put(id!, { ...body, status: "off" }, { "if-match": 'W/"1"' })).status).toBe(412);
  expect((await put(id!, { ...body, status: "off" }, { "if-match": 'W/"2"' })).status).toBe(200);
  await warn();
  await work(1);
  expect(hook.arrived).toHaveLength(1);
  expect((await put(id!, { ...body, criteria: "DetectedIssue", status: "requested" })).status).toBe(422);
  expect((await put(id!, { ...body, status: "requested" })).status).toBe(200);
  await work(2);
  await work(3);
  expect(hook.arrived).toHaveLength(2);
  expect((await fhir.ask(`Subscription/${id}`, { method: "DELETE" })).status).toBe(204);
  expect((await fhir.ask(`Subscription/${id}`)).status).toBe(404);
  await warn();
  await work(4);
  expect(hook.arrived).toHaveLength(2);
});

test("it ends by itself on its day, and with its program", async () => {
  const ends = await subscribe(sentTo("/g", { end: "2026-11-21T10:00:00Z" }));
  const stays = await subscribe(sentTo("/h"));
  await work();
  await work(61);
  expect(await shown(ends.id!)).toMatchObject({ status: "off", error: "its end has come" });
  await fhir.database.owner.pool.query("update service_token set ends_at = $1", [new Date(atMinute(70))]);
  await warn();
  await work(71);
  await fhir.database.owner.pool.query("update service_token set ends_at = '2027-01-01'");
  expect(await shown(stays.id!)).toMatchObject({ status: "off" });
  expect(hook.arrived).toHaveLength(2);
});

test("an address that is no longer allowed is not called", async () => {
  const { id } = await subscribe(sentTo("/i"));
  await work(0, courier([]));
  expect(hook.arrived).toEqual([]);
  expect(await shown(id!)).toMatchObject({ status: "requested", error: "receiver-not-allowed" });
});

test.each<[string, object, number, string]>([
  ["another type", { criteria: "Observation?code=777-3" }, 422, "Subscription.criteria"],
  ["a parameter that is not served", { criteria: "Task?patient=lw-0001" }, 422, "Subscription.criteria"],
  ["a value that is none", { criteria: "Task?status=completed" }, 422, "Subscription.criteria"],
  ["a flag", { criteria: "Flag?status=active" }, 422, "Subscription.criteria"],
  ["no criteria", { criteria: undefined }, 400, "Subscription.criteria"],
  ["no reason", { reason: undefined }, 400, "Subscription.reason"],
  ["no channel", { channel: undefined }, 400, "Subscription.channel"],
  ["an end that has passed", { end: "2026-01-01T00:00:00Z" }, 422, "Subscription.end"],
  ["a status of its own", { status: "active" }, 422, "Subscription.status"],
])("%s is refused, and said where", async (_, more, status, expression) => {
  const answer = await post(sentTo("/x", more));
  expect(answer.status).toBe(status);
  expect(((await answer.json()) as OperationOutcome).issue![0]).toMatchObject({ expression: [expression] });
});

test.each<[string, object, string]>([
  ["mail", { type: "email" }, "type"],
  ["whole resources", { payload: "application/fhir+json" }, "payload"],
  ["whole resources by extension", withPayload("full-resource"), "payload"],
  ["another server", { endpoint: "https://elsewhere.example/x" }, "endpoint"],
  ["another port", { endpoint: "http://127.0.0.1:1/x" }, "endpoint"],
  ["the cloud's own address", { endpoint: "http://169.254.169.254/latest/meta-data" }, "endpoint"],
  ["a file", { endpoint: "file:///etc/passwd" }, "endpoint"],
  ["a name in the address", { endpoint: "http://a:b@127.0.0.1/x" }, "endpoint"],
  ["a header that is ours", { header: ["Host: elsewhere.example"] }, "header"],
  ["two headers in one", { header: ["X-A: b\r\nX-C: d"] }, "header"],
])("%s is refused", async (_, channel, place) => {
  const answer = await post(sentTo("/x", {}, channel));
  expect(answer.status).toBe(422);
  expect(((await answer.json()) as OperationOutcome).issue![0]).toMatchObject({
    expression: [`Subscription.channel.${place}`],
  });
});

test.each<[string, string, number]>([
  ["system/Subscription.cruds system/DetectedIssue.rs", "DetectedIssue", 201],
  ["system/Subscription.cruds system/DetectedIssue.rs", "Task?code=overdue", 403],
  ["system/Subscription.rs system/*.rs", "DetectedIssue", 403],
  ["system/*.cruds", "Task?code=overdue", 201],
])("a backend service with %s may wait for %s: %d", async (scope, criteria, status) => {
  const keys = await hookKeys("ES384");
  const url = (rest: string) => `/api/v1/clinics/${fhir.clinic}${rest}`;
  const connected = await fhir.server.as(fhir.administrator, {
    method: "POST",
    url: url("/clients"),
    payload: { use: "backend", label: "W", keys: { jwks: { keys: [keys.publicKey] } }, scopes: ["system/*.cruds"] },
  });
  const { client } = connected.json<{ client: string }>();
  const aud = `${fhir.origin}${url("/oauth/token")}`;
  const seconds = Math.floor(start / 1000);
  const body = new URLSearchParams({
    grant_type: "client_credentials",
    scope,
    client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
    client_assertion: await signedBy(keys, { iss: client, sub: client, aud, iat: seconds, exp: seconds + 240 }),
  });
  const granted = (await (await fetch(aud, { method: "POST", body })).json()) as { access_token: string };
  const answer = await post(sentTo("/s", { criteria }), granted.access_token);
  expect(answer.status, await answer.clone().text()).toBe(status);
  if (status !== 201) return;
  await work();
  expect(hook.arrived).toHaveLength(1);
  await fhir.server.as(fhir.administrator, { method: "DELETE", url: url(`/clients/${client}`) });
  await warn();
  await fhir.admit(another());
  await work(1);
  expect(hook.arrived).toHaveLength(1);
});

test("a program sees its own, the administrator all, and a member has none", async () => {
  const { id } = await subscribe(sentTo("/y"));
  const url = (rest: string) => `/api/v1/clinics/${fhir.clinic}/fhir/R4/Subscription${rest}`;
  const found = (await (await fhir.ask("Subscription?status=requested&url:missing=false")).json()) as Bundle;
  expect(found.entry?.map(({ resource }) => resource?.id)).toEqual([id]);
  const all = await fhir.server.as(fhir.administrator, { method: "GET", url: url("") });
  expect(all.json<Bundle>().total).toBe(1);
  const none = await fhir.server.as(fhir.nurse, { method: "GET", url: url("") });
  expect(none.json<Bundle>().total).toBe(0);
  expect((await fhir.server.as(fhir.nurse, { method: "GET", url: url(`/${id}`) })).statusCode).toBe(404);
  const tried = await fhir.server.as(fhir.nurse, {
    method: "POST",
    url: url(""),
    payload: JSON.stringify(sentTo("/z")),
    headers: fhirJson,
  });
  expect(tried.statusCode).toBe(422);
  expect((await fhir.server.as(fhir.administrator, { method: "DELETE", url: url(`/${id}`) })).statusCode).toBe(204);
});

test("no other clinic sees a row of it, and nobody who has said nothing", async () => {
  await subscribe(sentTo("/k"));
  await work();
  await warn();
  await work(1);
  const elsewhere = { clinic: randomUUID(), actor: theServer, at: start };
  for (const table of ["subscription", "subscription_match", "subscription_event"] as const) {
    const count = `select count(*)::int as n from ${table}`;
    expect((await fhir.database.owner.pool.query(count)).rows[0].n, table).toBeGreaterThan(0);
    expect((await fhir.database.app.pool.query(count)).rows[0].n, table).toBe(0);
    const seen = await inClinic(fhir.database.app, elsewhere, (tx) => tx.query.selectFrom(table).selectAll().execute());
    expect(seen, table).toEqual([]);
  }
});

test("two nodes tell it once; what one that died had claimed is told by the other after a while", async () => {
  await subscribe(sentTo("/l", {}, withPayload("id-only")));
  await work();
  await warn();
  const scope = { clinic: fhir.clinic, actor: theServer, at: atMinute(1) };
  await inClinic(fhir.database.app, scope, collectEvents);
  const tell = (minutes: number) => tellDue(fhir.database.app, fhir.clinic, () => atMinute(minutes), courier());
  expect((await Promise.all([tell(1), tell(1), tell(1)])).reduce((a, b) => a + b)).toBe(1);
  expect(hook.arrived).toHaveLength(2);
  await warn();
  await inClinic(fhir.database.app, scope, collectEvents);
  await inClinic(fhir.database.app, scope, (tx) => claimSubscriptions(tx, atMinute(4), 10));
  expect(await tell(2)).toBe(0);
  expect(await tell(4)).toBe(1);
  expect(hook.arrived).toHaveLength(3);
});

test("of somebody who was erased before it was told nothing is told", async () => {
  const { id } = await subscribe(sentTo("/m", {}, withPayload("id-only")));
  await work();
  const [gone, stays] = [await warn(), await warn()];
  await inClinic(fhir.database.app, { clinic: fhir.clinic, actor: theServer, at: atMinute(1) }, collectEvents);
  const { query } = fhir.database.owner;
  const { counts } = await query.transaction().execute((owner) => eraseRows(owner, fhir.clinic, gone));
  expect(counts).toMatchObject({ subscription_match: 1, subscription_event: 1 });
  await work(2);
  expect(hook.arrived.at(-1)!.body).toContain(stays);
  expect(hook.arrived.at(-1)!.body).not.toContain(gone);
  expect(JSON.stringify(await shown(id!))).not.toContain(gone);
});

test("whoever knows it as it stands is told so, however many versions they name", async () => {
  const { id } = await subscribe(sentTo("/known"));
  const [own, older] = [(await fhir.ask(`Subscription/${id}`)).headers.get("etag")!, 'W/"0"'];
  expect([await isKnown(id!, own), await isKnown(id!, `${older}, ${own}`), await isKnown(id!, "*")]).toEqual([
    true,
    true,
    true,
  ]);
  expect(await isKnown(id!, older)).toBe(false);
});
