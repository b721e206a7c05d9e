import { newTransfer, transferAnswer, transferAnswered, transferList, transferMade } from "@longwatch/api";
import * as z from "zod";
import { receivedOffers, sentOffers } from "../../db/transfers.ts";
import { acceptTransfer } from "../../usecases/accept-transfer.ts";
import { offerTransfer, refuseTransfer, withdrawTransfer } from "../../usecases/offer-transfer.ts";
import { give } from "../answer.ts";
import { notFound, refuseIssues } from "../problem.ts";
import { type ClinicAsked, clinicRoute } from "../route.ts";

const path = "/api/v1/clinics/:clinic/transfers";
const needs = ["transfer"] as const;
const params = z.object({ clinic: z.uuid(), offer: z.uuid() });

export const listTransfers = clinicRoute({
  id: "listTransfers",
  method: "GET",
  path,
  summary: "Offers to take a patient over: those that this clinic made, and those that were made to it.",
  needs,
  trace: null,
  answer: transferList,
  run: async ({ tx }) =>
    give({
      sent: (await sentOffers(tx)).map(shown),
      received: (await receivedOffers(tx)).map(shown),
    }),
});

export const offerTransferRoute = clinicRoute({
  id: "offerTransfer",
  method: "POST",
  path,
  summary: "Offer a patient to another clinic. Until it accepts, this one answers for the patient.",
  needs,
  trace: "transfer.offer",
  body: newTransfer,
  answer: transferMade,
  status: 201,
  run: async ({ tx, body: { patient, to, why } }) => {
    const offer = await offerTransfer(tx, patient, to, why);
    if (offer === undefined) return notFound();
    return offer.ok ? give({ offer: offer.value }, { status: 201 }) : refuseIssues(offer.issues);
  },
});

export const answerTransfer = clinicRoute({
  id: "answerTransfer",
  method: "PUT",
  path: `${path}/:offer/answer`,
  summary: "Accept or refuse an offer that was received, or withdraw one that was sent.",
  needs,
  trace: "transfer.accept",
  params,
  body: transferAnswer,
  answer: transferAnswered,
  run: async (asked) => {
    const result = await answered(asked);
    if (result === undefined) return notFound();
    if (!result.ok) return refuseIssues(result.issues);
    return give({ patient: result.value === true ? null : result.value.patient });
  },
});

type Answering = Pick<
  ClinicAsked<z.output<typeof params>, undefined, z.output<typeof transferAnswer>>,
  "tx" | "params" | "body"
>;
function answered({ tx, params: { offer }, body }: Answering) {
  switch (body.answer) {
    case "accept":
      return acceptTransfer(tx, offer, body.jurisdiction);
    case "refuse":
      return refuseTransfer(tx, offer, body.why);
    case "withdraw":
      return withdrawTransfer(tx, offer, body.why);
  }
}

const shown = <O extends { readonly offeredAt: Date; readonly answer: { readonly answer: string } | undefined }>(
  one: O,
) => ({
  ...one,
  offeredAt: one.offeredAt.toISOString(),
  answer: one.answer?.answer ?? null,
});
