import type { Instant } from "@longwatch/core";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ClinicTx, inClinic, type Scope } from "../db/transaction.ts";
import { addClinic, type TestDatabase, testDatabase } from "../testing/database.ts";
import { recordEvent } from "./record.ts";
import { sealAll, sealClinic } from "./seal.ts";
import { verifyChain } from "./verify.ts";

let database: TestDatabase;
const at = Date.parse("2026-11-21T10:00:00Z") as Instant;
const scope = (clinic: string, later = 0): Scope => ({
  clinic,
  actor: { kind: "account", id: "acc-1" },
  at: (at + later) as Instant,
});
const read = (tx: ClinicTx) => recordEvent(tx, { action: "patient.read", object: "p1" });

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const proofOf = (clinic: string) =>
  database.sentinel.query.transaction().execute((query) => verifyChain(query, clinic));

test("whatever is written and sealed at once on several connections, every event has one place in one chain", async () => {
  const steps = fc.array(fc.constantFrom("write", "write", "write", "seal", "seal", "fail"), {
    minLength: 1,
    maxLength: 24,
  });
  await fc.assert(
    fc.asyncProperty(steps, async (done) => {
      const clinic = await addClinic(database);
      await Promise.all(
        done.map(async (step, i) => {
          if (step === "seal") return inClinic(database.app, scope(clinic, i), sealClinic);
          const writing = inClinic(database.app, scope(clinic, i), async (tx) => {
            await read(tx);
            if (step === "fail") throw new Error("undone");
          });
          return step === "fail" ? writing.catch(() => {}) : writing;
        }),
      );
      await Promise.all([1, 2].map(() => sealAll(database.app, [clinic], scope(clinic, 1000).at)));
      const proof = await proofOf(clinic);
      expect(proof.broken).toBeUndefined();
      expect(proof.tail.unsealed).toBe(0);
      expect(proof.events).toBe(done.filter((step) => step === "write").length);
    }),
    { numRuns: 40 },
  );
});

test("an event whose transaction ends after a later one was sealed is sealed behind it, and none is lost", async () => {
  const clinic = await addClinic(database);
  let end = (): void => {};
  const waits = new Promise<void>((resolve) => {
    end = resolve;
  });
  let written = (): void => {};
  const isWritten = new Promise<void>((resolve) => {
    written = resolve;
  });
  const slow = inClinic(database.app, scope(clinic, 0), async (tx) => {
    await read(tx);
    written();
    await waits;
  });
  await isWritten;
  await inClinic(database.app, scope(clinic, 5), read);
  expect(await sealAll(database.app, [clinic], scope(clinic, 10).at)).toBe(1);
  end();
  await slow;
  expect(await sealAll(database.app, [clinic], scope(clinic, 20).at)).toBe(1);
  const { rows } = await database.owner.pool.query(
    "select extract(epoch from at) * 1000 as at from audit_event where clinic_id = $1 order by position",
    [clinic],
  );
  expect(rows.map((row) => Number(row.at) - at)).toEqual([5, 0]);
  expect(await proofOf(clinic)).toMatchObject({ events: 2, broken: undefined });
});

test("more events than one batch are sealed in one go, each clinic by itself", async () => {
  const clinics = [await addClinic(database), await addClinic(database)];
  for (const clinic of clinics) {
    await inClinic(database.app, scope(clinic), async (tx) => {
      for (let i = 0; i < 501; i += 1) await read(tx);
    });
  }
  expect(await sealAll(database.app, clinics, scope("", 10).at)).toBe(1002);
  for (const clinic of clinics) expect(await proofOf(clinic)).toMatchObject({ events: 501, broken: undefined });
});
