import { type Day, formatDay } from "@longwatch/core";
import type { Care } from "../care/vocabulary.ts";
import type { Measured } from "../laboratory/sample.ts";

/** A count of T helper cells. */
export type Counted = {
  readonly on: Day;
  readonly value: number;
  readonly unit?: string;
  readonly status?: "cancelled";
};

/** Samples with nothing but T helper cells, each read some days after it was drawn. */
export const counted = (counts: readonly Counted[], readAfter = 0): Pick<Care, "samples" | "readings"> => ({
  samples: counts.map(
    ({ on, value, unit = "10*9/L", status = "final" as const }): Measured => ({
      sample: { day: on, minute: 500, laboratory: 0, reason: "scheduled", panels: ["lymphocyte-subsets"] },
      deliveries: [
        {
          sentAt: `${formatDay(on)}T12:00:00Z`,
          controlId: `${on}`,
          order: `${on}`,
          laboratory: "L",
          repeated: false,
          facts: [{ kind: "result-reported", collectedOn: formatDay(on), analyte: "cd4", value, unit, status }],
        },
      ],
      artefacts: [],
    }),
  ),
  readings: counts.map(({ on }) => ({ controlId: `${on}`, readOn: (on + readAfter) as Day })),
});
