import { documentType, type SentDocument } from "@longwatch/interop";
import { addDocument, documentOf, type FiledDocument } from "../../db/documents.ts";
import type { GivenPart } from "../../db/given-parts.ts";
import { digestOf, messageOf } from "../../db/messages.ts";
import type { ClinicTx } from "../../db/transaction.ts";
import { readKept } from "./reading.ts";

/** Says of the documents of a part whose they are, so that they are found with the patient. The bytes stay in the message. */
export async function fileDocuments(
  tx: ClinicTx,
  { message, part, patient }: GivenPart,
  documents: readonly SentDocument[],
): Promise<void> {
  for (const { at, name, on, content } of documents)
    await addDocument(tx, {
      message,
      part,
      place: at,
      patient,
      on,
      name: name.slice(0, 200),
      mediaType: documentType(content),
      bytes: content.length,
      digest: digestOf(content),
    });
}

export type OpenedDocument = { readonly document: FiledDocument; readonly content: Uint8Array };

/**
 * A document of a patient, taken out of its message anew.
 *
 * @returns undefined where the patient has no such document, or the message does not give those bytes any more
 */
export async function openDocument(tx: ClinicTx, patient: string, id: string): Promise<OpenedDocument | undefined> {
  const document = await documentOf(tx, patient, id);
  const kept = document && (await messageOf(tx, document.message));
  if (document === undefined || kept === undefined) return undefined;
  const sent = (await readKept(tx, kept)).parts.flatMap(({ documents }) => documents);
  const found = sent.find(({ at, content }) => at === document.place && digestOf(content) === document.digest);
  return found && { document, content: found.content };
}
