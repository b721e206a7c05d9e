import { once } from "node:events";
import { rmSync } from "node:fs";
import os from "node:os";
import { launch } from "../../test/support/browser.ts";
import { started } from "../server/requests.ts";
import { printFirstLoad } from "./first-load.ts";
import { printPatient } from "./patient.ts";
import type { Asked } from "./visit.ts";

/**
 * How soon the clinic's screen can be used. The server, its database and the browser share this machine.
 *
 *     npm run bench:screen              2,000 people
 *     npm run bench:screen -- 200
 */
const people = Number(process.argv[2] ?? 2000);
console.log(
  `${os.cpus().length} × ${os.cpus()[0]?.model}, Node ${process.version}, ${people} people, medians of 5 with their range`,
);
const { child, served, folder } = await started(people);
const browser = await launch();
try {
  const asked: Asked = { browser, ...served };
  await printFirstLoad(asked);
  await printPatient(asked);
} finally {
  await browser.close();
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  await ended;
  rmSync(folder, { recursive: true, force: true });
}
