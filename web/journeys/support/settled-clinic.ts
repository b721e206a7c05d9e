import type { Instant } from "@longwatch/core";
import type { InjectOptions } from "fastify";
import { addDelivery, type Delivery } from "../../../server/src/db/outbox.ts";
import { inClinic, theServer } from "../../../server/src/db/transaction.ts";
import type { MailServer } from "../../../server/src/testing/mail-server.ts";
import { instant } from "../../../server/src/testing/scope.ts";
import { deliverDue } from "../../../server/src/usecases/deliver.ts";
import { type Clinic, clinicOfPeople } from "./people.ts";
import type { Screen } from "./screen.ts";

/** A clinic that has agreed, decided and sent something: each act of the day before at a minute of its own. */
export async function settledClinic(screen: Screen, mail: MailServer): Promise<Clinic> {
  const clinic = await clinicOfPeople(screen, 3, "Harbour MS Clinic");
  const { server } = screen;
  const { nurse, neurologist, administrator } = clinic;
  const now = server.clock.at;
  const at = (path: string): string => `/api/v1/clinics/${clinic.clinic}${path}`;
  const first = { "if-match": '"0"' };
  const acts: readonly [string, Parameters<typeof server.as>[0], InjectOptions][] = [
    ["08:02", nurse, { method: "GET", url: at("/worklist") }],
    ["08:05", nurse, { method: "GET", url: at("/patients/demo-0002") }],
    ["08:20", administrator, { method: "PUT", url: at("/laboratories/general"), payload: general, headers: first }],
    ["08:24", administrator, { method: "PUT", url: at("/feeds/general-lab"), payload: { expectedEveryHours: 72 } }],
    ["08:25", administrator, { method: "PUT", url: at("/feeds/hospital-adt"), payload: { expectedEveryHours: 24 } }],
    ["09:40", neurologist, { method: "PUT", url: at("/policies/rules"), payload: rules, headers: first }],
    ["10:15", neurologist, { method: "GET", url: at("/patients/demo-0001") }],
    ["10:31", nurse, { method: "POST", url: at("/patients/demo-0001/contacts"), payload: rang }],
  ];
  for (const [time, who, options] of acts) {
    server.clock.at = instant(`2026-11-20T${time}:00Z`);
    const { statusCode, body } = await server.as(who, options);
    if (statusCode >= 300) throw new Error(`${options.url as string}: ${body}`);
  }
  server.clock.at = now;
  await messages(screen, clinic, mail);
  return clinic;
}

const general = {
  name: "General laboratory",
  senders: ["GENLAB/GENERAL"],
  codes: { THRO: "platelets", LEUK: "wbc", KREA: "creatinine", "TSH-S": "tsh", BLUTGR: "not-watched" },
  zone: "Europe/London",
  decimalMark: ",",
};
const rang = { channel: "telephone", outcome: "reached" };
const rules = {
  effectiveFrom: "2026-12-01",
  content: {
    policy: {
      protocol: "clinic-policy",
      version: "1",
      title: "Policy of the clinic",
      layer: "local-policy",
      jurisdiction: "any",
      status: "draft",
      effective: { from: "2026-12-01", through: null, precision: "day" },
      signedBy: [],
      parameters: [
        {
          id: "late.reminder-days",
          value: 3,
          unit: "d",
          layer: "local-policy",
          confidence: "K2",
          says: "The patient is reminded on the third day after a missed due day.",
          sources: [{ ref: "CLINIC" }],
        },
      ],
      rules: [],
    },
    references: [{ id: "CLINIC", title: "Meeting of the team, 20 November 2026" }],
  },
};

/** Messages of every state: sent, refused, tried again, withdrawn and waiting. */
async function messages({ database, server }: Screen, { clinic, nurse, neurologist }: Clinic, mail: MailServer) {
  const now = server.clock.at;
  const send = async (minutes: number, one: Partial<Delivery> & Pick<Delivery, "key">, isTried = true) => {
    const scope = { clinic, actor: theServer, at: (now - minutes * 60_000) as Instant };
    const usual = {
      channel: "staff-message",
      recipient: nurse.account,
      patient: "",
      about: [],
      urgency: "7D",
    } as const;
    await inClinic(database.app, scope, (tx) => addDelivery(tx, { ...usual, ...one }));
    if (isTried) await deliverDue(database.app, clinic, () => scope.at, server.services.mail!.post);
  };
  const reminder = { channel: "patient-reminder", recipient: "demo-0001", patient: "demo-0001" } as const;
  mail.behave("take", "take", "refuse", "greylist");
  await send(900, { key: "1" });
  await send(540, { key: "2", urgency: "24H" });
  await send(480, { key: "3", recipient: neurologist.account, urgency: "IMMEDIATE" });
  await send(300, { ...reminder, key: "4", urgency: "ROUTINE" });
  await send(60, { key: "5", recipient: neurologist.account });
  await send(10, { key: "6", urgency: "24H" }, false);
}
