import { type Refused, refuse } from "./problem.ts";

/** A moment or day that has the right form and does not exist. */
export const impossible = (at: string): Refused =>
  refuse("request-invalid", "no-such-day", [
    {
      code: at.endsWith("At") ? "instant-impossible" : "date-impossible",
      severity: "error",
      at,
      saw: "a day or moment that does not exist",
      remedy: "Write a day as YYYY-MM-DD, a moment as YYYY-MM-DDTHH:MM:SSZ.",
    },
  ]);
