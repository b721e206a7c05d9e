import {
  type DecisionSupport,
  parseDay,
  type SupportTest,
  type SupportValue,
  type SupportWarning,
  say,
} from "@longwatch/core";
import { bullet, plain } from "./card.ts";

/** `YYYY-MM-DD` of both; a day that cannot be read is none. */
const daysBetween = (from: string, to: string): number => Math.max(0, (parseDay(to) ?? 0) - (parseDay(from) ?? 0));

const upper = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

export const valueText = ({ name, value, unit, on }: SupportValue): string =>
  say("support.value", { name: plain(name), value: plain(`${value} ${unit}`.trim()), on });

export const warningLine = (one: SupportWarning, asOf: string): string =>
  bullet(
    say("support.warning", {
      name: plain(one.name),
      urgency: say(`support.urgency.${one.urgency}`, {}),
      openedOn: one.openedOn,
      daysOpen: daysBetween(one.openedOn, asOf),
    }),
    one.values.length === 0 ? undefined : `${one.values.map(valueText).join("; ")}.`,
    one.state === "open" ? undefined : `${upper(say(`signal.${one.state}`, {}))}.`,
    one.historical ? say("support.warning-historical", {}) : undefined,
  );

export const lateLine = ({ name, dueOn, overdueFrom, lacking, source }: SupportTest): string =>
  bullet(
    say("support.late-test", { name: plain(name), dueOn, overdueFrom }),
    lacking.length === 0 ? undefined : say("support.lacking", { what: plain(lacking.join(", ")) }),
    say("support.source", { source: plain(source) }),
  );

export const stepLine = ({ name, dueOn, status, lacking, source }: SupportTest): string =>
  bullet(
    say("support.step", { name: plain(name), dueOn, status: say(`status.${status}`, {}) }),
    lacking.length === 0 ? undefined : say("support.lacking", { what: plain(lacking.join(", ")) }),
    say("support.source", { source: plain(source) }),
  );

/** When something is due next, and how long the watch lasts. */
export const outlook = ({ next, watch }: DecisionSupport): string =>
  [
    "",
    next === null ? say("support.nothing-next", {}) : say("support.next", { name: plain(next.name), on: next.dueOn }),
    watch.endsOn === null ? say("support.watch-open", {}) : say("support.watch-ends", { on: watch.endsOn }),
  ].join("\n");
