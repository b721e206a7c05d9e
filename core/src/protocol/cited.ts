import { citedRungs } from "./escalation.ts";
import type { Protocol } from "./protocol.ts";
import { citedFigures } from "./reconstitution.ts";

/** Everything beside rules, signals, questions and parameters that has a source of its own, and its place in the file. */
export const citedParts = ({ reconstitution, escalation }: Pick<Protocol, "reconstitution" | "escalation">) => [
  ...citedFigures(reconstitution),
  ...citedRungs(escalation),
];
