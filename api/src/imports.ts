import * as z from "zod";
import { issue } from "./problem.ts";
import { id, momentText, uuid } from "./words.ts";

const profileContent = z.looseObject({}).meta({
  id: "ImportProfile",
  description:
    "delimiter, decimalMark, dateOrder, encoding, zone, patientSystem, layout, sheet, columns, codes: docs/intake.md.",
});
export const importProfileList = z
  .object({ profiles: z.array(z.object({ profile: id, version: z.int(), content: profileContent })) })
  .meta({ id: "ImportProfileList" });
export const writtenImportProfile = z.looseObject({}).meta({ id: "WrittenImportProfile" });
export const importProfileChanged = z.object({ version: z.int() }).meta({ id: "ImportProfileChanged" });

const tableImport = z.object({
  import: uuid,
  profile: z.string(),
  broughtAt: momentText,
  broughtBy: z.string(),
  state: z.enum(["previewed", "filed", "undone"]).meta({ description: "`previewed`: nothing of it was filed." }),
  facts: z.int().meta({ description: "That were filed; of one that was undone, that were taken back." }),
});
export const importList = z.object({ imports: z.array(tableImport) }).meta({ id: "ImportList" });
export const importPreview = z
  .object({
    ...tableImport.shape,
    disposition: z.string(),
    patients: z.array(z.object({ patient: id, facts: z.int() })),
    unmatched: z.object({ people: z.int(), facts: z.int() }),
    sheets: z.array(z.string()).meta({ description: "Of a workbook: the names of its sheets, for the profile." }),
    issues: z.array(issue),
    names: z.record(z.string(), z.string()).meta({
      description: "What each kind of issue is called, in the reader's language, by its code.",
    }),
  })
  .meta({ id: "ImportPreview", description: "What a table would become. Nothing is filed before somebody says so." });
export const tableColumns = z
  .object({
    headers: z.array(z.string()).meta({ description: "In the order of the table; none where no table was found." }),
    sheets: z.array(z.string()).meta({ description: "Of a workbook: the names of its sheets, for the profile." }),
  })
  .meta({ id: "TableColumns", description: "What a table's columns are called. Nothing of it was kept." });
export type TableColumnsJson = z.infer<typeof tableColumns>;
export const importFiled = z.object({ added: z.int() }).meta({ id: "ImportFiled" });
export const importUndone = z.object({ takenBack: z.int() }).meta({ id: "ImportUndone" });
export type ImportListJson = z.infer<typeof importList>;
export type ImportPreviewJson = z.infer<typeof importPreview>;
export type ImportProfileListJson = z.infer<typeof importProfileList>;
