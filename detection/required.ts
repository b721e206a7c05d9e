import type { SignalUrgency } from "../core/src/protocol/signal-rule.ts";
import type { Columns } from "../core/src/signals/columns.ts";
import { gradeAt, isFlagged } from "./printed.ts";

/**
 * The least urgency that the catalogue asks for at a printed value, by that value alone (combinations only raise it);
 * undefined: it asks for nothing. Written down here a second time so that the rules are not measured by themselves.
 *
 * @param baseline the personal one, where it is known
 * @source docs/clinical/safety-signals.md, tables 1.1 to 1.6
 */
export function requiredAt(columns: Columns, i: number, baseline: number | undefined): SignalUrgency | undefined {
  const low = columns.lows[i]!;
  const high = columns.highs[i]!;
  const upper = columns.refHighs[i]!;
  switch (columns.key) {
    case "platelets": {
      if (high < 50) return "IMMEDIATE";
      if (high < 100) return "24H";
      const fall = baseline === undefined ? 0 : (baseline - high) / baseline;
      if (fall >= 0.5) return "24H";
      return high < 150 || fall >= 0.3 ? "7D" : undefined;
    }
    case "creatinine": {
      const rise = baseline === undefined ? 0 : (low - baseline) / baseline;
      if (rise >= 0.5 || low >= 354) return "IMMEDIATE";
      if (rise >= 0.3) return "24H";
      return rise >= 0.2 || low > upper ? "7D" : undefined;
    }
    case "alt":
    case "ast":
      if (low > 20 * upper) return "IMMEDIATE";
      if (low > 5 * upper) return "24H";
      return low > 3 * upper || (columns.key === "alt" && low > upper) ? "7D" : undefined;
    case "bilirubin_total":
      return low > upper ? "7D" : undefined;
    case "haemoglobin": {
      if (high < 70) return "IMMEDIATE";
      const fall = baseline === undefined ? 0 : baseline - high;
      if (high < 95 || fall >= 20) return "24H";
      return isFlagged(columns, i) && fall >= 10 ? "7D" : undefined;
    }
    case "neutrophils":
      if (high < 0.5) return "IMMEDIATE";
      if (high < 1) return "24H";
      if (high < 1.5) return "7D";
      return isFlagged(columns, i) ? "ROUTINE" : undefined;
    case "tsh":
      if (high < 0.1 || low >= 10) return "7D";
      return isFlagged(columns, i) ? "ROUTINE" : undefined;
    case "ft4":
    case "ft3":
      return isFlagged(columns, i) ? "7D" : undefined;
    case "aptt":
      return low > upper ? "24H" : undefined;
    case "glucose":
      return low >= 11.1 ? "24H" : undefined;
    case "urine_protein_dipstick":
      return gradeAt(columns, i) >= 3 ? "24H" : gradeAt(columns, i) >= 1 ? "7D" : undefined;
    case "urine_blood_dipstick":
      return gradeAt(columns, i) >= 1 ? "7D" : undefined;
    case "urine_rbc_microscopy":
      return low >= 25 ? "24H" : low >= 3 ? "7D" : undefined;
    case "upcr":
      return low >= 100 ? "24H" : low > 22.6 ? "7D" : undefined;
    default:
      return undefined;
  }
}
