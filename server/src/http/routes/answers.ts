import { assessmentQuery, explainQuery, explanation, schedule, scheduleQuery } from "@longwatch/api";
import {
  assessmentJson,
  chartInWords,
  chartJson,
  chartOf,
  type Explanation,
  explain,
  explainSignal,
  formatDay,
  nameOfTest,
  parseDay,
  renderAssessment,
  renderObligation,
  type SignalExplanation,
  type Wording,
} from "@longwatch/core";
import { toCalendar } from "@longwatch/interop";
import type { ClinicTx } from "../../db/transaction.ts";
import { wordingIn } from "../../rules/wording.ts";
import { type AssessedPatient, assessPatient } from "../../usecases/assess-patient.ts";
import { scheduleEntry } from "../../usecases/schedule-entry.ts";
import { give, raw } from "../answer.ts";
import { askedMoment } from "../asked-moment.ts";
import { impossible } from "../impossible.ts";
import { isRefused, notFound } from "../problem.ts";
import { citedBy } from "../references.ts";
import { clinicRoute } from "../route.ts";
import { patientParams } from "./params.ts";
import { byEmergency, knownThen, traceOf, wholeOf } from "./whole-of.ts";

const base = "/api/v1/clinics/:clinic/patients/:patient";

export const showAssessmentRoute = clinicRoute({
  id: "showAssessment",
  method: "GET",
  path: `${base}/assessment`,
  summary: "The whole answer, as `longwatch assess --json` prints it: today, on another day, or as known at a moment.",
  needs: ["read-patient"],
  trace: "patient.read",
  params: patientParams,
  query: assessmentQuery,
  answer: assessmentJson as never,
  // By the core's own printer, as the command line does it.
  run: (asked) => wholeOf(asked, ({ assessment }) => renderAssessment(assessment)),
});

export const showChartRoute = clinicRoute({
  id: "showChart",
  method: "GET",
  path: `${base}/chart`,
  summary: "What a patient's timeline shows: results, courses, warnings and what became of each test, laid out by day.",
  needs: ["read-patient"],
  trace: "patient.read",
  params: patientParams,
  query: assessmentQuery,
  answer: chartJson as never,
  speaks: true,
  run: (asked) =>
    wholeOf(asked, ({ assessment }) => chartInWords(chartOf(assessment), wordingIn(asked.language)), asked.language),
});

export const explainRoute = clinicRoute({
  id: "explain",
  method: "GET",
  path: `${base}/explanation`,
  summary: "Why one obligation or warning is as it is. The key is a parameter, because it has slashes.",
  needs: ["read-patient"],
  trace: "patient.read",
  params: patientParams,
  query: explainQuery,
  answer: explanation,
  speaks: true,
  run: async ({ tx, params: { patient }, query, emergency, language }) => {
    const asked = askedMoment(query);
    if (isRefused(asked)) return asked;
    const one = await assessPatient(tx, patient, asked);
    if (one === undefined) return notFound();
    await traceOf(tx, patient, { ...assessed(one), ...knownThen(query), ...byEmergency(emergency) });
    const wording = wordingIn(language);
    const found = explainSignal(one.assessment, query.key, wording) ?? explain(one.assessment, query.key, wording);
    return found === undefined
      ? notFound()
      : give({
          key: query.key,
          ...found,
          references: citedBy(citingIn(found), one.references),
          names: namesIn(found, wording),
        });
  },
});

/** What each thing that was compared is called, by its key. */
function namesIn(found: Explanation | SignalExplanation, wording: Wording): Readonly<Record<string, string>> {
  const compared = "signal" in found ? found.signal.comparisons.map(({ left }) => left) : [];
  return Object.fromEntries(compared.map((key) => [key, nameOfTest(key, wording)]));
}

/** Everything of an explanation that names a source. */
const citingIn = (found: Explanation | SignalExplanation) =>
  "signal" in found ? [found.signal] : [found.rule, ...found.others];

const scheduled = {
  method: "GET",
  needs: ["read-patient"],
  trace: "patient.read",
  params: patientParams,
  query: scheduleQuery,
} as const;

export const showSchedule = clinicRoute({
  ...scheduled,
  id: "showSchedule",
  path: `${base}/schedule`,
  summary: "What is due when: what is late today and all that comes, or what is due between two days, both included.",
  answer: schedule,
  speaks: true,
  run: async ({ tx, params: { patient }, query, emergency, language }) => {
    const items = await itemsOf(tx, patient, query, emergency);
    if (items === undefined) return notFound();
    if ("refused" in items) return items;
    const live = items.items.filter(({ status }) => status !== "superseded");
    return give({ asOf: formatDay(items.asOf), items: live.map((one) => renderObligation(one, wordingIn(language))) });
  },
});

export const showCalendar = clinicRoute({
  ...scheduled,
  id: "showCalendar",
  path: `${base}/schedule.ics`,
  summary: "The same as a calendar file that says no more than it must.",
  answer: "text/calendar",
  run: async ({ tx, params: { patient }, query, emergency }) => {
    const items = await itemsOf(tx, patient, query, emergency);
    if (items === undefined) return notFound();
    if ("refused" in items) return items;
    const file = toCalendar(items.items.map(scheduleEntry), {
      patientKey: patient,
      stamp: `${formatDay(items.asOf)}T00:00:00Z`,
      sequence: items.asOf,
    });
    return raw("text/calendar; charset=utf-8", file);
  },
});

async function itemsOf(
  tx: ClinicTx,
  patient: string,
  query: { from?: string | undefined; through?: string | undefined },
  emergency: string | undefined,
) {
  const from = query.from === undefined ? undefined : parseDay(query.from);
  if (query.from !== undefined && from === undefined) return impossible("?from");
  const through = query.through === undefined ? undefined : parseDay(query.through);
  if (query.through !== undefined && through === undefined) return impossible("?through");
  const one = await assessPatient(tx, patient);
  if (one === undefined) return undefined;
  await traceOf(tx, patient, { ...assessed(one), ...byEmergency(emergency) });
  const isLate = (status: string): boolean => status === "due" || status === "overdue";
  const items = one.assessment.obligations
    .flatMap(({ obligations }) => obligations)
    .filter(({ dueOn, status }) => (from === undefined ? dueOn >= one.asOf || isLate(status) : dueOn >= from))
    .filter(({ dueOn }) => through === undefined || dueOn <= through)
    .toSorted((a, b) => a.dueOn - b.dueOn || (a.key < b.key ? -1 : 1));
  return { asOf: one.asOf, items };
}

const assessed = ({ asOf, rulebookDigest }: AssessedPatient) => ({ asOf: formatDay(asOf), rulebook: rulebookDigest });
