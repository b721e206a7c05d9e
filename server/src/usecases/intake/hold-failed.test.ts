import { beforeEach, describe, expect, it } from "vitest";
import { heldAbout } from "../../db/held-about.ts";
import { heldCounts, heldPage, waitingStates } from "../../db/held-messages.ts";
import { ada, clinicOfAda } from "../../testing/clinic-of-ada.ts";
import { nurseAt } from "../../testing/scope.ts";
import { fileMessage } from "../receive-message.ts";
import { recordJson } from "../record.ts";
import { acceptMessages } from "./accept-messages.ts";
import { describeMessage } from "./describe-message.ts";
import { processInbox } from "./process-inbox.ts";
import { rejectHeld, showHeld } from "./quarantine.ts";

/** A database that refuses to write one result, as a constraint of a later release or a full index would. */
const { within, lines, database, clinic } = clinicOfAda(({ owner: { pool } }) =>
  pool.query(`
    create function longwatch.refuse_it() returns trigger language plpgsql as $$
    begin
      if new.content::text like '%13.5%' then raise exception 'refused: %', new.content using errcode = '23514'; end if;
      return new;
    end $$`),
);
beforeEach(async () => {
  await owner("drop trigger if exists refuse on longwatch.fact");
  await owner(
    "create trigger refuse before insert on longwatch.fact for each row execute function longwatch.refuse_it()",
  );
});

const owner = (statement: string) => database().owner.pool.query(statement);
const process = (at: string) => processInbox(database().app, () => nurseAt(clinic(), at));
const message = (id: string, value: string) =>
  Buffer.from(
    [
      `MSH|^~\\&|LAB|MAIN|LW|C|20260408080000+0000||ORU^R01|${id}|P|2.5.1`,
      "PID|1||M2001^^^CLINIC^MR||LOVGREN^ADA||19880514|F",
      `OBR|1||F${id}|CBC|||20260407`,
      `OBX|1|NM|777-3^Platelets^LN||${value}|10*9/L|||||F`,
    ].join("\r"),
  );
const plateletsOfAda = async () =>
  (await within((tx) => recordJson(tx, ada)))!.facts.flatMap((fact) =>
    fact.kind === "result-reported" && fact.collectedOn === "2026-04-07" ? [fact.value] : [],
  );
const held = async () => (await within((tx) => heldPage(tx, { states: waitingStates, most: 10 }))).held;

/** Two about one patient, of which the database refuses one for good. */
async function failThrice() {
  const sent = [message("1", "13.5"), message("2", "212")];
  await within((tx) =>
    acceptMessages(
      tx,
      sent.map((bytes) => describeMessage("lab", "x-application/hl7-v2+er7", bytes)),
    ),
  );
  await process("2026-04-08T09:00:01Z");
  expect(await held()).toEqual([]);
  await process("2026-04-08T09:01:30Z");
  expect(await held()).toEqual([]);
  expect(await process("2026-04-08T09:10:00Z")).toEqual({ filed: 0, failed: 1 });
  return (await held())[0]!;
}

describe("a message that cannot be filed", () => {
  it("keeps no other out, and after three times is held with its reason, as urgent as what it says", async () => {
    const one = await failThrice();
    expect(await plateletsOfAda()).toEqual([212]);
    expect(one).toMatchObject({ part: 0, state: "open", codes: ["filing-failed"], urgency: "IMMEDIATE" });
    expect(await within((tx) => heldCounts(tx))).toEqual({ open: 1, asked: 0 });
    expect(await lines()).toEqual(["unread-message/… IMMEDIATE"]);
    // Whoever looks at the patient meanwhile is told.
    expect(await within((tx) => heldAbout(tx, ada, "Europe/Berlin"))).toMatchObject([
      { urgency: "IMMEDIATE", isCertain: true },
    ]);
    const shown = (await within((tx) => showHeld(tx, one)))!;
    expect(shown.issues[0]).toMatchObject({ code: "filing-failed", saw: "refused by the database (23514)" });
    expect(shown.acts.map(({ action }) => action)).toEqual(["failed"]);
    expect(JSON.stringify([shown.held, shown.acts, shown.issues])).not.toMatch(/13\.5|LOVGREN|M2001/);
    expect(await process("2026-04-09T09:00:00Z")).toEqual({ filed: 0, failed: 0 });
  });

  it("is filed again once the fault was mended", async () => {
    const one = await failThrice();
    await expect(within((tx) => fileMessage(tx, one.message))).rejects.toMatchObject({ code: "23514" });
    expect((await held())[0]).toEqual(one);
    await owner("drop trigger refuse on longwatch.fact");
    expect(await within((tx) => fileMessage(tx, one.message))).toMatchObject({
      recorded: [{ patient: ada, added: 1 }],
    });
    expect((await plateletsOfAda()).toSorted()).toEqual([13.5, 212]);
    expect(await held()).toEqual([]);
    expect((await lines()).filter((line) => line.startsWith("unread-message"))).toEqual([]);
  });

  it("or is rejected, with a reason", async () => {
    const one = await failThrice();
    expect(await within((tx) => rejectHeld(tx, one, "Sent again in a better form"))).toBe(true);
    expect(await held()).toEqual([]);
    expect(await lines()).toEqual([]);
    const shown = (await within((tx) => showHeld(tx, one)))!;
    expect(shown.acts.map(({ action, why }) => [action, why])).toEqual([
      ["failed", "refused by the database (23514)"],
      ["rejected", "Sent again in a better form"],
    ]);
  });

  it("costs no more than one failure beside the one together", async () => {
    const sent = [...["201", "202", "203", "204", "205"].entries(), [9, "13.5"] as const];
    await within((tx) =>
      acceptMessages(
        tx,
        sent.map(([id, value]) => describeMessage("lab", "x-application/hl7-v2+er7", message(String(id), value))),
      ),
    );
    expect(await process("2026-04-08T09:00:01Z")).toEqual({ filed: 5, failed: 7 });
  });
});
