import * as z from "zod";

const said = z.string().trim().min(1);
const claim = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  /** What public pages say. */
  said,
  /** What was found when it was checked. */
  right: said,
  /** What the passage that states it rightly must name. */
  needs: z.strictObject({ figures: z.array(said).optional(), sources: z.array(said).optional() }).optional(),
  /** Words that only a passage with this claim may use. */
  onlyHere: z.strictObject({ en: z.array(said), es: z.array(said) }).optional(),
  /** The page that is still to be written for it; must go when the claim is stated. */
  awaits: said.optional(),
});
export const claimsFile = z.strictObject({ claims: z.array(claim) });
export type Claim = z.output<typeof claim>;

const word = z.strictObject({
  name: said,
  /** In one or two sentences, with marks as on pages. */
  says: said,
});
export const wordsFile = z.record(z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), word);
