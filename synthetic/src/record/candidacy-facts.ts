import { addDays, type Day, type FactJson, formatDay } from "@longwatch/core";
import type { Infection, Life } from "../life.ts";
import { happens } from "../random/distributions.ts";
import type { Draw, Streams } from "../random/stream.ts";
import { instantAt, morning } from "./moments.ts";
import type { RecordParameters } from "./parameters.ts";

type Asking = NonNullable<RecordParameters["candidacy"]>;

/**
 * What is asked before a course so that somebody can say whether it is an option: at the first visit, and again and again while the
 * person waits for a course. Where a preset says nothing of it, nobody writes it down.
 */
export function candidacyFacts(life: Life, parameters: RecordParameters, streams: Streams): readonly FactJson[] {
  const { candidacy, workUp } = parameters;
  if (candidacy === undefined || life.person.arm === "interferon") return [];
  const { start } = life.person;
  const first = addDays(start, -Math.round(workUp.firstVisitDays));
  const apart = Math.round(candidacy.everyDays);
  const further = life.courses.slice(1).map(({ infusedOn }) => infusedOn[0]!);
  const waiting = [
    everyDays(first, start, apart),
    ...further.map((day) => everyDays(addDays(day, -Math.round(candidacy.furtherDays)), day, apart)),
  ];
  const word = wordsOf(candidacy, streams("record.candidacy"));
  const asked = (day: Day, isTested: boolean): readonly FactJson[] =>
    answers(life, day, word, isTested, candidacy, streams("record.candidacy answers", day));
  return [
    ...firstVisit(life, first, candidacy, streams("record.candidacy first visit")),
    ...waiting.flatMap((days) => days.flatMap((day, k) => asked(day, k % testedEvery === 0))),
  ];
}

/** Medicines are gone through, and pregnancy is tested for, every so many times that somebody asks. */
const testedEvery = 4;

const everyDays = (from: Day, before: Day, apart: number): readonly Day[] =>
  Array.from({ length: Math.ceil((before - from) / apart) }, (_, k) => addDays(from, k * apart));

type Words = { readonly commits: boolean; readonly others: boolean };

/** What the person and the clinician hold, whenever they are asked. */
function wordsOf({ commits, othersUnsuitable }: Asking, draw: Draw): Words {
  const willCommit = happens(draw, commits);
  return { commits: willCommit, others: happens(draw, othersUnsuitable) };
}

/** Relapses of the last year, as the clinician counts them. */
const relapsesBefore = ({ person, relapses }: Life, day: Day): number =>
  day <= person.start
    ? person.priorRelapses1y
    : relapses.filter(({ onset, recorded }) => recorded && onset <= day && onset > day - yearDays).length;
const yearDays = 365;

/** A scan and a test for HIV from elsewhere, the medicines, and the allergy: each where somebody saw to it. */
function firstVisit(life: Life, day: Day, { answered, scanned }: Asking, draw: Draw): readonly FactJson[] {
  const { enhancingLesions } = life.person;
  const on = formatDay(day);
  const written = { recordedAt: instantAt(day, morning), by: "neurologist-1" };
  const facts: readonly (readonly [number, FactJson])[] = [
    [
      scanned,
      {
        kind: "mri-read",
        scannedOn: on,
        region: "brain",
        gdEnhancing: enhancingLesions,
        ...written,
        by: "radiologist-1",
      },
    ],
    [answered, { kind: "result-reported", collectedOn: on, analyte: "hiv", value: "negative", ...written }],
    [answered, { kind: "allergy-recorded", recordedOn: on, substance: "alemtuzumab", answer: "no", ...written }],
  ];
  return facts.filter(([share]) => happens(draw, share)).map(([, fact]) => fact);
}

/** Each question by itself is asked, or left out. */
function answers(
  life: Life,
  day: Day,
  word: Words,
  isTested: boolean,
  { answered }: Asking,
  draw: Draw,
): readonly FactJson[] {
  const reviewedOn = formatDay(day);
  const written = { recordedAt: instantAt(day, morning), by: "nurse-1" };
  const said = (condition: string, is: boolean) => ({ condition, answer: is ? ("yes" as const) : ("no" as const) });
  const relapses = relapsesBefore(life, day);
  const isHigh = relapses >= 2 || (relapses === 1 && day <= life.person.start && life.person.enhancingLesions > 0);
  const items = [
    said("commitment-to-watch", word.commits),
    said("active-disease", relapses > 0),
    said("highly-active-disease", isHigh),
    said("other-therapies-unsuitable", word.others),
    said("other-therapy", false),
    said("other-relapse", false),
    said("active-infection", life.infections.some(isOn(day))),
    said("chronic-infection", false),
    said("immunocompromise", false),
    said("malignancy", false),
  ].filter(() => happens(draw, answered));
  const medicines = happens(draw, answered) && isTested;
  const test = happens(draw, answered) && isTested && life.person.sex === "female";
  return [
    ...(items.length === 0 ? [] : [{ kind: "history-reviewed" as const, reviewedOn, items, ...written }]),
    ...(medicines
      ? [
          {
            kind: "medicines-reviewed" as const,
            reviewedOn,
            complete: true,
            classesAbsent: ["immunosuppressant", "antineoplastic"],
            overTheCounterAsked: true,
            ...written,
          },
        ]
      : []),
    ...(test
      ? [
          {
            kind: "exam-done" as const,
            doneOn: reviewedOn,
            exam: "pregnancy-test",
            outcome: "normal" as const,
            ...written,
          },
        ]
      : []),
  ];
}

const isOn =
  (day: Day) =>
  ({ from, through }: Infection): boolean =>
    from <= day && day <= through;
