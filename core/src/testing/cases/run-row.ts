import { assess } from "../../assess.ts";
import type { Assessment } from "../../assessment.ts";
import { type Day, parseDay } from "../../base/calendar.ts";
import { InvariantError } from "../../base/result.ts";
import { parseRecord } from "../../facts/parse-record.ts";
import { segmentOn } from "../../protocol/in-force.ts";
import type { Protocol } from "../../protocol/protocol.ts";
import type { Rulebook } from "../../protocol/rulebook.ts";
import type { Course } from "../../timeline/courses.ts";
import type { ClinicalCase, ObligationExpected, Row } from "./case-file.ts";
import { disappointments } from "./expect-row.ts";
import type { Touch } from "./ledger.ts";
import { factsOf } from "./to-facts.ts";
import { touchesOfAbsence, touchesOfObligation } from "./touch-obligation.ts";
import { touchesOfCourses, touchesOfEffective, touchesOfReminder, touchesOfTask } from "./touch-rest.ts";
import { type Given, givenKeys } from "./vocabulary.ts";

/** What came of one row under one rulebook: what is not as expected, and the edges it met. */
export type RowOutcome = { readonly wrong: readonly string[]; readonly touches: readonly Touch[] };

/** @param book the protocols of the rulebook, in the order in which layers speak */
export function runRow(one: ClinicalCase, row: Row, book: readonly Protocol[], rulebook: Rulebook): RowOutcome {
  const asOf = row.asOf ?? one.asOf;
  if (asOf === undefined) throw new InvariantError(`${one.id}: neither the case nor the row says asOf`);
  const parsed = parseRecord({
    record: 1,
    patient: patientOf(one, row, book),
    facts: [...factsOf(one.given ?? {}), ...factsOf(givenOf(row))],
  });
  if (!parsed.ok) throw new InvariantError(`${one.id}: ${JSON.stringify(parsed.issues)}`);
  const assessment = assess(parsed.value, rulebook, parseDay(asOf)!);
  const obligations = spelledOut(one, row, assessment);
  const wrong = disappointments(row.expect, obligations, assessment);
  return { wrong, touches: wrong.length > 0 ? [] : touchesOf(row, obligations, assessment) };
}

const givenOf = (row: Row): Given =>
  Object.fromEntries(Object.entries(row).filter(([key]) => key in givenKeys)) as Given;

/** Unless a case says otherwise: a woman, where the protocol is in force. */
function patientOf(one: ClinicalCase, row: Row, book: readonly Protocol[]): object {
  const jurisdiction = book.find((protocol) => protocol.jurisdiction !== "any")?.jurisdiction ?? "EU";
  return { id: one.id.toLowerCase(), sex: "female", jurisdiction, ...one.patient, ...row.patient };
}

/** Groups become the rules that this rulebook schedules; a rule named by itself is always expected. */
function spelledOut(one: ClinicalCase, row: Row, { timeline }: Assessment): ReadonlyMap<string, ObligationExpected> {
  const known = new Set(timeline.tracks.map((track) => track.id));
  return new Map(
    Object.entries(row.expect.obligations ?? {}).flatMap(([key, wanted]) => {
      const { rule, rest } = keyParts(key);
      const group = one.groups?.[rule];
      return (group?.filter((id) => known.has(id)) ?? [rule]).map((id) => [`${id}${rest}`, wanted] as const);
    }),
  );
}

function keyParts(key: string): {
  readonly rule: string;
  readonly rest: string;
  readonly course: number;
  readonly ordinal: number;
} {
  const slash = key.indexOf("/");
  const [course, ordinal] = key
    .slice(slash + 1)
    .split("/")
    .map(Number);
  return { rule: key.slice(0, slash), rest: key.slice(slash), course: course!, ordinal: ordinal! };
}

function touchesOf(
  row: Row,
  obligations: ReadonlyMap<string, ObligationExpected>,
  assessment: Assessment,
): readonly Touch[] {
  const byKey = new Map(assessment.obligations.flatMap((one) => one.obligations).map((one) => [one.key, one]));
  const { segments, courses } = assessment.timeline;
  const protocols = [...new Set(segments.flatMap((segment) => segment.protocols))];
  return [
    ...[...obligations].flatMap(([key, wanted]) => {
      const one = byKey.get(key);
      const at = keyParts(key);
      const on = one?.dueOn ?? courses[at.course - 1]?.lastOn;
      if (one !== undefined) {
        const isAboutVersion = typeof wanted === "object" && wanted.by !== undefined;
        return [
          ...touchesOfObligation(one, assessment),
          ...(typeof wanted === "object" && wanted.remind !== undefined ? touchesOfReminder(one, assessment) : []),
          ...(isAboutVersion ? touchesOfEffective([one.dueOn], protocols) : []),
        ];
      }
      const inForce = on === undefined ? undefined : segmentOn(segments, on).rules.get(at.rule);
      return [
        ...(inForce === undefined ? [] : touchesOfAbsence(at, inForce, assessment)),
        ...touchesOfEffective(infusionDay(courses, at), protocols),
      ];
    }),
    ...(row.expect.courses === undefined ? [] : touchesOfCourses(assessment)),
    ...Object.keys(row.expect.tasks ?? {}).flatMap((key) => touchesOfTask(key, assessment)),
  ];
}

/** The infusion that an absent obligation would have belonged to. */
const infusionDay = (
  courses: readonly Course[],
  { course, ordinal }: { course: number; ordinal: number },
): readonly Day[] => {
  const day = courses[course - 1]?.days[ordinal - 1];
  return day === undefined ? [] : [day];
};
