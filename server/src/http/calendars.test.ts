import ICAL from "ical.js";
import nodeIcal from "node-ical";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inClinic } from "../db/transaction.ts";
import { addClinic, type TestDatabase, testDatabase } from "../testing/database.ts";
import { type TestPerson, type TestServer, testServer } from "../testing/http.ts";
import { exampleRecord } from "../testing/people.ts";
import { instant, nurseAt } from "../testing/scope.ts";
import { admitPatient } from "../usecases/admit-patient.ts";

let database: TestDatabase;
let server: TestServer;
let clinic: string;
let nurse: TestPerson;
const at = "2026-11-21T09:00:00Z";

beforeAll(async () => {
  database = await testDatabase();
  server = await testServer(database, at);
  clinic = await addClinic(database);
  await inClinic(database.app, nurseAt(clinic, at), (tx) => admitPatient(tx, exampleRecord("ada"), "as-stated"));
  nurse = await server.person(clinic, ["nurse", "neurologist", "researcher"]);
});
afterAll(async () => {
  await server.close();
  await database.close();
});

type Made = { readonly calendar: string; readonly address: string; readonly webcal: string };
const base = () => `/api/v1/clinics/${clinic}/patients/lw-0001`;
const make = async (payload: object = {}): Promise<Made> => {
  const answer = await server.as(nurse, { method: "POST", url: `${base()}/calendars`, payload });
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json();
};
const pathOf = ({ address }: Made): string => new URL(address).pathname;
/** As a calendar program asks, without a session. */
const read = (made: Made, headers = {}) => server.as(undefined, { method: "GET", url: pathOf(made), headers });
const events = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").map((one) => new ICAL.Event(one));

describe("a calendar address", () => {
  test("gives a program what is due, in words that name nobody and nothing", async () => {
    const made = await make();
    expect(made.webcal).toMatch(/^webcal:\/\/localhost:8080\/calendar\/lwcal_[\w-]{43}\.ics$/);
    const answer = await read(made);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({ "content-type": "text/calendar; charset=utf-8" });
    expect(answer.headers["cache-control"]).toContain("private");
    const shown = events(answer.body);
    expect(shown.length).toBeGreaterThan(10);
    expect(Object.values(nodeIcal.sync.parseICS(answer.body)).filter((one) => one?.type === "VEVENT")).toHaveLength(
      shown.length,
    );
    expect(new Set(shown.map(({ summary }) => summary)).size).toBeGreaterThan(1);
    // An id is random letters, which may be any word.
    const words = answer.body.replaceAll(/^UID:.*$/gm, "");
    expect(words).not.toMatch(/alemtuzumab|lemtrada|sclerosis|tsh|thyroid|lw-0001|M1000|1988|cbc/i);
  });

  test("is called what staff chose, in the language they chose", async () => {
    const answer = await read(await make({ name: "Ada, mi calendario", language: "es" }));
    expect(answer.body).toContain("NAME:Ada\\, mi calendario");
    expect(events(answer.body).some(({ summary }) => summary === "Análisis de sangre y orina")).toBe(true);
  });

  test("is the same until something changes, and then says so to who asks with its tag", async () => {
    const made = await make();
    const first = await read(made);
    const tag = { "if-none-match": String(first.headers.etag) };
    expect((await read(made, tag)).statusCode).toBe(304);
    server.clock.at = instant("2026-11-21T09:20:00Z");
    expect((await read(made, tag)).statusCode).toBe(304);
    const due = events(first.body).find(({ startDate }) => startDate.toString() > "2026-12-01")!;
    const schedule = await server.as(nurse, { method: "GET", url: `${base()}/schedule` });
    const items = (schedule.json() as { items: { key: string; dueOn: string }[] }).items;
    for (const { key } of items.filter(({ dueOn }) => dueOn === due.startDate.toString())) {
      const page = await server.as(nurse, { method: "GET", url: base() });
      const waived = await server.as(nurse, {
        method: "POST",
        url: `${base()}/waivers`,
        payload: { obligation: key, reason: "Done elsewhere" },
        headers: { "if-match": String(page.headers.etag) },
      });
      expect(waived.statusCode, waived.body).toBe(201);
    }
    const after = await read(made, tag);
    expect(after.statusCode).toBe(200);
    const cancelled = new ICAL.Component(ICAL.parse(after.body))
      .getAllSubcomponents("vevent")
      .filter((one) => one.getFirstPropertyValue("status") === "CANCELLED");
    expect(cancelled.map((one) => [one.getFirstPropertyValue("uid"), one.getFirstPropertyValue("sequence")])).toEqual([
      [due.uid, 1],
    ]);
  });

  test("opens nothing once it is revoked, nor with one letter more or less", async () => {
    const made = await make();
    const other = await make();
    const url = `${base()}/calendars/${made.calendar}`;
    expect((await server.as(nurse, { method: "DELETE", url })).statusCode).toBe(204);
    expect((await server.as(nurse, { method: "DELETE", url })).statusCode).toBe(404);
    expect((await read(made)).statusCode).toBe(404);
    for (const wrong of ["x.ics", ".ics", `${other.address.slice(-47, -5)}.ics`, "lwcal_%00.ics"]) {
      const answer = await server.as(undefined, { method: "GET", url: `/calendar/${wrong}` });
      expect(answer.statusCode, wrong).toBe(404);
      expect(answer.body).not.toContain("BEGIN:VCALENDAR");
    }
    expect((await read(other)).statusCode).toBe(200);
    const list = await server.as(nurse, { method: "GET", url: `${base()}/calendars` });
    const { calendars } = list.json() as { calendars: { calendar: string; revokedAt: string | null }[] };
    expect(calendars.find(({ calendar }) => calendar === made.calendar)!.revokedAt).not.toBeNull();
    expect(list.body).not.toContain("lwcal_");
  });

  test("is kept as a hash, also where the request had an idempotency key; log and audit do not have it", async () => {
    const answer = await server.as(nurse, {
      method: "POST",
      url: `${base()}/calendars`,
      payload: {},
      headers: { "idempotency-key": "a-key" },
    });
    const made = answer.json() as Made;
    await read(made);
    const token = /lwcal_[\w-]{43}/.exec(made.address)![0];
    const tables = await database.owner.pool.query<{ text: string }>(
      `select json_agg(f)::text as text from calendar_feed f union all select json_agg(i)::text from idempotency i
       union all select json_agg(a)::text from audit_event a`,
    );
    expect(tables.rows.map(({ text }) => text).join("")).not.toContain(token.slice(6));
    expect(server.lines.join("\n")).not.toContain(token.slice(6));
    expect(server.lines.some((line) => line.includes("/calendar/:file"))).toBe(true);
  });

  test("leaves a trace with the patient when it is read, and none when nothing was new", async () => {
    const made = await make();
    const first = await read(made);
    await read(made, { "if-none-match": String(first.headers.etag) });
    const history = await server.as(nurse, { method: "GET", url: `${base()}/audit` });
    const { events: all } = history.json() as { events: { action: string; detail: { calendar?: string } }[] };
    const ours = all.filter(({ detail }) => detail.calendar === made.calendar).map(({ action }) => action);
    expect(ours.toSorted()).toEqual(["calendar.add", "patient.read"]);
  });

  test("is not made for somebody who is not here", async () => {
    const url = `/api/v1/clinics/${clinic}/patients/nobody/calendars`;
    expect((await server.as(nurse, { method: "POST", url, payload: {} })).statusCode).toBe(404);
  });
});
