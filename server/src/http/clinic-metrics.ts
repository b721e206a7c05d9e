import { formatDay } from "@longwatch/core";
import { Gauge, type Registry } from "prom-client";
import type { Clock } from "../clock.ts";
import { clinicIds } from "../db/clinics.ts";
import type { Database } from "../db/database.ts";
import { clinicFigures } from "../db/figures.ts";
import { inClinic, theServer } from "../db/transaction.ts";
import { todayOf } from "../usecases/today.ts";

/** Figures of all clinics together, counted when somebody asks; no label names a clinic or a person. */
export function addClinicMetrics(registry: Registry, database: Database, clock: Clock): () => Promise<void> {
  const registers = [registry];
  const overdue = new Gauge({
    name: "longwatch_worklist_overdue",
    help: "Lines of the worklists that are past their time.",
    labelNames: ["urgency"],
    registers,
  });
  const unsealed = new Gauge({ name: "longwatch_audit_unsealed", help: "Audit events not sealed yet.", registers });
  const unsent = new Gauge({ name: "longwatch_messages_unsent", help: "Messages that wait to be sent.", registers });
  return async () => {
    const sums = { unsealed: 0, unsent: 0 };
    const late = new Map(["IMMEDIATE", "24H", "7D", "ROUTINE"].map((urgency) => [urgency, 0]));
    for (const clinic of await clinicIds(database)) {
      const scope = { clinic, actor: theServer, at: clock() };
      const one = await inClinic(database, scope, async (tx) => clinicFigures(tx, formatDay(await todayOf(tx))));
      sums.unsealed += one.unsealed;
      sums.unsent += one.unsent;
      for (const { urgency, lines } of one.overdue) late.set(urgency, (late.get(urgency) ?? 0) + lines);
    }
    unsealed.set(sums.unsealed);
    unsent.set(sums.unsent);
    for (const [urgency, lines] of late) overdue.set({ urgency }, lines);
  };
}
