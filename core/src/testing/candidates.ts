import { ask } from "./ask.ts";
import type { Loose } from "./panel.ts";
import { realRulebook } from "./rulebook.ts";

/** Under which rules, and on a day on which they hold. */
export const versions = {
  "EU-2013": { jurisdiction: "EU", on: "2016-06-01" },
  "EU-2018": { jurisdiction: "EU", on: "2018-10-01" },
  "EU-2019-interim": { jurisdiction: "EU", on: "2019-06-03" },
  "EU-2020": { jurisdiction: "EU", on: "2020-09-01" },
  "EU-2022+": { jurisdiction: "EU", on: "2026-06-01" },
  "GB-2013": { jurisdiction: "GB", on: "2016-06-01" },
  "GB-2018": { jurisdiction: "GB", on: "2018-10-01" },
  "GB-2019-interim": { jurisdiction: "GB", on: "2019-06-03" },
  "GB-2020": { jurisdiction: "GB", on: "2020-09-01" },
  "GB-2021+": { jurisdiction: "GB", on: "2026-06-01" },
  "US-2014": { jurisdiction: "US", on: "2016-06-01" },
  "US-2018": { jurisdiction: "US", on: "2019-06-03" },
  "US-2019": { jurisdiction: "US", on: "2020-02-03" },
  "US-2020": { jurisdiction: "US", on: "2021-06-01" },
  "US-now": { jurisdiction: "US", on: "2026-06-01" },
  CH: { jurisdiction: "CH", on: "2026-06-01" },
  "CA-2013": { jurisdiction: "CA", on: "2016-06-01" },
  "CA-2018": { jurisdiction: "CA", on: "2018-10-01" },
  "CA-2019": { jurisdiction: "CA", on: "2026-06-01" },
  AU: { jurisdiction: "AU", on: "2026-06-01" },
} as const;
export type Version = keyof typeof versions;

/** So many months before the day of the question, on its day of the month. */
export const back = (on: string, months: number, days = 0): string => {
  const [year, month, day] = on.split("-").map(Number) as [number, number, number];
  const at = new Date(Date.UTC(year, month - 1 - months, day - days));
  return at.toISOString().slice(0, 10);
};

/** Answered with no, on the day itself. */
const questions = [
  "other-therapy",
  "other-relapse",
  "active-infection",
  "chronic-infection",
  "immunocompromise",
  "uncontrolled-hypertension",
  "arterial-dissection",
  "stroke",
  "coronary-heart-disease",
  "bleeding-disorder",
  "autoimmune-disease",
  "acquired-autoimmune-disease",
  "malignancy",
  "prior-campath",
  "pregnancy-planned",
];

export type Change = {
  readonly without?: readonly string[];
  readonly add?: (on: string) => readonly Loose[];
  readonly answers?: Readonly<Record<string, string>>;
  readonly born?: (on: string) => string;
};

export const drug = (name: string, on: string, more: Readonly<Record<string, unknown>> = {}): Loose => ({
  id: `drug-${name}`,
  kind: "therapy-recorded",
  drug: name,
  startedOn: back(on, 36),
  stoppedOn: back(on, 12),
  stopReason: "inadequate-response",
  adequateCourse: true,
  ...more,
});
export const relapse = (id: string, startedOn: string, disabling = true): Loose => ({
  id,
  kind: "relapse-occurred",
  startedOn,
  disabling,
});

/** Somebody for whom every label says yes: two therapies failed, two disabling relapses, an enhancing lesion; all else answered. */
export function person(on: string): readonly Loose[] {
  const answers = questions.map((condition) => ({ condition, answer: "no" }));
  return [
    { id: "disease", kind: "disease-recorded", phenotype: "RRMS", asOf: back(on, 24) },
    drug("interferon beta-1a", on),
    drug("fingolimod", on),
    relapse("relapse-1", back(on, 8)),
    relapse("relapse-2", back(on, 3)),
    {
      id: "scan",
      kind: "mri-read",
      scannedOn: back(on, 1),
      region: "brain",
      gdEnhancing: 1,
      t2IncreaseSignificant: false,
    },
    {
      id: "history",
      kind: "history-reviewed",
      reviewedOn: on,
      items: [...answers, { condition: "commitment-to-watch", answer: "yes" }],
    },
    {
      id: "medicines",
      kind: "medicines-reviewed",
      reviewedOn: on,
      complete: true,
      classesAbsent: [],
      overTheCounterAsked: true,
    },
    { id: "allergy", kind: "allergy-recorded", recordedOn: on, substance: "alemtuzumab", answer: "no" },
    { id: "mouse", kind: "allergy-recorded", recordedOn: on, substance: "mouse protein", answer: "no" },
    { id: "hiv", kind: "result-reported", collectedOn: back(on, 1), analyte: "hiv", value: "negative" },
    { id: "pressure", kind: "vitals-measured", measuredAt: `${on}T09:00:00Z`, systolic: 118, diastolic: 74 },
    { id: "test", kind: "exam-done", doneOn: on, exam: "pregnancy-test", outcome: "normal" },
  ];
}

/** The facts of a person who differs from {@link person} in something. */
export function factsOf(on: string, { without = [], add = () => [], answers = {} }: Change): readonly Loose[] {
  const facts = person(on)
    .filter(({ id }) => !without.includes(String(id)))
    .map((one) =>
      one["kind"] !== "history-reviewed"
        ? one
        : {
            ...one,
            items: [
              ...(one["items"] as readonly { condition: string; answer: string }[]).filter(
                ({ condition }) => !(condition in answers),
              ),
              ...Object.entries(answers).flatMap(([condition, answer]) =>
                answer === "not asked" ? [] : [{ condition, answer }],
              ),
            ],
          },
    );
  return [...facts, ...add(on)] as readonly Loose[];
}

/** @param asOf another day than that of the version */
export function candidacy(version: Version, change: Change, asOf?: string) {
  const { jurisdiction, on } = versions[version];
  const bornOn = (change.born ?? ((day) => back(day, 35 * 12)))(on);
  return ask(factsOf(on, change), asOf ?? on, {
    rulebook: realRulebook,
    patient: { jurisdiction, bornOn },
  }).candidacy()!;
}
export const answer = (version: Version, change: Change): string => candidacy(version, change).answer;
