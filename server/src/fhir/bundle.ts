import { batch } from "./batch.ts";
import { entriesOf } from "./entries.ts";
import { readJsonObject } from "./json-text.ts";
import { isRefusal, type Refusal, refusal } from "./outcome.ts";
import { answer, type FhirAnswer, type FhirRequest } from "./request.ts";
import { transaction } from "./transaction.ts";

/** A Bundle that was sent to the server itself: all of it or nothing as a transaction, each by itself as a batch. */
export async function takeBundle(request: FhirRequest, bytes: Uint8Array): Promise<FhirAnswer | Refusal> {
  const sent = readJsonObject(bytes);
  if (sent === undefined) return refusal(400, "structure", "The body is no JSON object in UTF-8.");
  if (sent["resourceType"] !== "Bundle")
    return refusal(400, "structure", "Only a Bundle is taken here.", "resourceType");
  const type = sent["type"];
  if (type !== "transaction" && type !== "batch")
    return refusal(400, "not-supported", "Send a Bundle of type transaction or batch.", "Bundle.type");
  const entries = entriesOf(sent);
  if (!isList(entries)) return entries;
  const answers =
    type === "batch" ? await batch(request, entries) : await transaction(request, { bytes, json: sent }, entries);
  if (!isList(answers)) return answers;
  return answer({ resourceType: "Bundle", type: `${type}-response`, entry: answers });
}

const isList = <T>(value: readonly T[] | Refusal): value is readonly T[] => !isRefusal(value);
