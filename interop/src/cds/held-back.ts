import { say, type Urgency, urgencies } from "@longwatch/core";
import { bullet, cardOf, type DraftCard } from "./card.ts";

/** A message that waits for a person, and is or may be about the patient. */
export type HeldBack = {
  /** `YYYY-MM-DD` */
  readonly heldOn: string;
  /** That of the worst that it could say. */
  readonly urgency: string;
  readonly isCertain: boolean;
  /** How many of its codes nobody has mapped. */
  readonly unmapped: number;
};

/**
 * What is held back and may be this patient's: that there is something, how urgent it could be, and since when; never what it says, because it may be
 * somebody else's. Undefined where nothing is.
 */
export function heldBackCard(held: readonly HeldBack[]): DraftCard | undefined {
  if (held.length === 0) return undefined;
  const worst = urgencies[Math.min(...held.map(rankOf))]!;
  return cardOf(
    "held-back",
    worst === "IMMEDIATE" || worst === "24H" ? "critical" : "warning",
    say(held.some(({ isCertain }) => !isCertain) ? "support.held-maybe" : "support.held-certain", {
      urgency: say(`support.urgency.${worst}`, {}),
    }),
    [...held.map(lineOf), `\n${say("support.held-detail", {})}`],
  );
}

/** An urgency that is none counts as a day's: what nobody has looked at may hold anything. */
const rankOf = ({ urgency }: HeldBack): number => urgencies.indexOf((isUrgency(urgency) ? urgency : "24H") as Urgency);
const isUrgency = (text: string): text is Urgency => (urgencies as readonly string[]).includes(text);

const lineOf = ({ heldOn, isCertain, unmapped }: HeldBack): string =>
  bullet(
    say(isCertain ? "support.held-line-certain" : "support.held-line-maybe", { on: heldOn }),
    // Of somebody who is not certain nothing is told.
    isCertain && unmapped > 0 ? say("support.held-unmapped", { count: unmapped }) : undefined,
  );
