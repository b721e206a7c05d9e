/** For the calibration report only; not part of what is published. */
export { type Embodied, embody, valuesAfter } from "./bodies.ts";
export { rawRate } from "./figure.ts";
export { report, tally } from "./report.ts";
export { type Judged, judge } from "./row.ts";
export { calibrationRows, tableTitles } from "./rows.ts";
export { type Seen, see } from "./seen.ts";
export { within } from "./within.ts";
