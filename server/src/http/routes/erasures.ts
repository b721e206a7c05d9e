import { erasureList, erasureMade, erasureWithdrawal, newErasure } from "@longwatch/api";
import * as z from "zod";
import { erasureRequests } from "../../db/erasure-requests.ts";
import { confirmErasure, requestErasure, withdrawErasure } from "../../usecases/request-erasure.ts";
import { done, give } from "../answer.ts";
import { notFound, refuseIssues } from "../problem.ts";
import { clinicRoute } from "../route.ts";

const path = "/api/v1/clinics/:clinic/erasures";
const needs = ["erase"] as const;
const params = z.object({ clinic: z.uuid(), request: z.uuid() });

export const listErasures = clinicRoute({
  id: "listErasures",
  method: "GET",
  path,
  summary: "Erasures that were asked for, and what became of them.",
  needs,
  trace: null,
  answer: erasureList,
  run: async ({ tx }) => {
    const requests = (await erasureRequests(tx)).map((one) => ({
      ...one,
      requestedAt: one.requestedAt.toISOString(),
      confirmedBy: one.confirmedBy ?? null,
    }));
    return give({ requests });
  },
});

export const requestErasureRoute = clinicRoute({
  id: "requestErasure",
  method: "POST",
  path,
  summary: "Ask that a patient is erased, with a reason. Another person must confirm it.",
  needs,
  trace: "erasure.request",
  body: newErasure,
  answer: erasureMade,
  status: 201,
  run: async ({ tx, body: { patient, why } }) => {
    const request = await requestErasure(tx, patient, why);
    if (request === undefined) return notFound();
    return request.ok ? give({ request: request.value }, { status: 201 }) : refuseIssues(request.issues);
  },
});

export const confirmErasureRoute = clinicRoute({
  id: "confirmErasure",
  method: "PUT",
  path: `${path}/:request/confirmation`,
  summary: "Confirm an erasure that another person has asked for.",
  needs,
  trace: "erasure.confirm",
  params,
  run: async ({ tx, params: { request } }) => {
    const confirmed = await confirmErasure(tx, request);
    if (confirmed === undefined) return notFound();
    return confirmed.ok ? done() : refuseIssues(confirmed.issues);
  },
});

export const withdrawErasureRoute = clinicRoute({
  id: "withdrawErasure",
  method: "PUT",
  path: `${path}/:request/withdrawal`,
  summary: "Take the request back before it is carried out.",
  needs,
  trace: "erasure.withdraw",
  params,
  body: erasureWithdrawal,
  run: async ({ tx, params: { request }, body: { why } }) => {
    const withdrawn = await withdrawErasure(tx, request, why);
    if (withdrawn === undefined) return notFound();
    return withdrawn.ok ? done() : refuseIssues(withdrawn.issues);
  },
});
