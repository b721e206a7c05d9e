import { addDays, afterAllDays, type Day, earlier, later } from "../base/calendar.ts";
import type { RuleInForce } from "../protocol/in-force.ts";
import type { RuleOfKind } from "../protocol/rule.ts";
import { type RuleTrack, variantOn } from "../protocol/track.ts";
import type { Timeline } from "../timeline/timeline.ts";
import { after } from "./after.ts";
import type { Matcher } from "./match.ts";
import { type Slot, slotOf } from "./obligation.ts";
import { nextDue } from "./slots-rolling.ts";
import type { Start } from "./starts.ts";

type Started = RuleInForce<RuleOfKind<"started">>;

/**
 * The periods of a rule that something started, in people who have been treated, while they are watched. What starts it
 * again cuts off what was still to come.
 *
 * @param starts in order of their day
 */
export function startedSlots(
  track: RuleTrack<RuleOfKind<"started">>,
  starts: readonly Start[],
  timeline: Timeline,
  match: () => Matcher,
  asOf: Day,
): readonly Slot[] {
  const { startedOn, endsOn } = timeline.followUp;
  if (startedOn === undefined || endsOn === undefined) return [];
  const slots: Slot[] = [];
  const watched = starts.filter(({ on }) => on >= startedOn && on <= endsOn);
  for (let i = 0; i < watched.length; ) {
    const start = watched[i]!;
    const inForce = variantOn(track, start.on)?.inForce;
    if (inForce === undefined) {
      i += 1;
      continue;
    }
    const course = timeline.courses.findLast((one) => one.firstOn <= start.on)?.number ?? 1;
    const run = { start, inForce, course, endsOn };
    if (Array.isArray(inForce.rule.due)) {
      slots.push(...series(inForce.rule.due, run, watched[i + 1]));
      i += 1;
    } else {
      const { count, quietOn } = untilQuiet(inForce.rule.due, watched, i, match);
      const explainedOn = watched.slice(i, i + count).reduce((last, one) => later(last, one.explainedOn), start.on);
      slots.push(...recurring(inForce.rule.due, run, { quietOn, explainedOn }, match, asOf));
      i += count;
    }
  }
  return slots;
}

type Run = { readonly start: Start; readonly inForce: Started; readonly course: number; readonly endsOn: Day };

/**
 * Once at each distance. What starts it again makes void what would come due with the new row or after it, and leaves no
 * trace of what could not be done yet; what was due before stays, so that nothing is put off for ever.
 */
function series(
  dues: Extract<Started["rule"]["due"], readonly unknown[]>,
  { start, inForce, course, endsOn }: Run,
  restart: Start | undefined,
): readonly Slot[] {
  if (start.isHistory) return [];
  const restartsOn = restart === undefined ? afterAllDays : restart.on;
  const [firstDue] = dues;
  const voidFrom = restart === undefined ? afterAllDays : after(restart.on, firstDue!);
  const restartOpensOn = restart === undefined ? afterAllDays : opening(voidFrom, restart, inForce);
  const days = dues.map((interval) => after(start.on, interval));
  return days.flatMap((dueOn, i) => {
    const opensOn = opening(dueOn, start, inForce);
    const isVoid = dueOn >= voidFrom;
    if ((isVoid && opensOn >= restartsOn) || dueOn > endsOn || dueOn > start.explainedOn) return [];
    const next = days[i + 1];
    const closesOn = next === undefined || next >= voidFrom ? afterAllDays : opening(next, start, inForce);
    return [
      slotOf({
        ...shared(start, inForce, course),
        ordinal: i + 1,
        opensOn,
        dueOn,
        overdueFrom: addDays(dueOn, inForce.graceDays + 1),
        closesOn: earlier(closesOn, later(restartOpensOn, opensOn)),
        isSuperseded: isVoid,
        closesWhenDone: next === undefined,
      }),
    ];
  });
}

type Recurring = Exclude<Started["rule"]["due"], readonly unknown[]>;

/** How many starts belong together, and the day of the valid result that shows that things have been quiet long enough; +∞ where there is none. */
function untilQuiet(
  { untilQuietFor }: Recurring,
  starts: readonly Start[],
  first: number,
  match: () => Matcher,
): { readonly count: number; readonly quietOn: Day } {
  for (let i = first; ; i += 1) {
    const quietOn = match()(after(starts[i]!.happenedOn, untilQuietFor), afterAllDays).completeOn ?? afterAllDays;
    const next = starts[i + 1];
    if (next === undefined || quietOn < next.happenedOn) return { count: i + 1 - first, quietOn };
  }
}

/** Again and again, each counted from the last valid result, through the first that is still to open. */
function recurring(
  { every }: Recurring,
  { start, inForce, course, endsOn }: Run,
  { quietOn, explainedOn }: { readonly quietOn: Day; readonly explainedOn: Day },
  match: () => Matcher,
  asOf: Day,
): readonly Slot[] {
  const slots: Slot[] = [];
  const lastOn = earlier(quietOn, explainedOn);
  if (start.isHistory && quietOn <= start.on) return slots;
  let opensOn = addDays(start.happenedOn, 1);
  for (let dueOn = after(start.on, every); dueOn <= endsOn && opensOn <= lastOn; ) {
    const nextDueOn = nextDue(opensOn, dueOn, every, inForce.opensDaysBefore, match());
    const nextOpensOn = nextDueOn > endsOn ? afterAllDays : opening(nextDueOn, start, inForce);
    const closesOn = earlier(nextOpensOn, addDays(lastOn, 1));
    slots.push(
      slotOf({
        ...shared(start, inForce, course),
        ordinal: slots.length + 1,
        opensOn,
        dueOn,
        overdueFrom: addDays(dueOn, inForce.graceDays + 1),
        closesOn,
        isSuperseded: dueOn > explainedOn,
      }),
    );
    if (opensOn > asOf) break;
    opensOn = closesOn;
    dueOn = nextDueOn;
  }
  return slots;
}

const shared = (start: Start, inForce: Started, course: number) => ({
  course,
  inForce,
  because: [start.fact],
  startedBy: start.fact,
});

/** Never before the day after it happened: what was there then is what started it. */
const opening = (dueOn: Day, { happenedOn }: Start, { opensDaysBefore }: Started): Day =>
  later(addDays(dueOn, -opensDaysBefore), addDays(happenedOn, 1));
