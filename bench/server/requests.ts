import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { pause } from "../../server/src/postgres/processes.ts";
import { median } from "../measure.ts";
import { type Ask, type Load, load, percentile } from "./load.ts";
import type { BenchClinic } from "./node.ts";

const repetitions = 5;
const users = 50;

/** The worklist, a patient's page and a new result, as many users ask for them at once; prints a line for each. */
export async function measureRequests(people: number, seconds: number): Promise<void> {
  const { child, served, folder } = await started(people);
  const { worklist, patient, result } = asksOf(served);
  console.log(`\n${people} people with ${served.facts} facts on average, ${seconds} s each`);
  console.log("what                             users  pause   asked/s   p50 ms   p95 ms   p99 ms   failed");
  const measure = async (name: string, count: number, pauseMs: number, ask: Asking) =>
    console.log(lineOf(name, count, pauseMs, await repeated(served.origin, count, pauseMs, seconds, ask)));
  await measure("worklist, 50 lines", users, 1000, worklist);
  await measure("worklist, 50 lines", users, 0, worklist);
  await measure("patient page", users, 1000, patient);
  await measure("patient page", users, 0, patient);
  await measure("add a result, random patient", 1, 0, result);
  await measure("add a result, random patient", 4, 250, result);
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  await ended;
  rmSync(folder, { recursive: true, force: true });
}

type Asking = (user: number, turn: number) => Ask;

function asksOf({ clinic, cookies, patients }: BenchClinic) {
  const headers = (user: number) => ({ cookie: cookies[user % cookies.length]!, "sec-fetch-site": "same-origin" });
  const base = `/api/v1/clinics/${clinic}`;
  const anyone = (user: number, turn: number): string => patients[(user * 977 + turn * 7919) % patients.length]!;
  let written = 0;
  return {
    worklist: (user: number): Ask => ({ method: "GET", path: `${base}/worklist?limit=50`, headers: headers(user) }),
    patient: (user: number, turn: number): Ask => ({
      method: "GET",
      path: `${base}/patients/${anyone(user, turn)}`,
      headers: headers(user),
    }),
    result: (user: number, turn: number): Ask => {
      written += 1;
      const collectedOn = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
      const value = 150 + (written % 200) + written / 1e6;
      const fact = { kind: "result-reported", collectedOn, analyte: "platelets", value, unit: "10*9/L" };
      return {
        method: "POST",
        path: `${base}/patients/${anyone(user, turn)}/facts`,
        headers: {
          ...headers(turn),
          "content-type": "application/json",
          "idempotency-key": `bench-${process.pid}-${written}`,
        },
        body: JSON.stringify({ facts: [fact] }),
      };
    },
  };
}

/** After one second that is not counted. */
async function repeated(
  origin: string,
  count: number,
  pauseMs: number,
  seconds: number,
  ask: Asking,
): Promise<readonly Load[]> {
  await load(origin, count, 1000, pauseMs, ask);
  const runs: Load[] = [];
  for (let run = 0; run < repetitions; run += 1) runs.push(await load(origin, count, seconds * 1000, pauseMs, ask));
  return runs;
}

function lineOf(name: string, count: number, pauseMs: number, runs: readonly Load[]): string {
  const of = (share: number): string =>
    median(runs.map(({ times }) => percentile(times, share)))
      .toFixed(1)
      .padStart(9);
  const rate = median(runs.map(({ times, seconds: took }) => times.length / took))
    .toFixed(0)
    .padStart(9);
  const failed = runs.reduce((sum, { failures }) => sum + failures, 0);
  const pause = pauseMs === 0 ? "none" : `${pauseMs} ms`;
  return `${name.padEnd(32)} ${String(count).padStart(5)} ${pause.padStart(8)}${rate}${of(0.5)}${of(0.95)}${of(0.99)} ${String(failed).padStart(8)}`;
}

export async function started(people: number) {
  const folder = path.join(os.tmpdir(), `longwatch-bench-${process.pid}`);
  const node = path.join(import.meta.dirname, "node.ts");
  const child = spawn(
    process.execPath,
    ["--conditions=@longwatch/source", node, folder, String(people), String(users)],
    {
      stdio: ["ignore", "inherit", "inherit"],
    },
  );
  const list = path.join(folder, "bench.json");
  while (!existsSync(list)) {
    if (child.exitCode !== null) throw new Error("The server ended before it was ready.");
    await pause(300);
  }
  await pause(2000);
  return { child, folder, served: JSON.parse(readFileSync(list, "utf8")) as BenchClinic };
}
