import { type Day, formatDay } from "../base/calendar.ts";
import type { ClinicalDate } from "../base/clinical-date.ts";

/** A clinical day as the chart writes it: the last that it may have been stands beside it where it is not known exactly. */
export const spanOf = ({ earliest, latest }: ClinicalDate) => ({
  on: formatDay(earliest),
  ...(earliest === latest ? {} : { through: formatDay(latest) }),
});

/** Days without end, and none at all, are null. */
export const dayOrNull = (day: Day | number | undefined): string | null =>
  day === undefined || !Number.isFinite(day) ? null : formatDay(day as Day);
