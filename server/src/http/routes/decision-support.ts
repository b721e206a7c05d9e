import { cdsAnswer, cdsFeedback, cdsRequest, cdsServices, patientMatch } from "@longwatch/api";
import { say } from "@longwatch/core";
import { overrideReasons } from "@longwatch/interop";
import * as z from "zod";
import { findClient } from "../../db/clients.ts";
import type { ClinicTx } from "../../db/transaction.ts";
import { keepFeedback } from "../../usecases/card-feedback.ts";
import { isHookService, tellCards } from "../../usecases/decision-support.ts";
import { give } from "../answer.ts";
import { hookDescriptions } from "../hook-descriptions.ts";
import { notFound, refuse } from "../problem.ts";
import { clinicRoute, publicRoute } from "../route.ts";

const base = "/api/v1/clinics/:clinic/cds-services";
const params = z.object({ clinic: z.uuid(), service: z.string().max(60) });

export const discoverDecisionSupport = publicRoute({
  id: "discoverDecisionSupport",
  method: "GET",
  path: base,
  summary: "What a record system may ask here (CDS Hooks 2.0). It is the same for every clinic, and names nobody.",
  params: z.object({ clinic: z.uuid() }),
  answer: cdsServices,
  run: async () => give({ services: hookDescriptions }, { headers: { "cache-control": "public, max-age=3600" } }),
});

export const askDecisionSupport = clinicRoute({
  id: "askDecisionSupport",
  method: "POST",
  path: `${base}/:service`,
  summary: "Cards about a patient who is looked at, or for whom something is ordered (CDS Hooks 2.0).",
  needs: ["decision-support"],
  trace: "decision-support.tell",
  takesAssertion: true,
  params,
  body: cdsRequest,
  answer: cdsAnswer,
  run: async ({ tx, params: { service, clinic }, body, services: { settings } }) => {
    if (!isHookService(service)) return notFound();
    if (body.hook !== service) return refuse("request-invalid", { id: "hook-only", of: service });
    const told = await tellCards(tx, service, await matchingOf(tx), body);
    if (told.is === "not-sent") return refuse("prefetch-missing", "prefetch-patient");
    const worklist = `${settings.origin}/clinics/${clinic}/worklist`;
    const url = `${settings.origin}/clinics/${clinic}/patients/${encodeURIComponent(told.patient ?? "")}`;
    return give({
      cards: told.cards.map(({ card, topic, summary, indicator, detail }) => ({
        uuid: card,
        summary,
        indicator,
        detail,
        source: {
          label: "Longwatch",
          url: settings.origin,
          topic: { code: topic, system: systemOf(settings.origin, "card-topics"), display: topic.replaceAll("-", " ") },
        },
        overrideReasons: overrideReasons(systemOf(settings.origin, "override-reasons")),
        links: [topic === "held-back" ? { ...toWorklist, url: worklist } : { ...toPatient, url }],
      })),
    });
  },
});

export const giveDecisionSupportFeedback = clinicRoute({
  id: "giveDecisionSupportFeedback",
  method: "POST",
  path: `${base}/:service/feedback`,
  summary: "What became of cards (CDS Hooks 2.0). It is kept, and changes nothing about a patient.",
  needs: ["decision-support"],
  trace: "decision-support.feedback",
  takesAssertion: true,
  params,
  body: cdsFeedback,
  answer: z.object({}),
  run: async ({ tx, params: { service }, body }) =>
    isHookService(service) && (await keepFeedback(tx, service, body)) ? give({}) : notFound(),
});

const toPatient = { label: say("support.open-patient", {}), type: "absolute" as const };
/** Where the task of what is held back stands. */
const toWorklist = { label: say("support.open-held", {}), type: "absolute" as const };
const systemOf = (origin: string, what: string): string => `${origin}/code-systems/${what}`;
const settingsOf = z.object({ patients: patientMatch });

/** As the client was registered; whoever is no such client names patients by our own id. */
async function matchingOf(tx: ClinicTx) {
  const client = tx.actor.kind === "service" ? await findClient(tx, tx.actor.id) : undefined;
  return client?.use === "decision-support" ? settingsOf.parse(client.content).patients : ({ by: "own-id" } as const);
}
