import { randomUUID } from "node:crypto";
import { calendarList, calendarMade, newCalendar } from "@longwatch/api";
import { formatInstant, type Instant } from "@longwatch/core";
import * as z from "zod";
import { plainText } from "../../access/plain-text.ts";
import { scopeOf } from "../../access/standing.ts";
import { newToken, tokenHash } from "../../access/token.ts";
import { recordEvent } from "../../audit/record.ts";
import { feedByToken, feedsOf, insertFeed, revokeFeed } from "../../db/calendar-feeds.ts";
import { findPatient } from "../../db/patients.ts";
import { byName, inClinic } from "../../db/transaction.ts";
import { showCalendar } from "../../usecases/show-calendar.ts";
import { done, give, raw } from "../answer.ts";
import { isSame } from "../etag.ts";
import { notFound } from "../problem.ts";
import { clinicRoute, publicRoute, standingRoute } from "../route.ts";
import { patientParams } from "./params.ts";

const base = "/api/v1/clinics/:clinic/patients/:patient/calendars";
const needs = ["send-messages"] as const;

/** Not a route of one transaction: what it answers is a secret, which the memory of idempotency keys must not hold. */
export const addCalendar = standingRoute({
  id: "addCalendar",
  method: "POST",
  path: base,
  summary: "An address by which the patient's own calendar program reads what is due. It is shown this once.",
  needs,
  trace: "calendar.add",
  params: patientParams,
  body: newCalendar,
  answer: calendarMade,
  status: 201,
  run: async ({ services, standing, params: { patient }, body, at }) => {
    const token = newToken("lwcal_");
    const calendar = randomUUID();
    const name = body.name === undefined ? null : plainText(body.name, 80) || null;
    const { language } = body;
    const isHere = await inClinic(services.database, scopeOf(standing, at), async (tx) => {
      if ((await findPatient(tx, patient)) === undefined) return false;
      await insertFeed(tx, { feed: calendar, patient, name, language, tokenHash: tokenHash(token) });
      await recordEvent(tx, { action: "calendar.add", object: patient, detail: { calendar } });
      return true;
    });
    if (!isHere) return notFound();
    const address = `${services.settings.origin}/calendar/${token}.ics`;
    return give({ calendar, address, webcal: address.replace(/^https?:/, "webcal:") }, { status: 201 });
  },
});

export const listCalendars = clinicRoute({
  id: "listCalendars",
  method: "GET",
  path: base,
  summary: "Every calendar address that the patient ever had, without the addresses.",
  needs,
  trace: "patient.read",
  params: patientParams,
  answer: calendarList,
  run: async ({ tx, params: { patient } }) => {
    if ((await findPatient(tx, patient)) === undefined) return notFound();
    await recordEvent(tx, { action: "patient.read", object: patient });
    const calendars = (await feedsOf(tx, patient)).map(({ feed, name, language, madeAt, revokedAt }) => ({
      calendar: feed,
      name,
      language,
      madeAt: momentOf(madeAt),
      revokedAt: revokedAt === null ? null : momentOf(revokedAt),
    }));
    return give({ calendars });
  },
});

export const revokeCalendar = clinicRoute({
  id: "revokeCalendar",
  method: "DELETE",
  path: `${base}/:calendar`,
  summary: "End an address now. What a program has read already stays there.",
  needs,
  trace: "calendar.revoke",
  params: patientParams.extend({ calendar: z.uuid() }),
  run: async ({ tx, params: { patient, calendar } }) => {
    if (!(await revokeFeed(tx, patient, calendar))) return notFound();
    await recordEvent(tx, { action: "calendar.revoke", object: patient, detail: { calendar } });
    return done();
  },
});

/** For programs that know nothing but the address. One that is wrong, ended or of nobody is answered in the same words. */
export const readCalendar = publicRoute({
  id: "readCalendar",
  method: "GET",
  path: "/calendar/:file",
  params: z.object({ file: z.string().max(100) }),
  answer: "text/calendar",
  run: async ({ services, params: { file }, headers, at }) => {
    const token = /^(lwcal_[\w-]{43})\.ics$/.exec(file)?.[1];
    if (token === undefined) return notFound();
    const hash = tokenHash(token);
    const feed = await byName(services.database, hash, (query) => feedByToken(query, hash));
    if (feed === undefined) return notFound();
    const seen = headers["if-none-match"] as string | undefined;
    const actor = { kind: "service", id: feed.feed } as const;
    const shown = await inClinic(services.database, { clinic: feed.clinic, actor, at }, (tx) =>
      showCalendar(tx, feed, (etag) => isSame(seen, etag)),
    );
    if (shown === undefined) return notFound();
    const { text, etag } = shown;
    const cache = { "cache-control": "private, max-age=3600", "x-robots-tag": "noindex" };
    return isSame(seen, etag)
      ? give(undefined, { status: 304, etag, headers: cache })
      : raw("text/calendar; charset=utf-8", text, { etag, headers: cache });
  },
});

const momentOf = (date: Date): string => formatInstant(date.getTime() as Instant);
