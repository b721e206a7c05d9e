import { readdirSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Instant } from "@longwatch/core";
import { now } from "../../server/src/clock.ts";
import { readConfig } from "../../server/src/config.ts";
import { connect } from "../../server/src/db/database.ts";
import { turnClinic, watchClinic } from "../../server/src/jobs/heavy.ts";
import { hookCourier } from "../../server/src/jobs/hook.ts";
import type { Running } from "../../server/src/jobs/running.ts";
import { openDatabases } from "../../server/src/open-databases.ts";
import { median } from "../measure.ts";
import { makeLargeClinic } from "./large-clinic.ts";

const days = 5;
const processes = 2;
const dayMs = 86_400_000;

/**
 * The turn of five days, one after the other, and the recomputation of everybody, in processes of their own as the jobs start them;
 * prints a line for each.
 */
export async function measureDays(people: number): Promise<void> {
  const folder = path.join(os.tmpdir(), `longwatch-bench-days-${process.pid}`);
  rmSync(folder, { recursive: true, force: true });
  const config = readConfig({ LONGWATCH_DATA: folder, LONGWATCH_LOG: "error" }, () => "");
  if (!config.ok) throw new Error(config.issues.map(({ at, saw }) => `${at}: ${saw}`).join("; "));
  const opened = await openDatabases(config.value.config, { log: () => {}, lost: () => {} });
  if (!opened.ok) throw new Error(opened.refusal.saw);
  const { at, close } = opened.value;
  const [database, reading] = [connect(at.app, 4), connect(at.sentinel, 1)];
  let moment = now();
  const clock = () => moment as Instant;
  const running: Running = {
    database,
    reading,
    connect: at,
    clock,
    post: undefined,
    courier: hookCourier("http://localhost:8080", [], () => undefined),
    log: () => {},
    processes,
  };
  const { clinic, facts } = await makeLargeClinic(opened.value, people, moment);

  console.log(`\n${people} people with ${facts} facts on average, ${processes} processes`);
  console.log("what                                        patients        s   most MB of a process");
  const turn = () => turnClinic(running, clinic, () => false);
  print("turn, nothing kept", [await measured(turn)]);
  const [due, nothing]: [Measured[], Measured[]] = [[], []];
  for (let day = 1; day <= days; day += 1) {
    moment = (moment + dayMs) as Instant;
    due.push(await measured(turn));
    nothing.push(await measured(turn));
  }
  print("turn of a day, what is due to change", due);
  print("the same again, nothing is due", nothing);

  let isOver = false;
  setTimeout(() => {
    isOver = true;
  }, 20_000);
  const watch = () => watchClinic(running, clinic, () => isOver);
  const stopped = await measured(watch);
  print("sentinel, stopped after 20 s", [stopped]);
  isOver = false;
  const rest = await measured(watch);
  print("sentinel, the rest from there", [rest]);
  print("sentinel, everybody from raw facts", [
    {
      count: stopped.count + rest.count,
      seconds: stopped.seconds + rest.seconds,
      megabytes: Math.max(stopped.megabytes, rest.megabytes),
    },
  ]);
  await Promise.all([database.close(), reading.close()]);
  await close();
  rmSync(folder, { recursive: true, force: true });
}

type Measured = { readonly count: number; readonly seconds: number; readonly megabytes: number };

async function measured(work: () => Promise<number>): Promise<Measured> {
  let most = 0;
  const looking = setInterval(() => {
    most = Math.max(most, largestChild());
  }, 200);
  const from = performance.now();
  const count = await work();
  clearInterval(looking);
  return { count, seconds: (performance.now() - from) / 1000, megabytes: most };
}

function print(name: string, runs: readonly Measured[]): void {
  const of = (field: keyof Measured, digits: number): string => median(runs.map((run) => run[field])).toFixed(digits);
  const range =
    runs.length > 1
      ? `   (${Math.min(...runs.map(({ seconds }) => seconds)).toFixed(1)} to ${Math.max(...runs.map(({ seconds }) => seconds)).toFixed(1)} s)`
      : "";
  console.log(
    `${name.padEnd(40)}${of("count", 0).padStart(12)}${of("seconds", 1).padStart(9)}${of("megabytes", 0).padStart(8)}${range}`,
  );
}

/** Resident megabytes of the largest Node process that this one has started. */
function largestChild(): number {
  let most = 0;
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      const status = readFileSync(`/proc/${pid}/status`, "utf8");
      if (!status.includes(`\nPPid:\t${process.pid}\n`) || /^Name:\tpostgres/.test(status)) continue;
      most = Math.max(most, Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024);
    } catch {
      // It has ended since it was listed.
    }
  }
  return most;
}
