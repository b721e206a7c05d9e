import type { InjectOptions } from "fastify";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { permissionsOf, type Role, roleNames } from "../access/permissions.ts";
import { inClinic } from "../db/transaction.ts";
import { addClinic, type TestDatabase, testDatabase } from "../testing/database.ts";
import { type TestPerson, type TestServer, testServer } from "../testing/http.ts";
import { addressOf, furnish, samples, type Things } from "../testing/samples.ts";
import { nurseAt } from "../testing/scope.ts";
import { allRoutes } from "./all-routes.ts";
import { isFhir } from "./fhir-outcome.ts";
import { isPage, type Route } from "./route.ts";

let database: TestDatabase;
let server: TestServer;
let ours: Things;
let theirs: Things;
const at = "2026-11-21T09:00:00Z";
/** What a member may be; patients have no screen yet. */
const roles = roleNames.filter((role) => role !== "patient");
const clinical = allRoutes.filter(({ area }) => area !== "public" && area !== "account");

beforeAll(async () => {
  database = await testDatabase();
  server = await testServer(database, at);
  ours = await furnish(server, await addClinic(database, "Ours"));
  theirs = await furnish(server, await addClinic(database, "Theirs"));
});
afterAll(async () => {
  await server.close();
  await database.close();
});

function request(route: Route, things: Things): InjectOptions & { status: number } {
  const { status = 200, ...sample } = samples(things)[route.id] ?? {};
  const isForm = isPage(route) && sample.payload !== undefined;
  return {
    method: route.method,
    url: addressOf(route.path, things),
    ...sample,
    ...(isForm
      ? {
          payload: new URLSearchParams(sample.payload as Record<string, string>).toString(),
          headers: { ...sample.headers, "content-type": "application/x-www-form-urlencoded" },
        }
      : {}),
    status,
  };
}
const ask = (who: TestPerson | undefined, route: Route, things: Things) => server.as(who, request(route, things));

test("every route has an id of its own and a sample, and there is no sample without a route", () => {
  expect(allRoutes.length).toBeGreaterThan(80);
  expect(Object.keys(samples(ours)).toSorted()).toEqual(allRoutes.map(({ id }) => id).toSorted());
});

test("every address that the server answers is one of our routes, or is named here", async () => {
  const known = new Set(allRoutes.map(({ method, path }) => `${method} ${path}`));
  expect(server.addresses).toEqual(expect.arrayContaining([...known]));
  const all = server.addresses.filter((one) => !known.has(one));
  const isFile =
    /^GET \/(assets\/[\w-]+\/[\w.]+|screen\/(assets\/)?[\w.-]+|guide\/((en|es)\/)?[\w-]+\.(html|css|js|svg))$/;
  expect(all.filter((one) => !isFile.test(one)).toSorted()).toEqual([
    // One page for all of them, which holds nothing of anybody: it asks for what it shows.
    "GET /",
    "GET /api/v1/openapi.json",
    "GET /clinics/:clinic",
    "GET /clinics/:clinic/*",
    // Leads to the guide in the reader's language; files, the same for everybody.
    "GET /guide",
    "GET /guide/",
    "GET /health/live",
    "GET /health/ready",
    "GET /join/passkey",
    "GET /metrics",
    "GET /sign-in",
  ]);
});

describe("without a session", () => {
  test.each(allRoutes.filter(({ area }) => area !== "public"))(
    "$method $path says that nobody is signed in",
    async (route) => {
      const answer = await ask(undefined, route, ours);
      if (isPage(route)) expect([answer.statusCode, answer.headers.location?.split("?")[0]]).toEqual([303, "/sign-in"]);
      else if (isFhir(route.path)) {
        expect(answer.statusCode).toBe(401);
        expect(answer.json()).toMatchObject({ resourceType: "OperationOutcome", issue: [{ code: "login" }] });
      } else expect(answer.json()).toMatchObject({ status: 401, type: "/problems#sign-in-needed" });
    },
  );
});

describe("as a member of another clinic, whatever the role", () => {
  test.each(clinical)("$method $path is not there", async (route) => {
    const everything = await server.person(theirs.clinic, roles);
    const answer = await ask(everything, route, ours);
    expect(answer.statusCode, answer.body.slice(0, 200)).toBe(404);
    // And not by their own clinic's address with our things in it either.
    if (samples(ours)[route.id] === undefined) return;
    const crossed = await ask(everything, route, { ...ours, clinic: theirs.clinic, patient: "lw-of-ours" });
    expect(crossed.body).not.toContain("Ours");
  });
});

describe("as each role", () => {
  const allowed = (role: Role, route: Route): boolean =>
    !("needs" in route) || route.needs.length === 0 || route.needs.some((one) => permissionsOf([role]).has(one));
  test.each(roles)("%s may do what the table of permissions says, and nothing else", async (role) => {
    const wrong: string[] = [];
    for (const route of clinical) {
      if (samples(ours)[route.id] === undefined && allowed(role, route)) continue;
      // A fresh person for each: some routes end sessions.
      const who = await server.person(ours.clinic, [role]);
      const { statusCode } = await ask(who, route, ours);
      const isRight = allowed(role, route) ? ![401, 403, 500].includes(statusCode) : statusCode === 403;
      if (!isRight) wrong.push(`${route.method} ${route.path}: ${statusCode}`);
    }
    expect(wrong).toEqual([]);
  });
});

describe("as somebody who may", () => {
  test.each(allRoutes.filter(({ id }) => id !== "worklistEvents"))(
    "$method $path is done, and leaves its trace",
    async (route) => {
      const clinic = await addClinic(database, "Whole");
      const things = await furnish(server, clinic);
      const who = await server.person(clinic, roles);
      const before = await events(clinic);
      const { status, ...options } = request(route, things);
      const answer = await server.as(who, options);
      expect(answer.statusCode, answer.body.slice(0, 600)).toBe(status);
      if (answer.statusCode >= 400 || !("trace" in route)) return;
      const left = (await events(clinic))
        .filter(({ id }) => !before.some((one) => one.id === id))
        .map(({ action }) => action);
      expect(left).toEqual(expect.arrayContaining(route.trace === null ? [] : [route.trace]));
      if (route.trace === null)
        expect(left.filter((action) => /^(patient|details|fact|worklist)\./.test(action))).toEqual([]);
    },
  );
});

/** Told apart by their ids: in which order a table gives its rows is its own affair. */
const events = async (clinic: string): Promise<readonly { readonly id: string; readonly action: string }[]> =>
  database.owner.query
    .selectFrom("audit_event")
    .select(["event_id as id", "action"])
    .where("clinic_id", "=", clinic)
    .execute();

describe("every table of the catalogue", () => {
  const tables = async (): Promise<readonly string[]> => {
    const { rows } = await database.owner.pool.query<{ name: string }>(
      `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'clinic_id'
       where c.relnamespace = 'longwatch'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'clinic' order by 1`,
    );
    return rows.map(({ name }) => name);
  };
  test("shows another clinic none of our rows, and shows nothing to who has said nothing", async () => {
    const seen: string[] = [];
    for (const table of await tables()) {
      const other = await inClinic(database.app, nurseAt(theirs.clinic, at), async ({ query }) => {
        const { rows } = await sql<{ n: number }>`
          select count(*)::int as n from ${sql.table(table)} where clinic_id <> ${theirs.clinic}`.execute(query);
        return rows[0]!.n;
      }).catch(refusedIsNone);
      const nobody = await database.app.pool
        .query<{ n: number }>(`select count(*)::int as n from ${table}`)
        .then(({ rows }) => rows[0]!.n)
        .catch(refusedIsNone);
      if (other + nobody > 0) seen.push(`${table}: ${other} as another clinic, ${nobody} as nobody`);
    }
    expect((await tables()).length).toBeGreaterThan(20);
    expect(seen).toEqual([]);
  });

  test("has rows of ours, so that seeing none means something", async () => {
    const { rows } = await database.owner.pool.query<{ name: string }>(
      (await tables())
        .map((name) => `select '${name}' as name where not exists (select from ${name})`)
        .join(" union all "),
    );
    // Filled by other parts of the server, and covered by the tests of those.
    const elsewhere =
      /^(transfer_.*|tombstone|audit_head|delivery_attempt|escalation|outbox|sentinel_.*|inbox|held_act|match_decision|table_import_act|client_.*|used_assertion|subscription.*|held_about)$/;
    expect(rows.map(({ name }) => name).filter((name) => !elsewhere.test(name))).toEqual([]);
  });
});
/** A table on which the role has no right at all shows nothing either. */
function refusedIsNone(error: unknown): number {
  if ((error as { code?: string }).code === "42501") return 0;
  throw error;
}
