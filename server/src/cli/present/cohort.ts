import type { Manifest } from "../../simulate/manifest.ts";
import { duration } from "../../simulate/progress.ts";
import type { Speed } from "../../simulate/speed.ts";
import { type Outcome, printed } from "../outcome.ts";

/** What was made, for people. */
export function presentCohort({ preset, arm, counts, records }: Manifest, folder: string, speed: Speed): Outcome {
  const { people, facts, results, messages, messagesNotWritten } = counts;
  return printed(
    [
      `${folder}: ${people} people who do not exist, ${preset.name} ${preset.version}, ${arm}`,
      `  ${facts} facts, ${results} of them results`,
      ...(messages > 0 ? [`  ${messages} messages`] : []),
      ...(messagesNotWritten > 0 ? [`  ${messagesNotWritten} messages that their laboratory cannot write`] : []),
      `  records ${records}`,
      `  in ${duration(speed.seconds)}: ${rate(speed.peoplePerSecond)} people/s, ${rate(speed.peoplePerSecondAndJob)} on each of ${threads(speed.jobs)}; ${rate(speed.resultsPerSecond)} results/s`,
      `  ${Math.round(speed.peakMemoryMb)} MB of memory at most`,
    ].join("\n"),
  );
}

const rate = (n: number): string => (n < 10 ? n.toFixed(1) : `${Math.round(n)}`);
const threads = (jobs: number): string => (jobs === 1 ? "1 thread" : `${jobs} threads`);
