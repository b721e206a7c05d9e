import type { Assessment } from "./assessment.ts";
import { addDays, type Day, formatDay } from "./base/calendar.ts";
import { formatInstant } from "./base/instant.ts";
import { rateOf } from "./cohort/rate.ts";
import { renderFinding } from "./outcome-findings-in-words.ts";
import type { ConfirmedChange, UnconfirmedChange } from "./outcomes/confirmed-change/confirmed-change.ts";
import { definitionText } from "./outcomes/definition-in-words.ts";
import { functionalSystems } from "./outcomes/edss/functional-systems.ts";
import { mriActivity } from "./outcomes/mri/activity.ts";
import { nedaDefinition } from "./outcomes/neda/neda.ts";
import type { PersonOutcomes, SinceCourse } from "./outcomes/person/person-outcomes.ts";
import type { RelapsesSince } from "./outcomes/person/relapses-since.ts";
import type { OutcomeReadings } from "./outcomes/readings/readings.ts";
import { relapseCounting } from "./outcomes/readings/relapses.ts";
import { changeText, eventText, mriText, relapsesText, unconfirmedText, verdictText } from "./outcomes-in-words.ts";
import type { PersonOutcomesJson } from "./outcomes-json.ts";
import { confirmedDay, renderChangeSince, renderDefinition } from "./render-course-changes.ts";
import { renderNedaYear } from "./render-neda.ts";
import type { Language } from "./text/message.ts";

type SinceJson = PersonOutcomesJson["since"][number];
type EventJson = PersonOutcomesJson["events"][number];
export type RelapseRateJson = SinceJson["relapses"]["rate"];

/** Did it work, as the contract writes it: dates as text, every verdict with its sentence. */
export const renderOutcomes = (
  of: PersonOutcomes,
  { patient, knownAt }: Pick<Assessment, "patient" | "knownAt">,
  language: Language = "en",
): PersonOutcomesJson => ({
  outcomes: 1,
  patient: patient.id,
  asOf: formatDay(of.asOf),
  knownAt: knownAt === undefined ? null : formatInstant(knownAt),
  relapsesCounted: "reported",
  definition: {
    ...renderDefinition(of.definition),
    relapses: relapseCounting,
    neda: nedaDefinition,
    text: [...definitionText(of.definition, of.isFromReference || of.since.length === 0, language)],
  },
  since: of.since.map((one) => renderSince(one, of, language)),
  events: of.events.changes.map((one) => renderEvent(one, language)),
  unconfirmed: of.events.unconfirmed.map((one) => renderUnconfirmed(one, language)),
  neda: of.neda.map((year) => renderNedaYear(year, of.read.courses[0]!.firstOn, language)),
  findings: of.findings.map((one) => renderFinding(one, language)),
  readings: renderReadings(of.read),
});

function renderSince({ change, relapses, mri }: SinceCourse, of: PersonOutcomes, language: Language): SinceJson {
  const { firstOn, lastOn } = change.course;
  const rate = relapseRate(relapses);
  const through = relapses.daysAtRisk === 0 ? null : formatDay(addDays(firstOn, relapses.daysAtRisk));
  return {
    change: renderChangeSince(change),
    firstInfusionOn: formatDay(firstOn),
    lastInfusionOn: formatDay(lastOn),
    verdict: verdictText(change, language),
    text: changeText(change, of.definition, language),
    relapses: {
      ...relapses.relapses,
      on: relapses.onsets.map(formatDay),
      years: relapses.yearsAtRisk,
      through,
      rate,
      text: relapsesText(relapses, through, rate, language),
    },
    mri: {
      state: mri.state,
      scans: mri.scans.length,
      activeOn: mri.active.map(({ day }) => formatDay(day)),
      lesions: mri.lesions ?? null,
      text: mriText(mri, language),
    },
  };
}

/** From the rate of those for certain to the rate of all that there may have been; the interval holds both exact ones. */
function relapseRate({ relapses, yearsAtRisk: personYears }: RelapsesSince): RelapseRateJson {
  const least = rateOf({ events: relapses.least, personYears });
  const most = rateOf({ events: relapses.most, personYears });
  if (!least.estimable || !most.estimable) return null;
  return { least: least.rate, most: most.rate, low: least.exact.lower, high: most.exact.upper };
}

const eventOf = (change: ConfirmedChange | UnconfirmedChange) => ({
  direction: change.direction,
  onsetOn: formatDay(change.onsetDay as Day),
  edss: change.value,
  referenceOn: formatDay(change.referenceDay as Day),
  referenceEdss: change.referenceValue,
});

function renderEvent(change: ConfirmedChange, language: Language): EventJson {
  const confirmedOn = confirmedDay(change);
  return {
    ...eventOf(change),
    type: change.direction === "worsening" ? change.type : null,
    confirmedOn: confirmedOn === undefined ? null : formatDay(confirmedOn),
    text: eventText(change, language),
  };
}

const renderUnconfirmed = (change: UnconfirmedChange, language: Language): EventJson => ({
  ...eventOf(change),
  type: null,
  confirmedOn: null,
  text: unconfirmedText(change, language),
});

const renderReadings = ({ edss, relapses, mri, lastContact }: OutcomeReadings): PersonOutcomesJson["readings"] => ({
  edss: edss.visits.map(({ fact, day, value, by, examined }) => ({
    fact,
    on: formatDay(day),
    edss: value ?? null,
    by,
    systems: Object.fromEntries(
      functionalSystems.map((system) => [system, examined?.examination.grades[system] ?? null]),
    ) as PersonOutcomesJson["readings"]["edss"][number]["systems"],
  })),
  relapses: [
    ...relapses.relapses,
    ...relapses.refuted.map((report) => ({ confirmed: "no" as const, reports: [report] })),
  ]
    .toSorted((a, b) => a.reports[0]!.onset - b.reports[0]!.onset)
    .map(({ reports, confirmed }) => ({
      facts: reports.map(({ fact }) => fact),
      on: formatDay(reports[0]!.onset),
      confirmed,
    })),
  scans: mri.scans.map((scan) => ({
    fact: scan.fact,
    on: formatDay(scan.day),
    state: mriActivity(scan).state,
    gdEnhancing: scan.gadolinium ?? null,
    newOrEnlargingT2: scan.newOrEnlargingT2 ?? null,
    comparedWithOn: scan.comparedWith === undefined ? null : formatDay(scan.comparedWith),
  })),
  lastContactOn: lastContact === undefined ? null : formatDay(lastContact),
});
