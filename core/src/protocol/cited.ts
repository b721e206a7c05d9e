import { citedRungs } from "./escalation.ts";
import type { Protocol } from "./protocol.ts";
import { citedReadiness } from "./readiness-parts.ts";
import { citedFigures } from "./reconstitution.ts";

/** Everything beside rules, signals, questions and parameters that has a source of its own, and its place in the file. */
export const citedParts = ({
  reconstitution,
  escalation,
  criteria = [],
  readiness,
}: Pick<Protocol, "reconstitution" | "escalation" | "criteria" | "readiness">) => [
  ...criteria.map((of, i) => ({ of, at: `/criteria/${i}` })),
  ...citedFigures(reconstitution),
  ...citedRungs(escalation),
  ...citedReadiness(readiness),
];
