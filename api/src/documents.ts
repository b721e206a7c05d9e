import * as z from "zod";
import { id, momentText, next, pageQuery, uuid } from "./words.ts";

const document = z.object({
  document: uuid,
  message: uuid.meta({ description: "In which it came." }),
  place: z.string().meta({ description: "Where in the message, as issues say it." }),
  on: z.iso.date().nullable().meta({ description: "The day that it is about, where the message says so." }),
  filedAt: momentText,
  feed: z.string(),
  sender: z.string(),
  name: z.string().meta({ description: "What kind of document its sender calls it." }),
  mediaType: z.string().meta({ description: "By its bytes. `application/octet-stream`: open it with care." }),
  bytes: z.int(),
  facts: z.array(id).meta({ description: "Facts of the patient that came in the same message." }),
  isTheirs: z.boolean().meta({
    description: "False: somebody has since said that it is about somebody else. It is not opened here any more.",
  }),
});
export const documentList = z.object({ documents: z.array(document), next }).meta({ id: "DocumentList" });
export type DocumentListJson = z.infer<typeof documentList>;
export const documentsQuery = z.strictObject({
  ...pageQuery.shape,
  knownAt: momentText.optional().meta({ description: "By what was known at this moment, itself included." }),
});
