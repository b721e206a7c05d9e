import {
  type Assessment,
  addDays,
  type Day,
  type FactJson,
  formatDay,
  formatInstant,
  type Instant,
  type Obligation,
} from "@longwatch/core";

/** Who did what the clinic did: accounts of the demo. */
export type DemoStaff = { readonly nurse: string; readonly physician: string };

type Urgency = Assessment["signals"]["signals"][number]["urgency"];
const hourMs = 3_600_000;
/** How soon the clinic has dealt with a warning: within the time that its urgency gives. */
const handledWithin: Readonly<Record<Urgency, number>> = { IMMEDIATE: 3, "24H": 26, "7D": 96, ROUTINE: 288 };

/**
 * What a clinic that keeps up would have done by now about each warning: looked at it in time and closed it, as often as it
 * came back. What is fresh is still open.
 */
export function warningsDealtWith({ signals }: Assessment, { nurse, physician }: DemoStaff, now: Instant): FactJson[] {
  return signals.signals
    .filter(({ closedOn }) => closedOn === undefined)
    .flatMap(({ key, signal, hits }) => {
      const facts: FactJson[] = [];
      let handledAt = Number.NEGATIVE_INFINITY;
      for (const hit of hits.toSorted((a, b) => a.learned().at - b.learned().at)) {
        const learnedAt = hit.learned().at;
        if (learnedAt <= handledAt) continue;
        const { urgency } = hit.inForce.rule;
        const opened = facts.length === 0 ? key : `${signal}/${hit.first.id}`;
        handledAt = atWork(learnedAt + handledWithin[urgency] * hourMs, urgency);
        if (handledAt > now) break;
        const by = urgency === "IMMEDIATE" || urgency === "24H" ? physician : nurse;
        facts.push(closed(opened, handledAt as Instant, by));
      }
      return facts;
    });
}

/** Offices are open from 8 to 17 hours, UTC being near enough for people who do not exist; what is immediate does not wait. */
function atWork(at: number, urgency: Urgency): number {
  if (urgency === "IMMEDIATE") return at;
  const dayMs = 24 * hourMs;
  const start = Math.floor(at / dayMs) * dayMs;
  if (at < start + 8 * hourMs) return start + 8.5 * hourMs;
  return at > start + 17 * hourMs ? start + dayMs + 9 * hourMs : at;
}

const closed = (signal: string, at: Instant, by: string): FactJson =>
  ({
    kind: "signal-acted",
    actedAt: formatInstant(at),
    signal,
    action: "resolved",
    reason: "Looked at and explained; tests and person agree.",
    by,
    recordedAt: formatInstant(at),
  }) as FactJson;

/** Why a late test is set aside, by the beginning of its rule's name, and for how many days from now; undefined: for good. */
const setAside: readonly { readonly rule: string; readonly reason: string; readonly days: number | undefined }[] = [
  {
    rule: "prophylaxis.",
    reason: "Ended after the time that the label gives; no count was due here.",
    days: undefined,
  },
  { rule: "monitor.skin", reason: "An appointment with dermatology is booked.", days: 45 },
  { rule: "monitor.cervical", reason: "Done in the national programme; the report is asked for.", days: 60 },
  { rule: "monitor.thyroid-close", reason: "Endocrinology follows this, and writes.", days: 60 },
  { rule: "", reason: "Was away from home; goes on with the next test.", days: 21 },
];

/**
 * What the clinic decided about tests that are late: nearly all are set aside by name, with a reason.
 *
 * @param isKept tells which rules stay as they are for this person: there is work on a morning
 */
export function lateTestsSetAside(
  { tasks, obligations }: Assessment,
  { physician }: DemoStaff,
  today: Day,
  isKept: (rule: string) => boolean,
): FactJson[] {
  const late = new Set(
    tasks.filter(({ kind }) => kind === "overdue" || kind === "continue-measure").map(({ about }) => about),
  );
  return obligations.flatMap(({ track, obligations: all }) => {
    const from = all.findIndex(({ key }) => late.has(key));
    if (from < 0 || isKept(track.id)) return [];
    const { reason, days } = setAside.find(({ rule }) => track.id.startsWith(rule))!;
    return all
      .slice(from)
      .filter(isOwed)
      .map(({ key, overdueFrom }) => waived(key, overdueFrom, reason, days));
  });

  function waived(obligation: string, overdueFrom: Day, reason: string, days: number | undefined): FactJson {
    const onDay = Math.min(addDays(overdueFrom, 3), addDays(today, -1)) as Day;
    return {
      kind: "obligation-waived",
      waivedOn: formatDay(onDay),
      obligation,
      reason,
      by: physician,
      ...(days === undefined ? {} : { until: formatDay(addDays(today, days)) }),
      recordedAt: `${formatDay(onDay)}T15:00:00Z`,
    } as FactJson;
  }
}

const isOwed = ({ status }: Obligation): boolean => status === "overdue" || status === "missed" || status === "due";
