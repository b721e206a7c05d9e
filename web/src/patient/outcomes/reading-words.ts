import type { Language } from "../../words/words.ts";
import type { Outcomes } from "./outcomes.tsx";
import type { useOutcomeWords } from "./words.ts";

export type OutcomeWords = ReturnType<typeof useOutcomeWords>;
type Visit = Outcomes["readings"]["edss"][number];

/** In the order in which they are examined. */
export const systems = [
  "visual",
  "brainstem",
  "pyramidal",
  "cerebellar",
  "sensory",
  "bowelBladder",
  "cerebral",
] as const satisfies readonly (keyof Visit["systems"])[];

/** With one decimal, as the scale has it. */
export const edssNumber = (edss: number, language: Language): string =>
  language === "es" ? edss.toFixed(1).replace(".", ",") : edss.toFixed(1);

export const edssWords = ({ edss, by }: Visit, say: OutcomeWords, language: Language): string =>
  edss === null || by === "cannot-tell"
    ? say("value-no-edss")
    : `${say("value-edss", { edss: edssNumber(edss, language) })}, ${say(`by-${by}`)}`;

/** Which definition answered. */
export const named = ({ definition: { name, version } }: Outcomes) => ({ name, version });
