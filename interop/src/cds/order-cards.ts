import { type DecisionSupport, say } from "@longwatch/core";
import { bullet, cardOf, type DraftCard, plain, short } from "./card.ts";
import { lateLine, stepLine, warningLine } from "./lines.ts";
import type { DraftOrder } from "./orders.ts";

/**
 * What is told when orders are chosen or signed: one card for each kind of order that concerns us. What cannot be told is said to be unknown, and
 * never left out as if it were fine.
 *
 * @param asOf `YYYY-MM-DD`, the day of whoever orders
 */
export function cardsForOrders(
  support: DecisionSupport,
  orders: readonly DraftOrder[],
  asOf: string,
): readonly DraftCard[] {
  const kinds = [...new Set(orders.map(({ is }) => is))];
  return kinds.flatMap((is) => {
    const names = orders.filter((one) => one.is === is).map(({ name }) => name);
    return cardsOf[is]({ support, asOf, name: [...new Set(names)].join(", "), count: names.length });
  });
}

type Told = {
  readonly support: DecisionSupport;
  readonly asOf: string;
  /** What the orders call it. */
  readonly name: string;
  readonly count: number;
};
const cardsOf: Readonly<Record<DraftOrder["is"], (told: Told) => readonly DraftCard[]>> = {
  alemtuzumab: ({ support }) => [alemtuzumab(support)],
  "live-vaccine": ({ support, name, asOf }) => liveVaccine(support, name, asOf),
  "vaccine-unknown": ({ support, name }) => (concernsVaccines(support) ? [vaccineUnknown(name)] : []),
  antithrombotic: ({ support, name, asOf }) => antithrombotic(support, name, asOf),
  unreadable: ({ count }) => [unreadable(count)],
  other: () => [],
};

/** Always a card: not everything that forbids it is judged here. */
function alemtuzumab(support: DecisionSupport): DraftCard {
  const { course, workUp, holds, cannotTell } = support;
  const held = holds.filter(({ what }) => what === "infusion" || what === "next-course");
  const reasons = new Set(held.flatMap(({ because }) => because)).size;
  const summary =
    reasons > 0
      ? say("support.infusion-held", { count: reasons })
      : course === null
        ? say("support.infusion-unplanned", {})
        : workUp.length > 0
          ? say("support.infusion-unready", { count: workUp.length })
          : say("support.infusion-nothing-found", {});
  const indicator = reasons > 0 ? "critical" : course === null || workUp.length > 0 ? "warning" : "info";
  return cardOf("alemtuzumab-order", indicator, summary, [
    ...held.map(({ what, since, because }) =>
      bullet(
        say("support.hold", {
          what: say(`hold.${what}` as "hold.infusion", {}),
          since,
          because: plain(because.join(", ")),
        }),
      ),
    ),
    ...support.late.map(lateLine),
    ...workUp.map(stepLine),
    course === null ? bullet(say("support.infusion-plan", {})) : undefined,
    ...cannotTell.map((one) => bullet(one)),
    bullet(say("support.infusion-not-judged", {})),
  ]);
}

const concernsVaccines = ({ lastInfusionOn, course }: DecisionSupport): boolean =>
  lastInfusionOn !== null || course !== null;

function liveVaccine(support: DecisionSupport, name: string, asOf: string): readonly DraftCard[] {
  const { lastInfusionOn, course, liveVaccines } = support;
  if (!concernsVaccines(support)) return [];
  const rules = liveVaccines.filter(
    ({ from, through }) => (from === null || from <= asOf) && (through === null || asOf <= through),
  );
  const told = rules.map(({ says, source }) =>
    bullet(say("support.live-vaccine-rule", { says: plain(says, 600), source: plain(source) })),
  );
  const isTreated = lastInfusionOn !== null;
  return [
    cardOf(
      "live-vaccine",
      isTreated ? "critical" : "warning",
      say(isTreated ? "support.live-vaccine" : "support.live-vaccine-untreated", { name: short(name) }),
      [
        ...(told.length === 0 ? [bullet(say("support.live-vaccine-no-rule", {}))] : told),
        isTreated
          ? bullet(say("support.live-vaccine-ask", { on: lastInfusionOn }))
          : bullet(say("support.live-vaccine-before", { on: course!.firstOn })),
      ],
    ),
  ];
}

const vaccineUnknown = (name: string): DraftCard =>
  cardOf("vaccine-unknown", "warning", say("support.vaccine-unknown", { name: short(name) }), [
    say("support.vaccine-unknown-detail", {}),
  ]);

function antithrombotic(support: DecisionSupport, name: string, asOf: string): readonly DraftCard[] {
  const { warnings, course, platelets, plateletsLate, watch, lastInfusionOn } = support;
  // Nobody who was never treated, and whom no course awaits, is warned of.
  if (lastInfusionOn === null && course === null && warnings.length === 0) return [];
  const bleeding = warnings.filter(({ mayBleed }) => mayBleed);
  const isStale = platelets === null || plateletsLate;
  const isOver = watch.state === "ended";
  const summary =
    bleeding.length > 0
      ? "support.antithrombotic-bleeding"
      : course !== null
        ? "support.antithrombotic-infusion"
        : isStale
          ? "support.antithrombotic-count-late"
          : "support.antithrombotic-watch";
  if (isOver && bleeding.length === 0 && course === null) return [];
  const indicator = bleeding.length > 0 ? "critical" : course !== null || isStale ? "warning" : "info";
  return [
    cardOf("antithrombotic", indicator, say(summary, { name: short(name) }), [
      ...bleeding.map((one) => warningLine(one, asOf)),
      course === null ? undefined : bullet(say("support.antithrombotic-infusion-detail", { on: course.firstOn })),
      bullet(
        platelets === null
          ? say("support.platelets-none", {})
          : say("support.platelets", { value: plain(`${platelets.value} ${platelets.unit}`), on: platelets.on ?? "" }),
        plateletsLate ? say("support.platelets-late", {}) : undefined,
      ),
      bullet(say("support.antithrombotic-ask", {})),
    ]),
  ];
}

const unreadable = (count: number): DraftCard =>
  cardOf("order-unreadable", "warning", say("support.order-unreadable", { count }), [
    say("support.order-unreadable-detail", {}),
  ]);
