import { type WorklistJson, type WorklistLineJson, worklist, worklistQuery } from "@longwatch/api";
import {
  formatDay,
  formatInstant,
  isPastDeadline,
  type Moment,
  maySnoozeThrough,
  parseDay,
  type SnoozeDays,
  snoozeDaysOf,
  tellAll,
  type Wording,
  type WorklistItem,
} from "@longwatch/core";
import type { z } from "zod";
import { recordEvent } from "../../audit/record.ts";
import { lastSentinelRun } from "../../db/sentinel.ts";
import type { WorklistLine } from "../../db/worklist.ts";
import { clinicRules } from "../../rules/clinic-rules.ts";
import { wordingIn } from "../../rules/wording.ts";
import { concernedBy } from "../../usecases/notice-concerns.ts";
import { ensureTurned, showWorklist } from "../../usecases/show-worklist.ts";
import { itemOfLine } from "../../usecases/worklist-rows.ts";
import { give } from "../answer.ts";
import { cursorOf, placeOf } from "../cursor.ts";
import { calledOf, namesFor } from "../names.ts";
import { type ClinicAsked, clinicRoute } from "../route.ts";

const list = "worklist";
type Query = z.output<typeof worklistQuery>;
type WorklistAsked = Pick<ClinicAsked<undefined, Query, undefined>, "tx" | "may" | "query" | "language">;

export const showWorklistRoute = clinicRoute({
  id: "showWorklist",
  method: "GET",
  path: "/api/v1/clinics/:clinic/worklist",
  summary: "What is to be done, most urgent first, then oldest.",
  needs: ["read-worklist"],
  trace: "worklist.read",
  query: worklistQuery,
  answer: worklist,
  speaks: true,
  before: ({ database }, scope) => ensureTurned(database, scope),
  run: async (asked) => {
    const shown = await worklistFor(asked);
    return "refused" in shown ? shown : give(shown);
  },
});

/** A page of the list as this caller may see it, with its trace. */
export async function worklistFor({ tx, may, query, language }: WorklistAsked) {
  const after = placeOf(list, query.cursor);
  if (typeof after !== "string") return after;
  const { cursor: _, limit, ...asked } = query;
  const filter = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
  const me = tx.actor.id;
  const wish = { ...filter, me, ...(query.owner === "me" ? { owner: me } : {}) };
  const { asOf, lines, counts, next } = await showWorklist(tx, wish, after, limit);
  const concerned = lines.map((line) => concernedBy(itemOfLine(line)));
  const names = await namesFor(
    tx,
    may("read-details"),
    [...lines.map(({ patient }) => patient), ...concerned.flatMap((one) => one.patients)],
    [
      ...lines.flatMap(({ owner, present, content }) =>
        [owner, present, (content as { saidDoneBy?: string }).saidDoneBy].flatMap((one) => one ?? []),
      ),
      ...concerned.flatMap((one) => one.accounts),
    ],
  );
  const patients = [
    ...new Set([...lines.map(({ patient }) => patient), ...concerned.flatMap((one) => one.patients)]),
  ].filter((one) => one !== "");
  await recordEvent(tx, { action: "worklist.read", object: "worklist", detail: { asOf, patients } });
  const day = parseDay(asOf)!;
  const moment = { asOf: day, now: tx.at, snoozeDays: snoozeDaysOf((await clinicRules(tx)).rulebook) };
  return {
    asOf,
    counts,
    proof: proofOf(await lastSentinelRun(tx)),
    lines: lines.map((line) => lineOf(line, names, moment, wordingIn(language))),
    next: cursorOf(list, next),
  };
}

function concernsOf(item: WorklistItem, { details, accounts }: Names): WorklistLineJson["concerns"] {
  const concerned = concernedBy(item);
  return [
    ...concerned.patients.map((patient) => ({ patient, called: calledOf(details.get(patient)) })),
    ...concerned.accounts.map((account) => ({ patient: null, called: accounts.get(account) ?? null })),
  ];
}

const proofOf = (run: Awaited<ReturnType<typeof lastSentinelRun>>): WorklistJson["proof"] =>
  run === undefined ? null : { ...run, endedAt: formatInstant(run.endedAt) };

type Names = Awaited<ReturnType<typeof namesFor>>;
type Now = Moment & { readonly snoozeDays: SnoozeDays };

function lineOf(line: WorklistLine, { details, accounts }: Names, now: Now, wording: Wording): WorklistLineJson {
  const item = itemOfLine(line);
  const { about, text, said, step = null, saidDoneBy = null } = item;
  const maySnooze = maySnoozeThrough(item, now.asOf, now.snoozeDays);
  return {
    patient: line.patient === "" ? null : line.patient,
    called: calledOf(details.get(line.patient)),
    key: line.key,
    kind: line.kind,
    role: line.role,
    urgency: item.urgency,
    openedOn: line.openedOn,
    deadlineOn: line.deadlineOn,
    deadlineAt: line.deadlineAt?.toISOString() ?? null,
    owner: line.owner,
    ownerName: line.owner === null ? null : (accounts.get(line.owner) ?? null),
    present: line.present,
    presentName: line.present === null ? null : (accounts.get(line.present) ?? null),
    snoozedThrough: line.snoozedThrough,
    saidDoneBy: saidDoneBy === null ? null : (accounts.get(saidDoneBy) ?? saidDoneBy),
    step,
    about,
    concerns: concernsOf(item, { details, accounts }),
    text: said.text.length === 0 ? text : tellAll(said.text, wording),
    why: tellAll(said.why, wording),
    maySnoozeThrough: maySnooze === undefined ? null : formatDay(maySnooze),
    isOverdue: isPastDeadline(item, now),
  };
}
