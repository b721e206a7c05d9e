import { formatInstant, type Instant } from "../base/instant.ts";
import type { FactOfKind } from "../facts/fact.ts";
import type { RuleInForce } from "../protocol/in-force.ts";
import type { Evidence } from "../protocol/rule.ts";
import { english, phraseIn, type Wording } from "../text/wording.ts";
import type { InfusionDay } from "./infusion-day.ts";
import type { InfusionDayJson } from "./infusion-day-json.ts";

/** The day as the chair needs it, in the reader's words. */
export function renderInfusionDay(day: InfusionDay, wording: Wording = english): InfusionDayJson {
  const { infusion, rules, protocol, jurisdiction } = day;
  const part = (of: {
    says: string;
    layer?: InfusionDay["protocol"]["layer"] | undefined;
    confidence: "V1" | "V2" | "K1" | "K2";
  }) => ({
    says: phraseIn(of.says, wording),
    layer: of.layer ?? protocol.layer,
    confidence: of.confidence,
  });
  const { dose, bag, vitals, observation } = rules;
  return {
    course: infusion.course,
    infusion: infusion.ordinal,
    infusions: infusion.of,
    isGiven: infusion.isGiven,
    dose: {
      ...part(dose),
      dailyMg: dose.dailyMg,
      courseMg: infusion.course === 1 ? dose.firstCourseMg : dose.laterCourseMg,
      earlierMg: day.earlierMg,
      todayMg: day.todayMg,
      leftTodayMg: day.leftTodayMg,
    },
    given: day.given === undefined ? null : renderGiven(day.given),
    steps: day.steps.map(({ inForce: { rule, layer }, done }) => ({
      rule: rule.id,
      name: phraseIn(rule.name, wording),
      says: saidIn(rule, wording),
      phase: rule.phase,
      requirement: rule.requirement,
      ...doneBy(rule.evidence),
      done: done ?? null,
      layer,
      confidence: rule.confidence,
    })),
    measures: day.measures.map(({ inForce: { rule }, status }) => ({
      rule: rule.id,
      name: phraseIn(rule.name, wording),
      says: saidIn(rule, wording),
      status,
    })),
    bag: {
      ...part(bag),
      hours: bag.hours,
      infusionMinutes: bag.infusionMinutes,
      within: bag.startsWithinIn.includes(jurisdiction) ? "start" : "end",
    },
    vitals: {
      ...part(vitals),
      everyMinutes: vitals.everyMinutes,
      atMostMinutes: vitals.atMostMinutes,
      signs: [...vitals.signs],
      limits: day.limits.map(({ stated, ...limit }) => ({
        ...limit,
        name: phraseIn(stated.name, wording),
        asks: stated.advice.flatMap((one) => (one.kind === "say" ? [saidIn(one, wording)] : [])),
      })),
      readings: day.readings
        .toSorted((a, b) => a.measuredAt!.at - b.measuredAt!.at)
        .map(({ id, measuredAt, phase, systolic, diastolic, pulse, temperatureC, spo2 }) =>
          withoutUndefined({
            fact: id,
            at: formatInstant(measuredAt!.at),
            phase,
            systolic,
            diastolic,
            pulse,
            temperatureC,
            spo2,
          }),
        ),
    },
    observation: { ...part(observation), minutes: observation.minutes },
    reactions: day.reactions.flatMap(({ id, observedAt, symptom, grade, action, resolvedAt }) =>
      observedAt === undefined
        ? []
        : [
            withoutUndefined({
              fact: id,
              at: formatInstant(observedAt.at),
              symptom,
              grade,
              action,
              resolvedAt: text(resolvedAt),
            }),
          ],
    ),
    responses: rules.reactions.map((one) => ({ ...part(one), grade: one.grade, effect: one.effect })),
    symptoms: rules.symptoms.map((one) => ({ ...part(one), symptoms: [...one.symptoms], effect: one.effect })),
    told: rules.told.map((one) => ({ ...part(one), id: one.id, done: day.told.get(one.id) ?? null })),
  };
}

const text = (at: Instant | undefined): string | undefined => (at === undefined ? undefined : formatInstant(at));

const renderGiven = (one: FactOfKind<"infusion-given">): NonNullable<InfusionDayJson["given"]> =>
  withoutUndefined({
    fact: one.id,
    drug: one.drug,
    doseMg: one.doseMg,
    orderedMg: one.orderedMg,
    lot: one.lot,
    site: one.site,
    note: one.note,
    dilutedAt: text(one.dilutedAt),
    startedAt: text(one.startedAt),
    endedAt: text(one.endedAt),
    pauses: Array.isArray(one.pauses)
      ? one.pauses.map(({ from, to, reason }) => withoutUndefined({ from: formatInstant(from), to: text(to), reason }))
      : [],
    interrupted: one.interrupted ?? false,
  });

const saidIn = ({ says, saysEs }: Pick<RuleInForce["rule"], "says" | "saysEs">, wording: Wording): string =>
  wording.language === "es" && saysEs !== undefined ? saysEs.trim() : phraseIn(says, wording).trim();

function doneBy(evidence: Evidence): Pick<InfusionDayJson["steps"][number], "by" | "of"> {
  if ("step" in evidence) return { by: "step", of: evidence.step };
  if ("vitals" in evidence) return { by: "vitals", of: evidence.vitals };
  if ("exam" in evidence) return { by: "exam", of: evidence.exam };
  if ("results" in evidence) return { by: "result", of: evidence.results.map((one) => [one].flat()[0]).join(" ") };
  if ("medicineClass" in evidence) return { by: "medicine", of: evidence.medicineClass };
  return "contact" in evidence ? { by: "contact", of: "contact" } : { by: "other", of: "" };
}

type Without<T> = { [K in keyof T]: Exclude<T[K], undefined> };
/** Keys without a value are left out. */
const withoutUndefined = <T extends object>(of: T): Without<T> =>
  Object.fromEntries(Object.entries(of).filter(([, value]) => value !== undefined)) as Without<T>;
