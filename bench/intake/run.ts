import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseDay } from "@longwatch/core";
import pg from "pg";
import { type Clinic, makeClinic } from "../../scripts/chaos/clinic.ts";
import { endNode, freePort, startNode } from "../../scripts/chaos/node-process.ts";
import { ask, embeddedStand, type Stand, serverStand } from "../../scripts/chaos/stand.ts";
import { personOf } from "../../scripts/intake/traffic.ts";
import { now } from "../../server/src/clock.ts";
import { connect } from "../../server/src/db/database.ts";
import { appRole, ownerRole, sentinelRole } from "../../server/src/db/roles.ts";
import { inClinic, theServer } from "../../server/src/db/transaction.ts";
import { pause } from "../../server/src/postgres/processes.ts";
import { admitPatient } from "../../server/src/usecases/admit-patient.ts";
import { median } from "../measure.ts";
import { percentile } from "../server/load.ts";
import { importFor, insertFactsFor, resources } from "./bundles.ts";
import { oruOf } from "./messages.ts";
import { sendFor } from "./senders.ts";

/**
 * How many messages of twenty results a second are acknowledged when they are on the disk, over eight lines; how many of their
 * results are filed meanwhile, and what waits in the end. Beside it, in the same run, the limit: the same rows of bytes put into the same
 * table by eight connections that do nothing else, each committing one row at a time. Senders, server and database share this machine.
 *
 *     npm run bench:intake                    five repetitions of 10 seconds, and ten minutes, on both databases
 *     npm run bench:intake -- 5 10 60 embedded 200    people
 */
const [repetitions = "5", seconds = "10", backlogSeconds = "600", which = "both", of = "2000"] = process.argv.slice(2);
const lines = 8;
/** A large clinic: with few people each would have more results in ten minutes than anybody has in a life. */
const people = Number(of);

const root = mkdtempSync(path.join(os.tmpdir(), "lw-bench-intake-"));
process.env["NODE_COMPILE_CACHE"] = path.join(os.tmpdir(), "longwatch-bench-compiled");
console.log(`${os.cpus().length} × ${os.cpus()[0]?.model}, Node ${process.version}, medians of ${repetitions}`);
if (which !== "server") await measure(embeddedStand(path.join(root, "embedded")));
if (which !== "embedded")
  await measure(direct(await serverStand(path.join(root, "server"), path.join(root, "server-data"))));
rmSync(root, { recursive: true, force: true, maxRetries: 5 });

/** Its nodes reach the database by its own address, not through what tests put between to break it. */
function direct(stand: Stand): Stand {
  const host = encodeURIComponent(stand.at(appRole).host!);
  const as = (role: string): string => `postgresql://${role}@localhost/longwatch?host=${host}`;
  const addresses = {
    DATABASE_URL: as(appRole),
    DATABASE_OWNER_URL: as(ownerRole),
    DATABASE_SENTINEL_URL: as(sentinelRole),
  };
  return { ...stand, environment: { ...stand.environment, ...addresses } };
}

async function measure(stand: Stand): Promise<void> {
  const [port, mllp] = [await freePort(), await freePort()];
  const first = startNode(port, stand.environment);
  if ((await first.ready) === undefined) throw new Error(first.told());
  const made = await makeClinic(stand, 4, new Date("2010-01-01T00:00:00Z"));
  const { clinic } = made;
  const [unread, ...patients] = (await admit(stand, clinic)) as [string, ...string[]];
  await endNode(first);
  const node = startNode(port, { ...stand.environment, LONGWATCH_MLLP: `127.0.0.1:${mllp}=${clinic}/bench` });
  await node.ready;
  let number = 0;
  const next = (): Uint8Array => {
    number += 1;
    return oruOf(patients[(number * 7919) % patients.length]!, number);
  };
  console.log(
    `\n${stand.name}: ${people} people, ${lines} lines, messages of 20 results, ${oruOf(patients[0]!, 1).length} bytes`,
  );
  await bundles(stand, made, node.origin, patients, unread);
  const acknowledged: number[] = [];
  const bare: number[] = [];
  const waits: number[] = [];
  for (let i = 0; i < Number(repetitions); i += 1) {
    const one = await sendFor(mllp, lines, Number(seconds), next);
    if (one.refused > 0) throw new Error(`${one.refused} messages were refused`);
    acknowledged.push(one.acknowledged / Number(seconds));
    waits.push(...one.waits);
    bare.push(await insertFor(stand, clinic, Number(seconds), next));
  }
  const ratios = acknowledged.map((rate, i) => rate / bare[i]!);
  console.log(
    `acknowledged          ${rangeOf(acknowledged)} messages a second; a sender waits p50 ${percentile(waits, 0.5).toFixed(1)} ms, p95 ${percentile(waits, 0.95).toFixed(1)} ms`,
  );
  console.log(`bare INSERT           ${rangeOf(bare)} rows a second`);
  console.log(`acknowledged / bare   ${rangeOf(ratios, 2)}`);
  await longRun(stand, clinic, mllp, next);
  await endNode(node);
  await stand.close();
}

/** Bundles of a patient's Observations, sent by two who wait for their answers; the limit beside it, in the same run. */
async function bundles(
  stand: Stand,
  made: Clinic,
  origin: string,
  patients: readonly string[],
  unread: string,
): Promise<void> {
  let number = 0;
  const next = () => {
    number += 1;
    return { patient: patients[number % patients.length]!, number };
  };
  const callers = 2;
  await importFor(origin, made, callers, 1, next);
  const imported: number[] = [];
  const bare: number[] = [];
  for (let i = 0; i < Number(repetitions); i += 1) {
    imported.push(await importFor(origin, made, callers, Number(seconds), next));
    bare.push(await insertFactsFor(stand, made.clinic, unread, callers, Number(seconds)));
  }
  console.log(`Bundles of ${resources}        ${rangeOf(imported)} resources a second, ${callers} callers`);
  console.log(`bare INSERT           ${rangeOf(bare)} rows of facts a second`);
  console.log(
    `resources / bare      ${rangeOf(
      imported.map((rate, i) => rate / bare[i]!),
      2,
    )}`,
  );
}

/** What is filed while messages come without a pause, and what waits in the end. */
async function longRun(stand: Stand, clinic: string, mllp: number, next: () => Uint8Array): Promise<void> {
  const count = async () =>
    (
      await ask<{ facts: number; waiting: number }>(
        stand.at("postgres"),
        "select (select count(*)::int from fact where clinic_id = $1 and message_id is not null) as facts, (select count(*)::int from inbox where clinic_id = $1) as waiting",
        [clinic],
      )
    )[0]!;
  const before = await count();
  const { acknowledged } = await sendFor(mllp, lines, Number(backlogSeconds), next);
  const after = await count();
  const rate = (after.facts - before.facts) / Number(backlogSeconds);
  console.log(
    `${backlogSeconds} s without a pause: ${(acknowledged / Number(backlogSeconds)).toFixed(0)} messages a second acknowledged, ${rate.toFixed(0)} results a second filed, ${after.waiting - before.waiting} messages more wait in the end`,
  );
  const since = performance.now();
  let last = after;
  while (last.waiting > 0 && performance.now() - since < 120_000) {
    await pause(1000);
    last = await count();
  }
  const drained = (last.facts - after.facts) / ((performance.now() - since) / 1000);
  console.log(
    `then without senders: ${drained.toFixed(0)} results a second filed; ${last.waiting} messages wait after ${((performance.now() - since) / 1000).toFixed(0)} s`,
  );
}

/** Takes in so many people; they have the histories of fifty. */
async function admit(stand: Stand, clinic: string): Promise<readonly string[]> {
  const database = connect(stand.at(appRole), 2);
  const histories = Array.from(
    { length: 50 },
    (_, index) => personOf("real-world", "bench", index, parseDay("2026-11-01")!).record,
  );
  const ids = Array.from({ length: people + 1 }, (_, index) => `bench-${index}`);
  for (const [index, id] of ids.entries()) {
    const record = histories[index % histories.length]!;
    const patient = { ...record.patient, id, identifiers: [{ system: "urn:longwatch:synthetic", value: id }] };
    await inClinic(database, { clinic, actor: theServer, at: now() }, (tx) => admitPatient(tx, { ...record, patient }));
  }
  await database.close();
  return ids;
}

/** Rows a second of eight connections that put the same bytes into the same table, one row a commit. */
async function insertFor(stand: Stand, clinic: string, forSeconds: number, next: () => Uint8Array): Promise<number> {
  const until = performance.now() + forSeconds * 1000;
  let rows = 0;
  await Promise.all(
    Array.from({ length: lines }, async () => {
      const client = new pg.Client({ ...stand.at("postgres"), options: "-c search_path=longwatch" });
      await client.connect();
      while (performance.now() < until) {
        const bytes = next();
        await client.query({
          name: "bare",
          text: "insert into raw_message (clinic_id, message_id, feed, received_at, received_by, media_type, digest, content) values ($1, $2, 'bare', now(), 'bench', 'bench', $3, $4)",
          values: [clinic, randomUUID(), randomUUID(), bytes],
        });
        rows += 1;
      }
      await client.end();
    }),
  );
  return rows / forSeconds;
}

function rangeOf(values: readonly number[], digits = 0): string {
  return `${median(values).toFixed(digits)} (${Math.min(...values).toFixed(digits)} to ${Math.max(...values).toFixed(digits)})`;
}
