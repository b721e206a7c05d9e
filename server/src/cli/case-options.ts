import type { Command } from "commander";

/** The options of every command about one patient, worded once. */
export const caseOptions = (command: Command): Command =>
  command
    .option("--as-of <date>", "the day that is asked about, YYYY-MM-DD (default: today)")
    .option("--known-at <instant>", "only what was known at this moment, such as 2026-03-01T12:00:00Z")
    .option("--protocol <id>", "this version instead of the one in force, such as alemtuzumab-eu@2020-01")
    .option("--policy <file>", "a clinic's dated policy and adoptions; none: the bare label");
