import { type DecisionSupport, say } from "@longwatch/core";
import { bullet, cardOf, type DraftCard, short } from "./card.ts";
import { lateLine, outlook, warningLine } from "./lines.ts";

/**
 * What is told when a patient is opened: open warnings, late tests, a watch that waits for its review, and what nobody knows. Nothing where nothing
 * of this is so.
 *
 * @param asOf `YYYY-MM-DD`, the day of whoever looks
 */
export function cardsForView(support: DecisionSupport, asOf: string): readonly DraftCard[] {
  return [warnings(support, asOf), late(support), review(support), unknown(support)].flatMap((card) =>
    card === undefined ? [] : [card],
  );
}

const urgent: ReadonlySet<string> = new Set(["IMMEDIATE", "24H"]);

function warnings(support: DecisionSupport, asOf: string): DraftCard | undefined {
  const open = support.warnings;
  const [first] = open;
  if (first === undefined) return undefined;
  const isUrgent = open.some(({ urgency, historical }) => urgent.has(urgency) && !historical);
  return cardOf(
    "open-warnings",
    isUrgent ? "critical" : "warning",
    say("support.warnings", { count: open.length, name: short(first.name) }),
    [...open.map((one) => warningLine(one, asOf)), outlook(support)],
  );
}

function late(support: DecisionSupport): DraftCard | undefined {
  const [first] = support.late;
  if (first === undefined) return undefined;
  return cardOf("late-tests", "warning", say("support.late", { count: support.late.length, name: short(first.name) }), [
    ...support.late.map(lateLine),
    outlook(support),
  ]);
}

const review = (support: DecisionSupport): DraftCard | undefined =>
  support.watch.state === "review-due"
    ? cardOf("watch-review", "info", say("support.review", {}), [say("support.review-detail", {}), outlook(support)])
    : undefined;

const unknown = ({ cannotTell }: DecisionSupport): DraftCard | undefined =>
  cannotTell.length === 0
    ? undefined
    : cardOf("not-known", "info", say("support.unknown", { count: cannotTell.length }), [
        say("support.unknown-detail", {}),
        "",
        ...cannotTell.map((one) => bullet(one)),
      ]);
