import * as z from "zod";
import { id, uuid } from "./words.ts";

export const messageReceived = z
  .object({
    message: uuid,
    isRepeated: z.boolean().meta({ description: "The same bytes had come before: nothing was done again." }),
    disposition: z.string(),
    recorded: z.array(z.object({ patient: id, added: z.int() })),
    unmatched: z.int().meta({ description: "People of the message who are no patient here, by exact identifier." }),
    issues: z.array(z.object({ code: z.string(), severity: z.string(), at: z.string() })),
  })
  .meta({ id: "MessageReceived" });
export const messageFiling = z.strictObject({ patient: id.optional() }).meta({ id: "MessageFiling" });
