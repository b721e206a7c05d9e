import {
  addDays,
  assess,
  type Day,
  formatDay,
  type Obligation,
  parseDay,
  renderObligation,
  say,
} from "@longwatch/core";
import { toCalendar } from "@longwatch/interop";
import { Command } from "commander";
import { scheduleEntry } from "../usecases/schedule-entry.ts";
import { type Case, type CaseOptions, loadCase } from "./case.ts";
import { caseOptions } from "./case-options.ts";
import { badDate, finish, type Outcome, printed, printedJson, using } from "./outcome.ts";
import { bold, columns } from "./present/layout.ts";

type Options = CaseOptions & {
  readonly from?: string;
  readonly to?: string;
  readonly ics?: boolean;
  readonly json?: boolean;
};

export const scheduleCommand = (): Command =>
  caseOptions(new Command("schedule"))
    .description("What is due when: a table, or a calendar file that says no more than it must.")
    .argument("<record>", "a record file; - for standard input")
    .option("--from <date>", "the first due day to list (default: what is late today, and all that comes)")
    .option("--to <date>", "the last due day to list (default: the end of the watch)")
    .option("--ics", "print an iCalendar file")
    .option("--json", "print JSON")
    .addHelpText("after", "\nExample:\n  longwatch schedule examples/ada.json --as-of 2026-11-21 --to 2027-12-31 --ics")
    .action((file: string, options: Options) => finish(schedule(file, options)));

/** Without `--as-of`, a stated `--from` is the day that is asked about, so that the clock is not needed. */
export const schedule = (file: string, options: Options): Outcome => {
  const asOf = options.asOf ?? options.from;
  return using(loadCase(file, asOf === undefined ? options : { ...options, asOf }), (one) => {
    const from = options.from === undefined ? undefined : parseDay(options.from);
    const to = options.to === undefined ? undefined : parseDay(options.to);
    if (options.from !== undefined && from === undefined) return badDate("--from", options.from);
    if (options.to !== undefined && to === undefined) return badDate("--to", options.to);
    return listed(one, from, to, options);
  });
};

function listed(
  { record, rulebook, asOf, knownAt }: Case,
  from: Day | undefined,
  to: Day | undefined,
  options: Options,
): Outcome {
  const obligations = assess(record, rulebook, asOf, knownAt)
    .obligations.flatMap((one) => one.obligations)
    .filter(
      (one) =>
        (from === undefined
          ? one.dueOn >= asOf || one.status === "due" || one.status === "overdue"
          : one.dueOn >= from) &&
        (to === undefined || one.dueOn <= to),
    )
    .toSorted((a, b) => a.dueOn - b.dueOn || (a.key < b.key ? -1 : 1));
  const live = obligations.filter((one) => one.status !== "superseded");
  if (options.ics)
    return printed(
      toCalendar(obligations.map(scheduleEntry), {
        patientKey: record.patient.id,
        stamp: `${formatDay(asOf)}T00:00:00Z`,
        sequence: asOf,
      }),
    );
  if (options.json)
    return printedJson({
      schedule: 1,
      patient: record.patient.id,
      asOf: formatDay(asOf),
      items: live.map((one) => renderObligation(one)),
    });
  return printed(table(live));
}

function table(items: readonly Obligation[]): string {
  if (items.length === 0) return "Nothing is due in these days.";
  const head = ["due", "in time from", "through", "status", "what", "source"];
  const rows = items.map((one) => [
    formatDay(one.dueOn),
    formatDay(one.opensOn),
    formatDay(addDays(one.overdueFrom, -1)),
    say(`status.${one.status}`, {}),
    one.inForce.rule.name,
    `${say(`layer.${one.inForce.layer}`, {})} ${one.inForce.protocol}`,
  ]);
  const [first, ...rest] = columns([head, ...rows], 0);
  return [bold(first!), ...rest].join("\n");
}
