import { oneOf, seededRandom } from "../bench/random.ts";
import { corpus } from "./fuzz/corpus.ts";
import { agreed, faultsOf } from "./fuzz/judge.ts";
import { mutate } from "./fuzz/mutate.ts";

/**
 * Mutated messages, and whether each is read without a crash and without a result that is dropped in silence:
 * `npm run fuzz [messages] [seed]`. Ends with 1 when one is not; its seed and number make it again.
 */
const [count = "100000", seedText = "1"] = process.argv.slice(2);
const messages = corpus();
const since = performance.now();
let faults = 0;
let longest = 0;
for (let i = 0; i < Number(count); i += 1) {
  const random = seededRandom(Number(seedText) * 1_000_003 + i);
  const bytes = mutate(random, oneOf(random, messages), messages);
  const from = performance.now();
  const found = faultsOf(bytes, i % 2 === 0 ? {} : agreed);
  longest = Math.max(longest, performance.now() - from);
  for (const fault of found) {
    faults += 1;
    if (faults <= 20)
      console.log(
        `message ${i} of seed ${seedText}: ${fault}\n  ${JSON.stringify(bytes.toString("latin1").slice(0, 400))}`,
      );
  }
  if ((i + 1) % 10_000 === 0) process.stderr.write(`${i + 1} messages, ${faults} faults\n`);
}
const seconds = (performance.now() - since) / 1000;
console.log(
  `${count} messages out of ${messages.length}, seed ${seedText}: ${faults} faults, ${seconds.toFixed(0)} s, longest ${longest.toFixed(0)} ms`,
);
process.exitCode = faults === 0 ? 0 : 1;
