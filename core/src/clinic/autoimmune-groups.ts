import type { SignalName } from "../protocol/signal-name.ts";

type Group = { readonly signals: readonly SignalName[]; readonly conditions: readonly string[] };

/**
 * Autoimmune diseases after treatment as they are counted together: the signals that somebody confirmed, and the diagnoses
 * under the keys that intake writes.
 *
 * @source safety-signals.md sections 1 to 3, GEN-6
 */
export const autoimmuneGroups = {
  thyroid: {
    signals: ["THYROID_HYPER", "THYROID_HYPO", "THYROID_FLIP", "THYROID_EYE_DISEASE"],
    conditions: [
      "graves-disease",
      "autoimmune-thyroiditis",
      "painless-thyroiditis",
      "thyroid-disorder",
      "thyrotoxicosis",
      "hypothyroidism",
    ],
  },
  platelets: { signals: ["ITP"], conditions: ["immune-thrombocytopenia"] },
  kidney: {
    signals: ["ANTI_GBM", "NEPHROPATHY"],
    conditions: ["anti-gbm-disease", "glomerulonephritis", "membranous-nephropathy", "nephrotic-syndrome"],
  },
  blood: {
    signals: ["AIHA", "NEUTROPENIA", "PANCYTOPENIA", "TTP", "AHA", "HLH"],
    conditions: [
      "autoimmune-haemolytic-anaemia",
      "autoimmune-neutropenia",
      "pancytopenia",
      "acquired-haemophilia-a",
      "thrombotic-thrombocytopenic-purpura",
    ],
  },
  liver: { signals: ["LIVER_AIH"], conditions: ["autoimmune-hepatitis"] },
  other: {
    signals: [
      "PNEUMONITIS",
      "AUTOIMMUNE_ENCEPHALITIS",
      "COLITIS",
      "AOSD",
      "DIABETES",
      "SARCOIDOSIS",
      "NEUROMUSCULAR",
      "OTHER_AUTOIMMUNE",
    ],
    conditions: ["vitiligo", "alopecia-areata", "type-1-diabetes", "sarcoidosis"],
  },
} as const satisfies Record<string, Group>;

export type AutoimmuneGroup = keyof typeof autoimmuneGroups;
export const autoimmuneGroupNames = Object.keys(autoimmuneGroups) as readonly AutoimmuneGroup[];

const byName = new Map<string, AutoimmuneGroup>(
  autoimmuneGroupNames.flatMap((group) => {
    const { signals, conditions }: Group = autoimmuneGroups[group];
    return [...signals, ...conditions].map((name) => [name, group] as const);
  }),
);

/** The group of a signal's name or of a condition's key; undefined: it is not counted as autoimmune. */
export const autoimmuneGroupOf = (name: string): AutoimmuneGroup | undefined => byName.get(name);
