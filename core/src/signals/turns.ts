import type { Day } from "../base/calendar.ts";
import { canonicalJson } from "../base/fingerprint.ts";
import type { Instant } from "../base/instant.ts";
import { once } from "../base/once.ts";
import type { Fact } from "../facts/fact.ts";
import type { FactIndex } from "../facts/fact-index.ts";
import { holdingFacts, knownFacts } from "../facts/holding.ts";
import type { ResultFact } from "./columns.ts";
import { type Displaced, type Displacer, displacedFacts } from "./displaced.ts";
import { oncePerRecord } from "./once-per-record.ts";

/** A moment at which facts were corrected or taken back, and the record on either side of it. */
export type Turn = {
  /** When that became known; −∞ where nobody wrote it down. */
  readonly at: number;
  /** The first clinical day on which anything was judged by what was displaced. */
  readonly from: Day;
  /** What held when nothing was missing but the corrections of that moment. */
  readonly before: () => FactIndex;
  /** What held with them; undefined: nothing has been learned since, and it is what holds now. */
  readonly after: () => FactIndex | undefined;
};

const made = oncePerRecord<readonly Turn[]>();

/** In order of time; none in a record of which nothing was ever displaced. Worked out once for each record. */
export function turnsOf(held: FactIndex, known: readonly Fact[]): readonly Turn[] {
  const displaced = displacedFacts(held, known);
  return displaced.length === 0 ? [] : made(held, known, () => turnsBy(displaced, known));
}

function turnsBy(displaced: readonly Displaced[], known: readonly Fact[]): readonly Turn[] {
  const moments = new Map<number, { from: Day; readonly by: Set<Fact> }>();
  for (const { fact, by } of displaced)
    for (const one of by) {
      if (isEarlierState(one, fact) || saysTheSame(one.fact, fact)) continue;
      const at = momentOf(one, fact);
      const moment = moments.get(at);
      if (moment === undefined) moments.set(at, { from: fact.earliest, by: new Set([one.fact]) });
      else {
        moment.by.add(one.fact);
        if (fact.earliest < moment.from) moment.from = fact.earliest;
      }
    }
  const vague = known.filter(({ earliest, latest }) => earliest < latest);
  return [...moments]
    .toSorted(([a], [b]) => a - b)
    .map(([at, { from, by }]) => turnOf(at, reaching(from, vague), by, known));
}

/** A fact of an uncertain date is judged by what may have been on any of its days, and counts from the first. */
const reaching = (from: Day, vague: readonly Fact[]): Day =>
  vague.reduce((least, { earliest, latest }) => (latest >= from && earliest < least ? earliest : least), from);

/** A correction that says it was there before what it corrects had a wrong clock. */
const momentOf = ({ fact: by }: Displacer, fact: Fact): number =>
  by.recordedAt === undefined ? Number.NEGATIVE_INFINITY : Math.max(by.recordedAt, fact.recordedAt ?? by.recordedAt);

const isEarlierState = ({ fact: by, isState }: Displacer, fact: Fact): boolean =>
  isState && by.recordedAt !== undefined && fact.recordedAt !== undefined && by.recordedAt < fact.recordedAt;

function turnOf(at: number, from: Day, by: ReadonlySet<Fact>, known: readonly Fact[]): Turn {
  const then = once(() => (at === Number.NEGATIVE_INFINITY ? known : knownFacts(known, at as Instant)));
  return {
    at,
    from,
    before: once(() =>
      holdingFacts(
        then().filter((fact) => !by.has(fact)),
        undefined,
      ),
    ),
    after: once(() => (then().length === known.length ? undefined : holdingFacts(then(), undefined))),
  };
}

/** What a final report repeats of the preliminary one withdraws nothing. */
const notSaid: ReadonlySet<string> = new Set([
  ...["id", "recordedAt", "by", "source", "note"],
  ...["status", "reportedAt", "messageAt", "resultKey", "supersedes"],
]);

const saysTheSame = (one: Fact, other: Fact): boolean =>
  one.kind === "result-reported" &&
  other.kind === "result-reported" &&
  isMeasured(one) &&
  isMeasured(other) &&
  contains(one, other) &&
  contains(other, one);

/** Field by field, nested ones as text: most reports differ in none, and are many. */
function contains(one: ResultFact, other: ResultFact): boolean {
  for (const [key, value] of Object.entries(one)) {
    const beside = (other as Readonly<Record<string, unknown>>)[key];
    if (value === beside || notSaid.has(key)) continue;
    if (typeof value !== "object" || canonicalJson(value) !== canonicalJson(beside)) return false;
  }
  return true;
}

/** A number or a word and nothing else: what was seen in a sample is raised where it was first told. */
const isMeasured = ({ status, findings, specimen }: ResultFact): boolean =>
  status !== "cancelled" && status !== "entered-in-error" && findings === undefined && specimen === undefined;
