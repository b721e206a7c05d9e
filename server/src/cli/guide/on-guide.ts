import { type Day, parseDay } from "@longwatch/core";
import { today } from "../../clock.ts";
import { type Fault, formatFaults } from "../../guide/fault.ts";
import { type LoadedGuide, loadGuide } from "../../guide/load-guide.ts";
import { badDate, finish, type Outcome, printedJson, using } from "../outcome.ts";

export type GuideOptions = { readonly asOf?: string; readonly json?: boolean };
/** What a command printed, and what is wrong with the guide. */
export type Ending = Outcome & { readonly faults: readonly Fault[] };

/** Reads and checks a guide, and goes on where it has no fault. */
export function onGuide(folder: string, options: GuideOptions, go: (of: LoadedGuide) => Outcome): Ending {
  const day: Day | undefined = options.asOf === undefined ? today() : parseDay(options.asOf);
  if (day === undefined) return { ...badDate("--as-of", options.asOf), faults: [] };
  let faults: readonly Fault[] = [];
  const outcome = using(loadGuide(folder, day), (loaded) => {
    faults = loaded.faults;
    if (faults.length === 0) return go(loaded);
    return options.json ? printedJson({ lint: 1, faults }) : { text: "", problems: [] };
  });
  return { ...outcome, faults };
}

/** Prints what there is to print, and the faults as errors. */
export function end({ faults, ...outcome }: Ending): void {
  finish(outcome);
  if (faults.length === 0) return;
  process.stderr.write(formatFaults(faults));
  process.exitCode = 2;
}
