import { parentPort, workerData } from "node:worker_threads";
import { compileRulebook, parseRecord } from "@longwatch/core";
import { presetOf, simulatePerson } from "@longwatch/synthetic";
import { shippedProtocols } from "../bench/rulebook.ts";
import { judgePerson } from "./person.ts";
import { emptyTally } from "./tally.ts";

/** One in so many is also timed through the whole of `assess`. */
const timed = 20;

export type Work = {
  readonly preset: string;
  readonly seed: string;
  readonly first: number;
  readonly step: number;
  readonly people: number;
};

const { preset: name, seed, first, step, people } = workerData as Work;
const preset = presetOf(name)!;
const rulebook = compileRulebook(shippedProtocols());
const tally = emptyTally();
for (let index = first; index < people; index += step) {
  const { record, truth } = simulatePerson(preset, { seed, arm: "alemtuzumab" }, index);
  const parsed = parseRecord(record);
  if (!parsed.ok) throw new Error(`${record.patient.id}: ${JSON.stringify(parsed.issues[0])}`);
  judgePerson(parsed.value, truth(), rulebook, tally, index % timed === 0);
  if (tally.people % 50 === 0) parentPort!.postMessage({ done: tally.people });
}
parentPort!.postMessage({ tally });
