import * as z from "zod";

export const site = z
  .object({
    banner: z.string().nullable().meta({ description: "What the operator tells everybody; null: nothing." }),
    hasSingleSignOn: z.boolean(),
    version: z.string(),
  })
  .meta({ id: "Site", description: "What a screen needs to know before anybody has signed in." });
