import { randomUUID } from "node:crypto";
import type { CdsRequestJson, PatientMatchJson } from "@longwatch/api";
import { cardsForOrders, cardsForView, type DraftCard, heldBackCard, ordersOf } from "@longwatch/interop";
import { recordEvent } from "../audit/record.ts";
import { heldAbout } from "../db/held-about.ts";
import { addShownCards } from "../db/shown-cards.ts";
import type { ClinicTx } from "../db/transaction.ts";
import { clinicRules } from "../rules/clinic-rules.ts";
import { matchPatient } from "./match-patient.ts";
import { showPatient } from "./show-patient.ts";
import { zoneOf } from "./today.ts";

/** The services of CDS Hooks, by id: what each is asked at, and what it tells of what is kept of a patient. */
export const hookServices = {
  "patient-view": { hook: "patient-view" },
  "order-select": { hook: "order-select" },
  "order-sign": { hook: "order-sign" },
} as const;
export type HookService = keyof typeof hookServices;
export const isHookService = (text: string): text is HookService => Object.hasOwn(hookServices, text);

/** Cards about a patient. `patient` undefined: it is nobody whom we know, so that nothing is said. */
export type Told =
  | {
      readonly is: "told";
      readonly patient: string | undefined;
      readonly cards: readonly (DraftCard & { readonly card: string })[];
    }
  | { readonly is: "not-sent" };

/** Answers a call of another system from what is kept, and leaves a trace of it. */
export async function tellCards(
  tx: ClinicTx,
  service: HookService,
  how: PatientMatchJson,
  { context, prefetch = {}, hookInstance }: CdsRequestJson,
): Promise<Told> {
  const { patientId, selections } = context;
  const matched = await matchPatient(tx, how, { patientId, prefetched: prefetch["patient"] });
  if (matched.is === "not-sent") return { is: "not-sent" };
  const shown = matched.is === "one" ? await showPatient(tx, matched.patient) : undefined;
  if (matched.is === "unknown" || shown === undefined) {
    await recordEvent(tx, { action: "decision-support.tell", object: "unknown", detail: { service, hookInstance } });
    return { is: "told", patient: undefined, cards: [] };
  }
  const { patient } = matched;
  const { page, version } = shown;
  const told =
    service === "patient-view"
      ? cardsForView(page.support, page.asOf)
      : cardsForOrders(page.support, ordersOf(context.draftOrders, chosen(service, selections)), page.asOf);
  // An order of which nothing is said stays without a card.
  const held = service === "patient-view" || told.length > 0 ? await heldBack(tx, patient) : undefined;
  const drafts = held === undefined ? told : [held, ...told];
  const cards = drafts.map((draft) => ({ ...draft, card: randomUUID() }));
  await addShownCards(tx, patient, service, cards);
  const { digest } = await clinicRules(tx);
  await recordEvent(tx, {
    action: "decision-support.tell",
    object: patient,
    detail: { service, hookInstance, version, rulebook: digest, asOf: page.asOf, cards: cards.length },
  });
  return { is: "told", patient, cards };
}

/** Results in quarantine that are, or may be, this patient's. */
const heldBack = async (tx: ClinicTx, patient: string): Promise<DraftCard | undefined> =>
  heldBackCard(await heldAbout(tx, patient, await zoneOf(tx)));

/** While orders are chosen only those that were just chosen are spoken of; when they are signed, all. */
const chosen = (service: HookService, selections: readonly string[] | undefined): readonly string[] | undefined =>
  service === "order-select" ? selections : undefined;
