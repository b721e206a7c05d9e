import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { median } from "../measure.ts";
import { type Ask, type Load, load, percentile } from "./load.ts";
import type { BenchClinic } from "./node.ts";

/**
 * How quickly a clinic's server answers. The server, its database and those who ask share this machine, so that what is printed is
 * less than a server alone would do.
 */
const [people = "2000", seconds = "5"] = process.argv.slice(2);
const repetitions = 5;
const users = 50;
let child: ReturnType<typeof spawn> | undefined;
const folder = path.join(os.tmpdir(), `longwatch-bench-${process.pid}`);
const { origin, clinic, cookies, patients } = await started();

const headers = (user: number) => ({ cookie: cookies[user % cookies.length]!, "sec-fetch-site": "same-origin" });
const base = `/api/v1/clinics/${clinic}`;
const anyone = (user: number, turn: number): string => patients[(user * 977 + turn * 7919) % patients.length]!;
const worklist = (user: number): Ask => ({ method: "GET", path: `${base}/worklist?limit=50`, headers: headers(user) });
const patient = (user: number, turn: number): Ask => ({
  method: "GET",
  path: `${base}/patients/${anyone(user, turn)}`,
  headers: headers(user),
});
let written = 0;
const result = (user: number, turn: number): Ask => {
  written += 1;
  const collectedOn = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  const value = 150 + (written % 200) + written / 1e6;
  const fact = { kind: "result-reported", collectedOn, analyte: "platelets", value, unit: "10*9/L" };
  return {
    method: "POST",
    path: `${base}/patients/${anyone(user, turn)}/facts`,
    headers: {
      ...headers(user),
      "content-type": "application/json",
      "idempotency-key": `bench-${process.pid}-${written}`,
    },
    body: JSON.stringify({ facts: [fact] }),
  };
};

console.log(
  `${os.cpus().length} × ${os.cpus()[0]?.model}, Node ${process.version}, ${people} people, medians of ${repetitions} × ${seconds} s`,
);
console.log("what                             users  pause   asked/s   p50 ms   p95 ms   p99 ms   failed");
await print("worklist, 50 lines", users, 1000, worklist);
await print("worklist, 50 lines", users, 0, worklist);
await print("patient page", users, 1000, patient);
await print("patient page", users, 0, patient);
await print("add a result, random patient", 1, 0, result);
await print("add a result, random patient", 4, 250, result);
child?.kill("SIGTERM");

async function print(name: string, count: number, pauseMs: number, ask: (user: number, turn: number) => Ask) {
  await load(origin, count, 1000, pauseMs, ask);
  const runs: Load[] = [];
  for (let run = 0; run < repetitions; run += 1)
    runs.push(await load(origin, count, Number(seconds) * 1000, pauseMs, ask));
  const of = (share: number): string =>
    median(runs.map(({ times }) => percentile(times, share)))
      .toFixed(1)
      .padStart(9);
  const rate = median(runs.map(({ times, seconds: took }) => times.length / took))
    .toFixed(0)
    .padStart(9);
  const failed = runs.reduce((sum, { failures }) => sum + failures, 0);
  const pause = pauseMs === 0 ? "none" : `${pauseMs} ms`;
  console.log(
    `${name.padEnd(32)} ${String(count).padStart(5)} ${pause.padStart(8)}${rate}${of(0.5)}${of(0.95)}${of(0.99)} ${String(failed).padStart(8)}`,
  );
}

async function started(): Promise<BenchClinic> {
  const node = path.join(import.meta.dirname, "node.ts");
  child = spawn(process.execPath, ["--conditions=@longwatch/source", node, folder, people, String(users)], {
    stdio: ["ignore", "inherit", "inherit"],
  });
  const list = path.join(folder, "bench.json");
  while (!existsSync(list)) {
    if (child.exitCode !== null) throw new Error("The server ended before it was ready.");
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  await new Promise((resolve) => setTimeout(resolve, 2000));
  return JSON.parse(readFileSync(list, "utf8")) as BenchClinic;
}
