import { addDays, civilFromDay, type Day, dayFromCivil, type FactJson, formatDay } from "@longwatch/core";
import type { Life, Person } from "../life.ts";
import { happens } from "../random/distributions.ts";
import type { Streams } from "../random/stream.ts";
import { evening, instantAt, morning } from "./moments.ts";
import type { RecordParameters } from "./parameters.ts";
import { priorRelapses } from "./prior-relapses.ts";

/** What rules treatment out or asks for care with it: nobody who is treated here has any. */
const askedAbout = [
  "autoimmune-disease",
  "stroke",
  "coronary-heart-disease",
  "arterial-dissection",
  "bleeding-disorder",
  "malignancy",
  "hiv",
];

/** What is known of the person from the first visit, and the vaccinations that follow. */
export function backgroundFacts(life: Life, parameters: RecordParameters, streams: Streams): readonly FactJson[] {
  const { person } = life;
  const visit = addDays(person.start, -Math.round(parameters.workUp.firstVisitDays));
  const written = { recordedAt: instantAt(visit, morning), by: "neurologist-1" };
  /** At the first visit, or once it has happened. */
  const told = (day: Day): Written => (day < visit ? written : { ...written, recordedAt: instantAt(day, evening) });
  const diagnosed = Math.max(visit, person.diagnosedOn) as Day;
  const on = formatDay(visit);
  const conditions = [
    ...(person.smoker ? ["smoker"] : []),
    ...(person.familyAutoimmunity ? ["family-autoimmunity"] : []),
  ];
  return [
    {
      kind: "disease-recorded",
      phenotype: "RRMS",
      onsetOn: formatDay(person.onset).slice(0, 7),
      diagnosedOn: formatDay(person.diagnosedOn),
      asOf: formatDay(diagnosed),
      ...told(person.diagnosedOn),
    },
    ...conditions.map((condition): FactJson => ({ kind: "condition-recorded", condition, ...written })),
    ...person.earlierDrugs.map(
      ({ drug, startedOn, stoppedOn }, k): FactJson => ({
        kind: "therapy-recorded",
        drug,
        startedOn: formatDay(startedOn),
        stoppedOn: formatDay(stoppedOn),
        ...whyStopped(parameters, streams, k),
        adequateCourse: stoppedOn - startedOn >= parameters.earlierDrugs.adequateDays,
        ...told(stoppedOn),
      }),
    ),
    ...priorRelapses(person, streams).map(
      (day): FactJson => ({ kind: "relapse-occurred", startedOn: formatDay(day), approximate: true, ...told(day) }),
    ),
    ...(person.arm === "interferon" ? [injections(person)] : [history(on, written), immunisation(on, written)]),
    ...influenza(life, parameters, streams),
  ];
}

/** That it did not hold the disease, where the preset knows no other reason. */
function whyStopped(
  { candidacy }: RecordParameters,
  streams: Streams,
  k: number,
): { readonly stopReason?: "inadequate-response" | "intolerance" } {
  if (candidacy === undefined) return { stopReason: "inadequate-response" };
  const draw = streams("record.earlier-drug reason", k);
  const isOther = happens(draw, candidacy.otherReason);
  if (happens(draw, candidacy.unwrittenReason)) return {};
  return { stopReason: isOther ? "intolerance" : "inadequate-response" };
}

type Written = { readonly recordedAt: string; readonly by: string };

const history = (reviewedOn: string, written: Written): FactJson => ({
  kind: "history-reviewed",
  reviewedOn,
  items: askedAbout.map((condition) => ({ condition, answer: "no" })),
  ...written,
});

const immunisation = (doneOn: string, written: Written): FactJson => ({
  kind: "step-done",
  doneOn,
  step: "immunisation-review",
  ...written,
  by: "nurse-1",
});

const injections = (person: Person): FactJson => ({
  kind: "therapy-recorded",
  drug: "interferon-beta-1a",
  startedOn: formatDay(person.start),
  recordedAt: instantAt(person.start, evening),
  by: "neurologist-1",
});

/** Each autumn under watch; inactivated. */
function influenza({ person, leaving }: Life, parameters: RecordParameters, streams: Streams): readonly FactJson[] {
  const first = civilFromDay(person.start).year;
  const last = civilFromDay(leaving.day).year;
  return Array.from({ length: last - first + 1 }, (_, i) => first + i).flatMap((year): readonly FactJson[] => {
    const draw = streams("record.influenza", year);
    const day = addDays(dayFromCivil(year, 10, 1), Math.floor(draw() * 45));
    if (!happens(draw, parameters.vaccination.influenzaYearly) || day <= person.start) return [];
    const recordedAt = instantAt(day, evening);
    const givenOn = formatDay(day);
    return [
      { kind: "vaccine-given", givenOn, vaccine: "influenza-quadrivalent", live: false, recordedAt, by: "nurse-1" },
    ];
  });
}
