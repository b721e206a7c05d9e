import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { compileRulebook, protocolName } from "@longwatch/core";
import { beforeAll, describe, expect, test } from "vitest";
import { buildLibrary } from "./build-library.ts";
import { writeBuilt } from "./built-library.ts";
import { builtFile, protocolsFolder } from "./folder.ts";
import { loadLibrary, loadRules } from "./load.ts";

/** A copy of the shipped protocols that a test may change. */
const copy = () => {
  const folder = mkdtempSync(path.join(tmpdir(), "longwatch-protocols-"));
  cpSync(protocolsFolder(), folder, { recursive: true, filter: (file) => path.basename(file) !== "dist" });
  return folder;
};
const value = <T>(result: { ok: true; value: T } | { ok: false; problems: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
};
const written = (text: string) => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), "longwatch-policy-")), "policy.yaml");
  writeFileSync(file, text);
  return file;
};

describe("the shipped protocols", () => {
  test("have no problems", () => {
    expect(buildLibrary(protocolsFolder())).toMatchObject({ ok: true });
  });

  test("carry a digest of their content, which comments do not change and words do", () => {
    const folder = copy();
    const file = path.join(folder, "template", "1.yaml");
    const digests = () => value(buildLibrary(folder)).protocols.map(({ protocol }) => protocol.digest);
    const before = digests();
    expect(before.every((digest) => /^sha256:[0-9a-f]{64}$/.test(digest))).toBe(true);
    writeFileSync(file, `# another comment\n${readFileSync(file, "utf8")}`);
    expect(digests()).toEqual(before);
    writeFileSync(file, readFileSync(file, "utf8").replace("status: draft", "status: retired"));
    expect(digests()).not.toEqual(before);
  });
});

describe("the built file", () => {
  let folder: string;
  beforeAll(() => {
    folder = copy();
    writeBuilt(value(buildLibrary(folder)));
  });

  test("gives the same as the sources", () => {
    expect(value(loadLibrary(folder))).toEqual(value(buildLibrary(folder)));
  });

  test("serves where only it is left", () => {
    const alone = mkdtempSync(path.join(tmpdir(), "longwatch-built-"));
    cpSync(path.join(folder, "dist"), path.join(alone, "dist"), { recursive: true });
    expect(value(loadLibrary(alone)).protocols.length).toBeGreaterThan(10);
  });

  test("is not believed when a source is younger, or its digest does not fit", () => {
    const changed = copy();
    cpSync(path.join(folder, "dist"), path.join(changed, "dist"), { recursive: true });
    const source = path.join(changed, "template", "1.yaml");
    writeFileSync(source, readFileSync(source, "utf8").replace("status: draft", "status: retired"));
    utimesSync(source, new Date(Date.now() + 5000), new Date(Date.now() + 5000));
    const statuses = value(loadLibrary(changed)).protocols.map(({ protocol }) => protocol.status);
    expect(statuses).toContain("retired");

    const forged = mkdtempSync(path.join(tmpdir(), "longwatch-forged-"));
    cpSync(path.join(folder, "dist"), path.join(forged, "dist"), { recursive: true });
    writeFileSync(builtFile(forged), readFileSync(builtFile(forged), "utf8").replace('"value":7', '"value":9'));
    expect(loadLibrary(forged)).toMatchObject({ ok: false, problems: [{ issues: [{ code: "text-unreadable" }] }] });
  });

  test("an empty folder is said, not thrown", () => {
    const empty = mkdtempSync(path.join(tmpdir(), "longwatch-empty-"));
    expect(loadLibrary(empty)).toMatchObject({ ok: false, problems: [{ issues: [{ saw: "no protocols" }] }] });
    rmSync(empty, { recursive: true });
    expect(existsSync(empty)).toBe(false);
  });
});

describe("rules", () => {
  test("leave the template out and the default policy in", () => {
    const names = value(loadRules()).protocols.map(protocolName);
    expect(names).toContain("default-policy@1");
    expect(names.some((name) => name.startsWith("template@"))).toBe(false);
  });

  test("none: the bare labels; of local policy only what was carried to fill a gap in them", () => {
    const { protocols } = value(loadRules("none"));
    expect(protocols.some(({ layer }) => layer === "local-policy")).toBe(false);
    const local = protocols.flatMap(({ rules }) => rules).filter(({ layer }) => layer === "local-policy");
    expect(local.every(({ carriedFrom }) => carriedFrom !== undefined)).toBe(true);
    expect(compileRulebook(protocols).inForce("EU").segments.length).toBeGreaterThan(0);
  });

  test("a clinic's file adds adoptions and a policy that speaks last", () => {
    const own = `adoptions:
  - { protocol: alemtuzumab-eu@2020-01, from: 2020-03-01, by: AB }
policy:
  protocol: our-policy
  version: "1"
  title: Our policy
  layer: local-policy
  jurisdiction: any
  status: draft
  effective: { from: 2020-03-01, through: null, precision: day }
  signedBy: []
  rules: []
`;
    const { protocols, adoptions } = value(loadRules(written(own)));
    expect(adoptions).toHaveLength(1);
    expect(protocolName(protocols.at(-1)!)).toBe("our-policy@1");
    const badly = loadRules(
      written(own.replace("rules: []", "rules: []\n  parameters: [{ id: late.call-days, value: 7 }]")),
    );
    expect(badly.ok ? [] : badly.problems[0]?.issues.map(({ code, at }) => `${code} ${at}`)).toEqual([
      "protocol-unit-missing /policy/parameters/0/unit",
      "value-missing /policy/parameters/0/says",
      "value-missing /policy/parameters/0/confidence",
      "protocol-source-missing /policy/parameters/0/sources",
    ]);
  });

  test("a clinic's policy is linted next to the shipped protocols, with its own places", () => {
    const own = `policy:
  protocol: our-policy
  version: "1"
  title: Our policy
  layer: local-policy
  jurisdiction: any
  status: approved
  effective: { from: 2020-03-01, through: null, precision: day }
  signedBy: []
  rules: []
`;
    const file = written(own);
    const result = loadRules(file);
    expect(
      result.ok
        ? []
        : result.problems.map((one) => [one.file, one.issues[0]?.at, one.locate?.("/policy/signedBy").line]),
    ).toEqual([[file, "/policy/signedBy", 9]]);
  });
});
