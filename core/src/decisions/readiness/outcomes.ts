import { addDays, type Day } from "../../base/calendar.ts";
import { type Brought, broughtOn } from "../../planning/consequences.ts";
import { beginsOn, type Subject } from "./asked.ts";
import { type Found, green, lack, type ReadinessLack, red, unknown } from "./found.ts";

/**
 * What an outcome of the work-up brings is done: doses given and their days past, or dealt with by a named specialist's word,
 * which also lets a course go on without the doses that are left.
 * An outcome that is not there is asked for by the work-up; one that cannot be read is unknown. The days after a dose count
 * whatever brought it.
 *
 * @source protocols.md sections 3.1 and 3.2
 */
export function outcomesTest(subject: Subject): Found {
  const firstOn = beginsOn(subject);
  const brought = broughtOn(subject.asOf, subject.infusion.course, subject);
  const fresh = brought.filter((one) => lastDoseOn(one) > latestDoseOn(one, firstOn));
  const open = brought.filter(({ applies, doneOn }) => applies === "yes" && doneOn === undefined);
  const unread = brought.filter(
    ({ applies, because, doneOn }) => applies === "cannot-tell" && because.length > 0 && doneOn === undefined,
  );
  const named = (what: ReadinessLack["what"], some: readonly Brought[]): readonly ReadinessLack[] =>
    some.map(({ consequence }) => lack(what, consequence.name));
  const evidence = (some: readonly Brought[]): readonly string[] =>
    some.flatMap(({ because, key }) => [...because, key]);
  const lacks = [...named("days-since-dose", fresh), ...named("outcome-settled", [...open, ...unread])];
  const known = { evidence: evidence([...fresh, ...open, ...unread]), lacks };
  if (fresh.length > 0 || open.length > 0) return red({ ...known, isPartlyUnknown: unread.length > 0 });
  if (unread.length > 0) return unknown(lacks, known);
  const done = brought.filter(isDone);
  const words = done.flatMap(({ settledBy }) => settledBy?.id ?? []);
  return green({ evidence: [...evidence(done), ...words], decidedBy: words[0] });
}

const isDone = ({ applies, doneOn }: Brought): boolean => applies === "yes" && doneOn !== undefined;

const lastDoseOn = ({ given }: Brought): number => Math.max(Number.NEGATIVE_INFINITY, ...given);

/** The last day on which a dose is early enough. */
const latestDoseOn = ({ consequence: { does } }: Brought, firstOn: Day): number =>
  does.kind === "vaccinate" ? addDays(firstOn, -does.atLeastDaysBefore) : Number.POSITIVE_INFINITY;
