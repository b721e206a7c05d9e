import * as z from "zod";
import { sealHeaders } from "../../access/sealed-headers.ts";
import {
  createSubscription,
  type Hooks,
  removeSubscription,
  updateSubscription,
} from "../../fhir/change-subscription.ts";
import { takenTypes } from "../../fhir/prefer.ts";
import { read } from "../../fhir/read.ts";
import { search } from "../../fhir/search.ts";
import { subscriptionEvents, subscriptionStatus } from "../../fhir/subscriptions.ts";
import { bytesOf, fhir, fhirBase, headerOf } from "../fhir-request.ts";
import { clinicRoute } from "../route.ts";
import type { Services } from "../services.ts";

const base = `${fhirBase}/Subscription`;
const idParams = z.object({ clinic: z.uuid(), id: z.string().min(1).max(64) });
const bodyLimit = 64 * 1024;
const hooksOf = ({ access, settings }: Services): Hooks => ({
  receivers: settings.subscribers,
  seal: (subscription, headers) => sealHeaders(access.key, subscription, headers),
});
/** A program sees its own; who manages programs sees all. */
const needs = ["read-patient", "manage-services"] as const;

export const fhirCreateSubscription = clinicRoute({
  id: "fhirCreateSubscription",
  method: "POST",
  path: base,
  needs: ["read-patient"],
  trace: "subscription.add",
  mediaTypes: takenTypes,
  bodyLimit,
  run: async (asked) =>
    fhir(asked, asked.request.query, (request) =>
      createSubscription(request, hooksOf(asked.services), bytesOf(asked.body)),
    ),
});

export const fhirUpdateSubscription = clinicRoute({
  id: "fhirUpdateSubscription",
  method: "PUT",
  path: `${base}/:id`,
  needs,
  trace: "subscription.change",
  params: idParams,
  mediaTypes: takenTypes,
  bodyLimit,
  run: async (asked) =>
    fhir(asked, asked.request.query, (request) =>
      updateSubscription(request, asked.params.id, bytesOf(asked.body), headerOf(asked.headers, "if-match")),
    ),
});

export const fhirDeleteSubscription = clinicRoute({
  id: "fhirDeleteSubscription",
  method: "DELETE",
  path: `${base}/:id`,
  needs,
  trace: "subscription.end",
  params: idParams,
  run: async (asked) => fhir(asked, asked.request.query, (request) => removeSubscription(request, asked.params.id)),
});

export const fhirSearchSubscriptions = clinicRoute({
  id: "fhirSearchSubscriptions",
  method: "GET",
  path: base,
  needs,
  trace: null,
  run: async (asked) => fhir(asked, asked.request.query, (request, pairs) => search(request, "Subscription", pairs)),
});

export const fhirReadSubscription = clinicRoute({
  id: "fhirReadSubscription",
  method: "GET",
  path: `${base}/:id`,
  needs,
  trace: null,
  params: idParams,
  run: async (asked) =>
    fhir(asked, asked.request.query, (request) =>
      read(request, "Subscription", asked.params.id, headerOf(asked.headers, "if-none-match")),
    ),
});

export const fhirSubscriptionStatus = clinicRoute({
  id: "fhirSubscriptionStatus",
  method: "GET",
  path: `${base}/:id/$status`,
  needs,
  trace: null,
  params: idParams,
  run: async (asked) => fhir(asked, asked.request.query, (request) => subscriptionStatus(request, asked.params.id)),
});

export const fhirSubscriptionEvents = clinicRoute({
  id: "fhirSubscriptionEvents",
  method: "GET",
  path: `${base}/:id/$events`,
  needs: ["read-patient"],
  trace: "subscription.tell",
  params: idParams,
  run: async (asked) =>
    fhir(asked, asked.request.query, (request, pairs) => subscriptionEvents(request, asked.params.id, new Map(pairs))),
});
