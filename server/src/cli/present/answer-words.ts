import { type CandidacyChange, type LayerChange, say } from "@longwatch/core";

type Answer = CandidacyChange["before"];
const words = { yes: "yes", no: "no", "cannot-tell": "cannot tell", "with-justification": "with a reason" } as const;

/** Whether a course is an option, in a cell of a table. */
export const told = (answer: Answer): string => (answer === null ? "not asked" : words[answer]);

/** From which answer to which, or that it stays. */
export const toldChange = ({ before, after }: Pick<CandidacyChange, "before" | "after">): string =>
  before === after ? `${told(before)}, as before` : `${told(before)} → ${told(after)}`;

export const layerName = (layer: LayerChange["layer"]): string => say(`layer.${layer}`, {});
