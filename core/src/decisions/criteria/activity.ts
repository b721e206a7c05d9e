import { addDays, addMonths, type Day } from "../../base/calendar.ts";
import type { ClinicalDate } from "../../base/clinical-date.ts";
import type { FactOfKind } from "../../facts/fact.ts";
import { ofKind } from "../../facts/fact-index.ts";
import { type CandidacyLeaf, otherRelapse } from "../../protocol/candidacy.ts";
import { cannotTell, type Judged, lack, no, type Subject, yes } from "./judged.ts";
import { answerTo } from "./said.ts";

type Relapse = FactOfKind<"relapse-occurred">;
type Scan = FactOfKind<"mri-read">;
type Leaf<K extends CandidacyLeaf["kind"]> = Extract<CandidacyLeaf, { kind: K }>;

/**
 * So many relapses within so many calendar months of each other, from first day to first day, both ends included; the last of
 * them on or after the same day so many months ago. Of an uncertain day, or of a severity that nobody wrote down, it is
 * perhaps.
 *
 * @source protocols.md section 1.1
 */
export function relapses(leaf: Leaf<"relapses">, subject: Subject): Judged {
  const { count } = leaf;
  const all = ofKind(subject.facts, "relapse-occurred", subject.asOf);
  const possible = all.filter(({ disabling }) => leaf.disabling !== true || disabling !== false);
  const certain = possible.filter(({ disabling }) => leaf.disabling !== true || disabling === true);
  const found = runOf(certain, leaf, subject, true);
  const compared = [{ what: "relapses", saw: found.length, op: ">=" as const, than: count }];
  const evidence = found.map(({ id }) => id);
  const asked = answerTo(otherRelapse, subject, leaf.validDays);
  const turnsOn = [...pastOn(possible, leaf.recentMonths), ...(asked?.turnsOn ?? [])];
  if (found.length >= count) return yes({ evidence, compared, turnsOn });
  const mayBe = runOf(possible, leaf, subject, false);
  if (asked?.answer === "no" && mayBe.length < count)
    return no({ evidence: [...evidence, asked.fact], compared, turnsOn });
  const unclear = mayBe.length < count ? [] : mayBe.filter((one) => !evidence.includes(one.id));
  const lacks = [
    ...unclear.map(({ id }) => lack("relapse-severity", id)),
    ...(asked?.answer === "no" ? [] : [lack("other-relapses", otherRelapse)]),
  ];
  return cannotTell(lacks, { evidence, compared, turnsOn });
}

/** The days on which they are recent no more, perhaps and surely. */
const pastOn = (some: readonly ClinicalDate[], months: number): readonly Day[] =>
  some.flatMap(({ earliest, latest }) => [pastDay(earliest, months), pastDay(latest, months)]);

/** The first day whose own day so many months earlier is later than `day`; ends of months make it up to three days later. */
function pastDay(day: Day, months: number): Day {
  let at = addDays(addMonths(day, months), 1);
  while (addMonths(at, -months) <= day) at = addDays(at, 1);
  return at;
}

/** The longest run of relapses that fit together; certain: on every day that their dates may mean. */
function runOf(
  some: readonly Relapse[],
  { withinMonths, recentMonths }: Leaf<"relapses">,
  { asOf }: Subject,
  isCertain: boolean,
): readonly Relapse[] {
  const since = addMonths(asOf, -recentMonths);
  let best: readonly Relapse[] = [];
  for (const [i, first] of some.entries()) {
    const until = addMonths(isCertain ? first.earliest : first.latest, withinMonths);
    const run = some.slice(i).filter((one) => (isCertain ? one.latest : one.earliest) <= until);
    const isRecent = run.some((one) => (isCertain ? one.earliest : one.latest) >= since);
    if (isRecent && run.length > best.length) best = run;
  }
  return best;
}

const shows: Readonly<Record<Leaf<"mri">["sign"], (scan: Scan) => boolean | undefined>> = {
  "gd-enhancing": ({ gdEnhancing }) => (gdEnhancing === undefined ? undefined : gdEnhancing > 0),
  "new-t2": ({ newOrEnlargingT2 }) => (newOrEnlargingT2 === undefined ? undefined : newOrEnlargingT2 > 0),
  "t2-increase": ({ t2IncreaseSignificant }) => t2IncreaseSignificant,
};

/** Any scan of the brain in time that shows it will do; that there is none, the newest of them must say. */
export function mri({ sign, recentMonths }: Leaf<"mri">, { facts, asOf }: Subject): Judged {
  const since = addMonths(asOf, -recentMonths);
  const scans = ofKind(facts, "mri-read", asOf).filter(
    (one) => one.region.toLowerCase().includes("brain") && one.earliest >= since,
  );
  const found = scans.find((one) => shows[sign](one) === true);
  const turnsOn = pastOn(scans, recentMonths);
  if (found !== undefined) return yes({ evidence: [found.id], turnsOn });
  const newest = scans.at(-1);
  if (newest !== undefined && shows[sign](newest) === false) return no({ evidence: [newest.id], turnsOn });
  return cannotTell([lack("mri", sign)], { turnsOn });
}
