import { type Day, type Language, parseDay } from "@longwatch/core";
import * as z from "zod";
import { readStructured } from "../files/structured-text.ts";
import type { Fault } from "./fault.ts";
import type { Page } from "./page.ts";
import { readBlocks } from "./read-blocks.ts";

const said = z.string().trim().min(1);
const day = z.string().transform((text, context): Day => {
  const read = parseDay(text);
  if (read !== undefined) return read;
  context.issues.push({ code: "custom", input: text, message: "a day as YYYY-MM-DD" });
  return z.NEVER;
});
const frontMatter = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  title: said,
  question: said,
  audience: z.enum(["patient", "family", "both"]),
  jurisdiction: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  reviewedOn: day,
  reviewDue: day,
  order: z.int().positive(),
  paper: z.literal("one-sheet").optional(),
});

type PageRead = { readonly page: Page | undefined; readonly faults: readonly Fault[] };

/** One file of `pages/<language>` → a page, or what is wrong with it. A page with a fault of its text is read as far as it goes. */
export function readPage(text: string, file: string, language: Language): PageRead {
  const wrong = (line: number, saw: string, remedy: string): PageRead => ({
    page: undefined,
    faults: [{ rule: "front-matter", file, line, saw, remedy }],
  });
  const parts = /^---\n(.*?\n)---\n(.*)$/su.exec(text.replaceAll("\r\n", "\n"));
  if (parts === null) return wrong(1, "no front matter", "Begin with --- , the keys of guide/README.md, and --- .");
  const [, yaml = "", markdown = ""] = parts;
  const structured = readStructured(yaml);
  if (!structured.ok) {
    const [issue] = structured.issues;
    return wrong(1, issue?.saw ?? "YAML that cannot be read", issue?.remedy ?? "Write YAML.");
  }
  const parsed = frontMatter.safeParse(structured.value.value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const key = issue?.path.join("/") ?? "";
    const { line } = structured.value.locate(`/${key}`);
    return wrong(line + 1, `${key}: ${issue?.message}`, "Write the keys of guide/README.md, and no others.");
  }
  const { jurisdiction, paper, ...rest } = parsed.data;
  if (!file.endsWith(`/${rest.id}.md`)) return wrong(2, `the id ${rest.id}`, "Give the file the name of its id.");
  if (rest.reviewDue < rest.reviewedOn) return wrong(1, "a review due before it was done", "Write the later day.");
  const { blocks, faults } = readBlocks(markdown, yaml.split("\n").length + 1);
  return {
    page: { file, language, ...rest, jurisdiction, paper, blocks },
    faults: faults.map((one) => ({ ...one, file })),
  };
}
