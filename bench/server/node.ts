import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { exportJWK, generateKeyPair, type JWK } from "jose";
import type { Access } from "../../server/src/access/access.ts";
import { permissionsOf } from "../../server/src/access/permissions.ts";
import { sessionCookie, startSession } from "../../server/src/access/sessions.ts";
import { addClient } from "../../server/src/clients/register.ts";
import { now } from "../../server/src/clock.ts";
import { readConfig } from "../../server/src/config.ts";
import { type ConnectTo, connect } from "../../server/src/db/database.ts";
import { findPatient } from "../../server/src/db/patients.ts";
import { asAccount, inClinic, theServer } from "../../server/src/db/transaction.ts";
import { seed } from "../../server/src/demo/seed.ts";
import { startSeeder } from "../../server/src/demo/seeder.ts";
import { makeClinic } from "../../server/src/demo/staff.ts";
import { serve } from "../../server/src/serve.ts";
import { loadRecord } from "../../server/src/usecases/record.ts";

/**
 * A server with a clinic of so many people who do not exist, on an embedded database that is as safe as a clinic's. Says when it is
 * ready: what it wrote into `bench.json` is all that the load needs to know.
 */
export type BenchClinic = {
  readonly origin: string;
  readonly clinic: string;
  readonly cookies: readonly string[];
  readonly patients: readonly string[];
  /** A record system that may ask for decision support: the issuer of its tokens, and its private key. */
  readonly asking: { readonly issuer: string; readonly key: JWK };
  /** Of a patient, on average. */
  readonly facts: number;
};

/** A record system, connected by the administrator. */
async function connected(access: Access, clinic: string, account: string): Promise<BenchClinic["asking"]> {
  const issuer = "https://ehr.example.org";
  const { privateKey, publicKey } = await generateKeyPair("ES384", { extractable: true });
  const standing = {
    clinic,
    actor: { kind: "account", id: account },
    roles: ["administrator"],
    permissions: permissionsOf(["administrator"]),
  } as const;
  const shown = { ...(await exportJWK(publicKey)), kid: "bench", kty: "EC" as const };
  const given = {
    use: "decision-support",
    label: "Bench",
    issuer,
    keys: { jwks: { keys: [shown] } },
    patients: { by: "own-id" },
  } as const;
  const made = await addClient(access, standing, given as never, now());
  if (!made.ok) throw new Error(made.issues[0]!.code);
  return { issuer, key: await exportJWK(privateKey) };
}

const [folder = "", people = "2000", users = "50"] = process.argv.slice(2);
rmSync(folder, { recursive: true, force: true });
const settings = { LONGWATCH_DATA: folder, LONGWATCH_LISTEN: "127.0.0.1:8077", LONGWATCH_LOG: "error" };
const config = readConfig(settings, () => "");
if (!config.ok) throw new Error(config.issues.map(({ at, saw }) => `${at}: ${saw}`).join("; "));
let made: Omit<BenchClinic, "origin"> | undefined;
const served = await serve(config.value.config, {
  clock: now,
  told: (line) => process.stderr.write(`${line}\n`),
  extend: async (_, { access }, { owner, at }) => {
    const demo = await makeClinic(access, owner!, "Europe/London", now());
    const plan = { people: Number(people), seeders: [startSeeder(), startSeeder()], zone: "Europe/London", at: now() };
    await seed(demo, at.app, plan, (done) => {
      if (done % 200 === 0) process.stderr.write(`${done} people\n`);
    });
    const asking = await connected(access, demo.clinic, demo.signIns[0]!.account);
    const nurse = demo.signIns.find(({ role }) => role === "nurse")!.account;
    const cookies: string[] = [];
    for (let user = 0; user < Number(users); user += 1) {
      const visitor = { source: "127.0.0.1", userAgent: "bench" };
      const { token } = await asAccount(access.database, nurse, (query) =>
        startSession(query, access.sessions, nurse, "password", visitor, now()),
      );
      cookies.push(`${sessionCookie(access.site).name}=${token}`);
    }
    const { rows } = await owner!.pool.query<{ patient_id: string }>("select patient_id from patient order by 1");
    await readOnce(at.app, demo.clinic, rows);
    await owner!.pool.query("analyze");
    const count = await owner!.pool.query<{ facts: string }>("select count(*) as facts from fact");
    const facts = Math.round(Number(count.rows[0]!.facts) / rows.length);
    made = { facts, asking, clinic: demo.clinic, cookies, patients: rows.map(({ patient_id }) => patient_id) };
  },
});
if (!served.ok) throw new Error(served.refusal.saw);
writeFileSync(path.join(folder, "bench.json"), JSON.stringify({ origin: served.value.origin, ...made }));
process.stderr.write("ready\n");
process.on("SIGTERM", () => void served.value.close().then(() => process.exit(0)));

/** As after a clinic's first day: every record has been read by this release, and is kept as it was parsed. */
async function readOnce(to: ConnectTo, clinic: string, patients: readonly { readonly patient_id: string }[]) {
  const database = connect(to, 1);
  for (const { patient_id } of patients)
    await inClinic(database, { clinic, actor: theServer, at: now() }, async (tx) =>
      loadRecord(tx, (await findPatient(tx, patient_id))!),
    );
  await database.close();
}
