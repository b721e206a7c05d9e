import type { Escalation, EscalationRung, Span } from "../escalation.ts";
import type { Protocol } from "../protocol.ts";
import type { Reference } from "../references.ts";
import { blocks, table } from "./markdown.ts";
import { sourcesInWords } from "./rule-sheet.ts";
import { bases } from "./signals.ts";
import { countedEs } from "./words.es.ts";

/** Who is told of open work, and when: one table for each urgency. */
export function escalationSheet(
  { escalation }: Pick<Protocol, "escalation">,
  references: readonly Reference[],
): readonly string[] {
  if (escalation === undefined) return [];
  const { reminder, ladders } = escalation;
  return [
    "## Escalation of open work",
    blocks(
      "### Reminder of the patient",
      reminder.says,
      `When: ${hoursInWords[reminder.hours]}. ${origin(reminder, references)}`,
    ),
    ...Object.entries(ladders).map(([urgency, one]) => ladderSheet(urgency, one, references)),
  ];
}

export const hoursInWords = { any: "at any hour, to whoever is on duty", office: "in office hours" } as const;

type Ladder = Escalation["ladders"]["ROUTINE"];

function ladderSheet(urgency: string, { hours, timeToAct, returned, rungs }: Ladder, references: readonly Reference[]) {
  const back = ["returned", `${spanInWords(returned.after)} without progress`, ...rest(returned, references)];
  return blocks(
    `### ${urgency}`,
    `When: ${hoursInWords[hours]}. Time to act where a task has no deadline of its own: ${spanInWords(timeToAct)}.`,
    table(
      ["rung", "reached", "to", "how", "says", "basis, confidence, source"],
      [...rungs.map((one) => [one.id, reachedInWords(one), ...rest(one, references)]), back],
    ),
  );
}

type Told = Pick<EscalationRung, "to" | "channel" | "says" | "basis" | "confidence" | "sources">;
const rest = (one: Told, references: readonly Reference[]): readonly string[] => [
  one.to.join(", "),
  one.channel,
  one.says.trim(),
  origin(one, references),
];

const origin = (
  { basis, confidence, sources }: Omit<Told, "to" | "channel" | "says">,
  references: readonly Reference[],
) => `${bases[basis]}, ${confidence}, ${sourcesInWords(sources, references)}`;

export const reachedInWords = ({ after, of, whenStep }: EscalationRung): string => {
  const when = Object.values(after)[0] === 0 ? `at the ${of}` : `${spanInWords(after)} after the ${of}`;
  return whenStep === undefined ? when : `${when}, once a late test is at ${whenStep.join(" or ")}`;
};

export const spanInWords = (span: Span): string => {
  const [count, unit] = "hours" in span ? [span.hours, "hour"] : [span.days, "day"];
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
};

/** The same in Spanish. */
export const hoursInSpanish = {
  any: "a cualquier hora, a quien esté de guardia",
  office: "en horario de trabajo",
} as const;

const steps = {
  overdue: "«con retraso»",
  call: "«llamada»",
  "second-call": "«segunda llamada»",
  physician: "«medicina»",
} as const;
const beginnings = { opening: "la apertura", deadline: "el plazo" } as const;

export const reachedInSpanish = ({ after, of, whenStep }: EscalationRung): string => {
  const when =
    Object.values(after)[0] === 0
      ? `al llegar ${beginnings[of]}`
      : `${spanInSpanish(after)} después de ${beginnings[of]}`;
  return whenStep === undefined
    ? when
    : `${when}, cuando una prueba atrasada está en ${whenStep.map((step) => steps[step]).join(" o ")}`;
};

export const spanInSpanish = (span: Span): string =>
  "hours" in span ? countedEs(span.hours, "hora", "horas") : countedEs(span.days, "día", "días");
