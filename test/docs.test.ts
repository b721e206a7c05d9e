import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { issueCodes } from "@longwatch/core";
import { describe, expect, test } from "vitest";
import { referencePages } from "../scripts/reference/pages.ts";
import { assess } from "../server/src/cli/assess.ts";
import { blocksOf, firstUntrueLine, proseOf } from "./support/markdown.ts";

const root = path.join(import.meta.dirname, "..");
const read = (file: string): string => readFileSync(path.join(root, file), "utf8");

/** What git keeps, and what it would keep of the files that are new. */
const tracked = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
  cwd: root,
  encoding: "utf8",
})
  .split("\n")
  .filter((file) => file !== "" && existsSync(path.join(root, file)));
/** Pages of the guide have links and headings of their own kind, which its linter looks after. */
const pages = tracked.filter((file) => file.endsWith(".md") && !file.startsWith("guide/pages/"));

describe("every Markdown file", () => {
  test("links to files and headings that exist", () => {
    expect(pages.length).toBeGreaterThan(20);
    expect(pages.flatMap((page) => brokenLinks(page))).toEqual([]);
  });

  test("names npm scripts and commands that exist", () => {
    const scripts = Object.keys((JSON.parse(read("package.json")) as { scripts: object }).scripts);
    const commands = [...read("docs/reference/commands.md").matchAll(/^#+ longwatch ([a-z -]+)$/gm)].map(
      (match) => match[1]!,
    );
    const wrong = pages.flatMap((page) => {
      const text = read(page);
      const unknownScripts = [...text.matchAll(/npm run (?:--?[a-z-]+ )*([a-z]+)/g)].filter(
        (match) => !scripts.includes(match[1]!),
      );
      const called = [...text.matchAll(/(?:npx |`)longwatch ((?:[a-z][a-z-]*)(?: [a-z]+)?)/g)].map(
        (match) => match[1]!,
      );
      const unknownCommands = called.filter((one) => !commands.includes(one) && !commands.includes(one.split(" ")[0]!));
      return [...unknownScripts.map((match) => match[0]), ...unknownCommands].map((one) => `${page}: ${one}`);
    });
    expect(wrong).toEqual([]);
  });
});

test("nothing names a place outside the project", () => {
  const forbidden = ["../" + "shared", "/work" + "/", "/root" + "/", "/tmp/" + "lw"];
  const texts = tracked.filter((file) => !/^(test\/samples|package-lock\.json)|\.(png|ico|woff2?)$/.test(file));
  expect(
    texts.flatMap((file) => forbidden.filter((word) => read(file).includes(word)).map((word) => `${file}: ${word}`)),
  ).toEqual([]);
});

describe("README.md", () => {
  test("shows what the command line really prints", () => {
    const shown = blocksOf(read("README.md")).find(({ language }) => language === "text")!;
    const outcome = assess(path.join(root, "examples", "ada.json"), { asOf: "2026-11-21" });
    expect(firstUntrueLine(shown.text, outcome.text), outcome.text).toBeUndefined();
  });
});

describe("ARCHITECTURE.md", () => {
  test("has the table of imports that the test has", () => {
    const source = /const edges[^=]*= \{([\s\S]*?)\n\};/.exec(read("core/architecture.test.ts"))![1]!;
    const enforced = [...source.matchAll(/^ {2}"?([a-z-]+)"?: \{([^}]*)\}/gm)].map(
      (match) => [match[1]!, [...match[2]!.matchAll(/\b([a-z]+): "/g)].map((edge) => edge[1]!).toSorted()] as const,
    );
    const rows = [...read("ARCHITECTURE.md").matchAll(/^\| `([a-z-]+)` \| ([^|]*) \| .* \|$/gm)];
    const written = new Map(
      rows.map((match) => [match[1]!, [...match[2]!.matchAll(/`([a-z]+)`/g)].map((edge) => edge[1]!).toSorted()]),
    );
    const folders = readdirSync(path.join(root, "core", "src"), { withFileTypes: true }).filter(
      (one) => one.isDirectory() && one.name !== "testing",
    );
    const present = enforced.filter(([folder]) => folders.some(({ name }) => name === folder));
    expect(present.length).toBe(folders.length);
    expect(present.map(([folder, edges]) => [folder, edges])).toEqual(
      present.map(([folder]) => [folder, written.get(folder)]),
    );
  });
});

describe("docs/issues.md", () => {
  test("has every code and no other", () => {
    const listed = [...read("docs/issues.md").matchAll(/^\| `([a-z-]+)` \|/gm)].map((match) => match[1]!);
    expect(listed.toSorted()).toEqual(issueCodes.toSorted());
    expect(new Set(listed).size).toBe(listed.length);
  });
});

const caseFiles = tracked.filter((file) => /^protocols\/.*\/cases\/.*\.yaml$/.test(file));
const caseIds = new Set(
  caseFiles.flatMap((file) => [...read(file).matchAll(/^ *- id: (LW-\d{4})$/gm)].map((match) => match[1]!)),
);

describe("docs/hazards.md", () => {
  const rows = tableRows(read("docs/hazards.md"), /^H-\d+$/);

  test("has many, each with an id of its own", () => {
    expect(rows.length).toBeGreaterThanOrEqual(25);
    expect(new Set(rows.map(([id]) => id)).size).toBe(rows.length);
  });

  test("proves each control by a case, a test or an expected answer that exists, or says that it is open", () => {
    const wrong = rows.flatMap(([id, , control, proof]) => {
      const proofs = [...(proof ?? "").matchAll(/`([^`]+)`/g)].map((match) => match[1]!);
      const missing = proofs.filter((one) => !(caseIds.has(one) || tracked.includes(one)));
      return [
        ...missing.map((one) => `${id}: ${one}`),
        ...(proofs.length === 0 && !control!.includes("**open**") && !control!.includes("**Open**")
          ? [`${id}: nothing`]
          : []),
      ];
    });
    expect(wrong).toEqual([]);
  });

  test("names only deviations that are listed", () => {
    const known = new Set(tableRows(read("docs/known-deviations.md"), /^KD-\d+$/).map(([id]) => id));
    expect(
      [...read("docs/hazards.md").matchAll(/KD-\d+/g)].map((match) => match[0]).filter((id) => !known.has(id)),
    ).toEqual([]);
  });
});

describe("docs/known-deviations.md", () => {
  test("and the cases that show a deviation name each other", () => {
    const deviant = caseFiles.flatMap((file) =>
      read(file)
        .split(/^ *- id: (?=LW-)/m)
        .slice(1)
        .filter((one) => one.includes("knownDeviation"))
        .map((one) => one.slice(0, 7)),
    );
    const named = [...read("docs/known-deviations.md").matchAll(/LW-\d{4}/g)].map((match) => match[0]);
    expect([...new Set(named)].toSorted()).toEqual([...new Set(deviant)].toSorted());
  });
});

describe("docs/glossary.md", () => {
  const words = tableRows(read("docs/glossary.md"), /^\*\*/).map(([word]) => word!.replaceAll("*", ""));

  test("is in the order of the alphabet, each word once", () => {
    const keys = words.map((word) => word.toLowerCase());
    expect(keys).toEqual([...new Set(keys)].toSorted());
  });

  test("has the words of the answer", () => {
    const listed = new Set(words.flatMap((word) => word.toLowerCase().split(/, /)));
    const needed = [
      "adoption",
      "anchor",
      "course",
      "coverage",
      "digest",
      "evidence",
      "fact",
      "flaw",
      "issue",
      "jurisdiction",
      "layer",
      "obligation",
      "ordinal",
      "period",
      "protocol",
      "record",
      "rule",
      "rulebook",
      "signal",
      "superseded",
      "task",
      "urgency",
      "waiver",
    ];
    expect(needed.filter((word) => !listed.has(word))).toEqual([]);
  });
});

test("docs/reference is what npm run reference writes", async () => {
  const stale = [...(await referencePages(root))]
    .filter(([name, text]) => read(`docs/reference/${name}`) !== text)
    .map(([name]) => name);
  expect(stale).toEqual([]);
});

/** Rows of all tables whose first cell matches, as cells. */
function tableRows(markdown: string, first: RegExp): readonly (readonly string[])[] {
  return markdown
    .split("\n")
    .filter((line) => line.startsWith("| "))
    .map((line) =>
      line
        .slice(2, -2)
        .split(" | ")
        .map((cell) => cell.trim()),
    )
    .filter((cells) => first.test(cells[0]!));
}

function brokenLinks(page: string): readonly string[] {
  const links = [...proseOf(read(page)).matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1]!);
  return links.flatMap((link) => {
    if (/^(https?|mailto):/.test(link)) return [];
    const [file, heading] = link.split("#") as [string, string | undefined];
    const target = file === "" ? page : path.posix.join(path.posix.dirname(page), decodeURIComponent(file));
    if (!existsSync(path.join(root, target))) return [`${page}: ${link}`];
    return heading === undefined || anchorsOf(read(target)).has(heading) ? [] : [`${page}: ${link}`];
  });
}

/** Anchors as code hosts make them of headings. */
const anchorsOf = (markdown: string): ReadonlySet<string> =>
  new Set(
    [...proseOf(markdown).matchAll(/^#+ (.*)$/gm)].map((match) =>
      match[1]!
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
        .replaceAll(" ", "-"),
    ),
  );

describe("docs/calibration.md", () => {
  const page = read("docs/calibration.md");
  const misses = page.slice(page.indexOf("## Misses"), page.indexOf("## Not compared"));
  test("has a reason for each miss, and no reason that is left over", () => {
    expect(misses).not.toContain("No reason is known");
    const source = read("synthetic/src/calibration/reasons.ts");
    const reasons = [...source.matchAll(/^ {2}"([^"]+)":/gm)].map((match) => match[1]!.replace(": ", ", "));
    expect(reasons.length).toBeGreaterThan(3);
    expect(reasons.filter((reason) => !misses.includes(`**${reason}**`))).toEqual([]);
  });
  test("fits at least nine in ten of the rows graded V, with and without the baseline", () => {
    const shares = [...page.matchAll(/^\| graded V.*\| ([0-9.]+) % \|$/gm)].map((match) => Number(match[1]));
    expect(shares).toHaveLength(2);
    expect(Math.min(...shares)).toBeGreaterThanOrEqual(90);
  });
  test("shows the drawings that there are", () => {
    const shown = [...page.matchAll(/\]\(calibration\/([a-z-]+\.svg)\)/g)].map((match) => match[1]!);
    expect(shown.toSorted()).toEqual(readdirSync(path.join(root, "docs", "calibration")).toSorted());
  });
});
