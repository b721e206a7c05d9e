import {
  appendFacts,
  assess,
  type Day,
  type FactJson,
  factIdOf,
  type Instant,
  InvariantError,
  type PatientRecord,
  parseInstant,
  parseRecord,
  type RecordJson,
  type Result,
} from "@longwatch/core";
import type { Preset } from "@longwatch/synthetic";
import type { ClinicRules } from "../rules/shipped.ts";
import { type DemoStaff, lateTestsSetAside, warningsDealtWith } from "./clinic-acts.ts";
import { demoRecord } from "./people.ts";
import { questionsAnswered } from "./questions.ts";
import { storyOf } from "./stories.ts";

/** When and for whom the demo's clinic is made. */
export type DemoMoment = { readonly now: Instant; readonly today: Day; readonly staff: DemoStaff };

/** A person with everything that the clinic has done, as written and as read. */
export type DemoPerson = { readonly written: RecordJson; readonly record: PatientRecord };

/** One person of the demo, as the clinic knows them at this moment. */
export function buildPerson(
  presets: readonly Preset[],
  { rulebook }: Pick<ClinicRules, "rulebook">,
  { now, today, staff }: DemoMoment,
  index: number,
): DemoPerson {
  const simulated = demoRecord(presets, today, index);
  const told = { ...simulated, facts: [...simulated.facts, ...storyOf(index, today, now, staff.nurse)] };
  const lived = named(told, "", (fact) => isKnown(fact, now));
  const before = taken(parseRecord(lived));
  const answer = assess(before, rulebook, today);
  const acts = [
    ...warningsDealtWith(answer, staff, now),
    ...questionsAnswered(answer, lived, staff, today),
    ...lateTestsSetAside(answer, staff, today, (rule) => staysLate(index, rule)),
  ];
  const done = named({ ...lived, facts: acts }, "done-", (fact) => isKnown(fact, now)).facts;
  return { written: { ...lived, facts: [...lived.facts, ...done] }, record: taken(appendFacts(before, done)) };
}

/** A few people have stopped coming, and some wait for a dermatologist: a clinic's morning is never empty. */
const staysLate = (index: number, rule: string): boolean =>
  index % 66 === 38 || (rule === "monitor.skin" && index % 40 === 7);

const isKnown = ({ recordedAt }: FactJson, now: Instant): boolean =>
  recordedAt === undefined || (parseInstant(recordedAt) ?? now) <= now;

/** Facts that are known by now, each with an id: counting is quicker than a digest of the content. Only what another one takes the place of keeps its digest. */
function named(record: RecordJson, prefix: string, isIn: (fact: FactJson) => boolean): RecordJson {
  const facts = record.facts.filter(isIn);
  const replaced = new Set(facts.flatMap(({ supersedes }) => supersedes ?? []));
  const kinds = new Set(facts.flatMap(({ supersedes, kind }) => (supersedes === undefined ? [] : [kind])));
  const digest = (fact: FactJson): string | undefined => {
    const id = kinds.has(fact.kind) ? factIdOf(fact) : undefined;
    return id !== undefined && replaced.has(id) ? id : undefined;
  };
  return {
    ...record,
    facts: facts.map((fact, i) => ({ ...fact, id: fact.id ?? digest(fact) ?? `${prefix}${i + 1}` })),
  };
}

function taken(record: Result<PatientRecord>): PatientRecord {
  if (record.ok) return record.value;
  const { code, at } = record.issues[0]!;
  throw new InvariantError(`A person of the demo cannot be read: ${code} at ${at}.`);
}
