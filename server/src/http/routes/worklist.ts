import { type WorklistLineJson, worklist, worklistQuery } from "@longwatch/api";
import type { z } from "zod";
import { recordEvent } from "../../audit/record.ts";
import { type WorklistLine, worklistCounts } from "../../db/worklist.ts";
import { ensureTurned, showWorklist } from "../../usecases/show-worklist.ts";
import { give } from "../answer.ts";
import { cursorOf, placeOf } from "../cursor.ts";
import { calledOf, namesFor } from "../names.ts";
import { type ClinicAsked, clinicRoute } from "../route.ts";

const list = "worklist";
type Query = z.output<typeof worklistQuery>;
type WorklistAsked = Pick<ClinicAsked<undefined, Query, undefined>, "tx" | "may" | "query">;

export const showWorklistRoute = clinicRoute({
  id: "showWorklist",
  method: "GET",
  path: "/api/v1/clinics/:clinic/worklist",
  summary: "What is to be done, most urgent first, then oldest.",
  needs: ["read-worklist"],
  trace: "worklist.read",
  query: worklistQuery,
  answer: worklist,
  before: ({ database }, scope) => ensureTurned(database, scope),
  run: async (asked) => {
    const shown = await worklistFor(asked);
    return "refused" in shown ? shown : give(shown);
  },
});

/** A page of the list as this caller may see it, with its trace. */
export async function worklistFor({ tx, may, query }: WorklistAsked) {
  const after = placeOf(list, query.cursor);
  if (typeof after !== "string") return after;
  const { cursor: _, limit, ...asked } = query;
  const filter = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
  const owner = query.owner === "me" ? { owner: tx.actor.id } : {};
  const { asOf, lines, next } = await showWorklist(tx, { ...filter, ...owner }, after, limit);
  const names = await namesFor(
    tx,
    may("read-details"),
    lines.map(({ patient }) => patient),
    lines.flatMap(({ owner }) => owner ?? []),
  );
  const patients = [...new Set(lines.map(({ patient }) => patient))].filter((one) => one !== "");
  await recordEvent(tx, { action: "worklist.read", object: "worklist", detail: { asOf, patients } });
  return {
    asOf,
    counts: await worklistCounts(tx),
    lines: lines.map((line) => lineOf(line, names)),
    next: cursorOf(list, next),
  };
}

type Names = Awaited<ReturnType<typeof namesFor>>;
type Content = {
  readonly about?: string;
  readonly text?: string;
  readonly step?: string;
  readonly saidDoneBy?: string;
};

function lineOf(line: WorklistLine, { details, accounts }: Names): WorklistLineJson {
  const { about = "", text = "", step = null, saidDoneBy = null } = line.content as Content;
  return {
    patient: line.patient === "" ? null : line.patient,
    called: calledOf(details.get(line.patient)),
    key: line.key,
    kind: line.kind,
    role: line.role,
    urgency: line.urgency as WorklistLineJson["urgency"],
    openedOn: line.openedOn,
    deadlineOn: line.deadlineOn,
    deadlineAt: line.deadlineAt?.toISOString() ?? null,
    owner: line.owner,
    ownerName: line.owner === null ? null : (accounts.get(line.owner) ?? null),
    snoozedThrough: line.snoozedThrough,
    saidDoneBy: saidDoneBy === null ? null : (accounts.get(saidDoneBy) ?? saidDoneBy),
    step,
    about,
    text,
  };
}
