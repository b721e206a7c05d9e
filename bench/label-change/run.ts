import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { assess, compileRulebook, effectOf, labelChange, parseDay, protocolName } from "@longwatch/core";
import { presetOf, simulatePerson } from "@longwatch/synthetic";
import { loadRules } from "../../server/src/protocols/load.ts";
import { recordText } from "../../server/src/simulate/texts.ts";
import { interleaved, median, timesAsFast } from "../measure.ts";
import { parsed } from "../patients.ts";

/**
 * What a change of the label costs for many people, beside the plain assessment of the same people in the same run. A pool of
 * records as text is gone through again and again, each parsed anew, as the command does with files.
 */
const { values } = parseArgs({
  options: {
    people: { type: "string", default: "25000" },
    pool: { type: "string", default: "250" },
    seconds: { type: "string", default: "6" },
  },
});
const [people, pool, forMs] = [Number(values.people), Number(values.pool), 1000 * Number(values.seconds)];
const say = (line: string): void => void process.stderr.write(`${line}\n`);

const rules = loadRules();
if (!rules.ok) throw new Error("the protocols cannot be read");
const day = parseDay("2019-04-12")!;
const { protocols, adoptions } = rules.value;
const rulebook = compileRulebook(protocols, adoptions);
const version = (name: string) => protocols.find((one) => protocolName(one) === name)!;
const change = labelChange(rulebook, version("alemtuzumab-eu@2018"), version("alemtuzumab-eu@2019-04-interim"), {
  from: day,
  asOf: day,
});

say(`Making ${pool} people …`);
const preset = presetOf("april-2019")!;
const cohort = { seed: "bench", arm: "alemtuzumab", through: day } as const;
const texts = Array.from({ length: pool }, (_, i) => recordText(simulatePerson(preset, cohort, i).record));
const at = (turn: number): string => texts[turn % texts.length]!;

say("In turns …");
const tasks = [
  { name: "parse", forMs, once: (turn: number) => parsed(at(turn)) },
  {
    name: "parse, assess under one version",
    forMs,
    once: (turn: number) => {
      const answer = assess(parsed(at(turn)), change.before, day);
      return answer.candidacy();
    },
  },
  { name: "parse, compare two versions", forMs, once: (turn: number) => effectOf(change, parsed(at(turn))) },
];
const rates = await interleaved(tasks, 5);

say(`${people} people in one go …`);
const quarters: { readonly people: number; readonly seconds: number; readonly residentMb: number }[] = [];
const began = performance.now();
let found = 0;
for (let turn = 0; turn < people; turn += 1) {
  if (effectOf(change, parsed(at(turn))) !== undefined) found += 1;
  if ((turn + 1) % Math.ceil(people / 4) !== 0 && turn + 1 !== people) continue;
  const seconds = (performance.now() - began) / 1000;
  quarters.push({ people: turn + 1, seconds, residentMb: process.memoryUsage().rss / 2 ** 20 });
  say(`${turn + 1}: ${seconds.toFixed(1)} s`);
}

const report = {
  machine: { cpu: cpus()[0]?.model ?? "unknown", cores: cpus().length },
  node: process.version,
  pool,
  kilobytesPerRecord: texts.reduce((sum, { length }) => sum + length, 0) / texts.length / 1000,
  peoplePerSecond: rates.map(({ name, perSecond }) => ({ name, median: median(perSecond), all: perSecond })),
  /** Times as long as the plain assessment, the median of five. */
  ratio: timesAsFast(rates[1]!, rates[2]!),
  whole: { people, concerned: found, quarters },
};
process.stdout.write(`${JSON.stringify(report, undefined, 2)}\n`);
