import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { edssInWords, scoredExamination } from "@longwatch/core";
import { defaultEdssOptions, type Examination, edssOf } from "../../core/src/outcomes/edss/edss.ts";
import { functionalSystems, highestGrade } from "../../core/src/outcomes/edss/functional-systems.ts";
import { interleaved, median } from "../measure.ts";
import { between, seededRandom } from "../random.ts";

/**
 * How many examinations are scored in a second: complete ones by both scales of walking, ones with a piece missing, and
 * with everything that a form says (what is still needed, warnings, words). A pool of random examinations is gone
 * through again and again; one turn scores all of it.
 */
const { values } = parseArgs({
  options: { pool: { type: "string", default: "10000" }, seconds: { type: "string", default: "2" } },
});
const [pool, forMs] = [Number(values.pool), 1000 * Number(values.seconds)];
const draw = seededRandom(20_261_123);
const upTo = (highest: number): number => between(draw, 0, highest);

const examinations = (highestWalking: number, missing: number): readonly Examination[] =>
  Array.from({ length: pool }, () => {
    const grades = Object.fromEntries(functionalSystems.map((system) => [system, upTo(highestGrade(system))]));
    for (let left = missing; left > 0; left -= 1) delete grades[functionalSystems[upTo(functionalSystems.length - 1)]!];
    return { grades, ambulation: upTo(highestWalking) };
  });
const complete = examinations(16, 0);
const ofRegistry = examinations(13, 0);
const partial = examinations(3, 1);
const registry = { ...defaultEdssOptions, ambulationScale: "registry13" } as const;

/** Every score is used, so that none can be left out. */
const sumOf = (all: readonly Examination[], edss: (one: Examination) => number): number => {
  let sum = 0;
  for (const one of all) sum += edss(one);
  return sum;
};
const scoreOf = (score: ReturnType<typeof edssOf>): number => (score.known === "yes" ? score.edss : score.least);

const tasks = [
  { name: "complete, scale 0-16", forMs, once: () => sumOf(complete, (one) => scoreOf(edssOf(one))) },
  { name: "complete, scale 0-13", forMs, once: () => sumOf(ofRegistry, (one) => scoreOf(edssOf(one, registry))) },
  { name: "one system missing", forMs, once: () => sumOf(partial, (one) => scoreOf(edssOf(one))) },
  {
    name: "all that a form says, in words",
    forMs,
    once: () => sumOf(partial, (one) => edssInWords(scoredExamination(one), "en").because.length),
  },
];
const rates = await interleaved(tasks, 5);
process.stdout.write(`${cpus()[0]?.model ?? "unknown processor"}, Node ${process.versions.node}, medians of five\n`);
for (const { name, perSecond } of rates) {
  const all = perSecond.map((rate) => rate * pool);
  const shown = [median(all), Math.min(...all), Math.max(...all)].map((n) => Math.round(n).toLocaleString("en"));
  process.stdout.write(`${name.padEnd(32)} ${shown[0]} a second (${shown[1]} to ${shown[2]})\n`);
}
