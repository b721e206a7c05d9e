import type { Instant } from "@longwatch/core";
import { addBulkExport, countBulkExportsOf, findBulkExport, removeBulkExport } from "../../db/bulk-exports.ts";
import type { Actor } from "../../db/transaction.ts";
import { announce } from "../../usecases/announce.ts";
import { isRefusal, notFound, type Refusal, refusal } from "../outcome.ts";
import type { FhirAnswer, FhirRequest } from "../request.ts";
import { type KickOff, orderOf } from "./order.ts";

/** What is not finished by then never will be. */
const givenUpAfter = 2 * 86_400_000;
/** So many exports of one program are kept at once, finished ones among them. */
const most = 5;

/** The address at which a program asks how far its export has come. */
export const statusAddress = (base: string, id: string): string => `${base}/$export-status/${id}`;

/** Takes the order; the work is done by a job. */
export async function kickOff(request: FhirRequest, actor: Actor, asked: KickOff): Promise<FhirAnswer | Refusal> {
  const { tx, base } = request;
  const order = orderOf(request, actor, asked);
  if (isRefusal(order)) return order;
  if ((await countBulkExportsOf(tx, actor.id)) >= most) return tooMany;
  await addBulkExport(tx, order, (tx.at + givenUpAfter) as Instant);
  await announce(tx, "export");
  return { status: 202, headers: { "content-location": statusAddress(base, order.export) }, body: undefined };
}

const tooMany: Refusal = {
  ...refusal(429, "throttled", `${most} exports of yours are here. Delete those that you have fetched.`),
  headers: { "retry-after": "3600" },
};

/** Takes an export away, finished or not: what was written of it too. */
export async function cancel({ tx }: FhirRequest, actor: Actor, id: string): Promise<FhirAnswer | Refusal> {
  if ((await findBulkExport(tx, id, actor.id)) === undefined) return notFound();
  await removeBulkExport(tx, id);
  return { status: 202, headers: {}, body: undefined };
}
