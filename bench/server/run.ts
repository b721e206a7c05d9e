import os from "node:os";
import path from "node:path";
import { measureDays } from "./days.ts";
import { measureDecisionSupport } from "./decision-support.ts";
import { measureRequests } from "./requests.ts";

/**
 * How quickly a clinic's server answers, and how long its days and nights take. The server, its database and those who ask share
 * this machine, so that what is printed is less than a server alone would do.
 *
 *     npm run bench:server                          all of it, about an hour
 *     npm run bench:server -- requests 2000 5       people, and seconds of each repetition
 *     npm run bench:server -- days 25000
 *     npm run bench:server -- decision-support 200  people
 */
const [part = "all", ...numbers] = process.argv.slice(2);
if (!["all", "requests", "days", "decision-support"].includes(part)) {
  console.error(
    `longwatch: "${part}" is no part of this benchmark: write "requests", "days", "decision-support" or nothing.`,
  );
  process.exit(2);
}
const [first, second] = numbers.map(Number);
// What a release has compiled, and sources have not: each process would read TypeScript for two seconds.
process.env["NODE_COMPILE_CACHE"] = path.join(os.tmpdir(), "longwatch-bench-compiled");
console.log(
  `${os.cpus().length} × ${os.cpus()[0]?.model}, Node ${process.version}, medians of 5 where a range or a percentile is given`,
);
if (part === "all" || part === "decision-support") await measureDecisionSupport(first ?? 200);
if (part === "all" || part === "requests") await measureRequests(first ?? 2000, second ?? 5);
if (part === "all" || part === "days") await measureDays(part === "all" ? 25_000 : (first ?? 25_000));
