import * as z from "zod";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** The first file of an archive, `backup.json`: what follows, and what is needed to take it. */
export const preface = z.strictObject({
  backup: z.literal(1),
  madeAt: z.string(),
  schema: z.strictObject({
    version: z.int().positive(),
    migrations: z.array(z.strictObject({ number: z.int().positive(), name: z.string(), sha256 })),
  }),
  tables: z.array(z.strictObject({ name: z.string(), columns: z.array(z.string()) })),
});
export type Preface = z.infer<typeof preface>;

/** The last file, `manifest.json`: what there was, to compare with what has arrived. */
export const manifest = z.strictObject({
  manifest: z.literal(1),
  /** The digest is that of the rows as COPY writes them, in the order of their key. */
  tables: z.array(
    z.strictObject({ name: z.string(), rows: z.int().nonnegative(), bytes: z.int().nonnegative(), sha256 }),
  ),
  /** How far each clinic's audit chain had come. Kept elsewhere, it proves that the chain was not rewritten. */
  audit: z.array(z.strictObject({ clinic: z.uuid(), position: z.int().nonnegative(), hash: sha256 })),
});
export type Manifest = z.infer<typeof manifest>;
export type TableProof = Manifest["tables"][number];
