import { spawnSync } from "node:child_process";
import path from "node:path";
import type { Command } from "commander";
import { describe, expect, test } from "vitest";
import { protocolCommand } from "./protocol.ts";

const main = path.join(import.meta.dirname, "main.ts");
const run = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--conditions=@longwatch/source", main, ...args], {
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: undefined, FORCE_COLOR: undefined },
  });
  return { status, stdout, stderr };
};

describe("longwatch protocol", () => {
  test("every command has help with an example, and --json", () => {
    const commands = protocolCommand().commands;
    expect(commands.map((one: Command) => one.name())).toEqual(["list", "show", "lint", "sheet", "diff", "build"]);
    for (const one of commands) {
      let help = "";
      one.configureOutput({ writeOut: (text) => (help += text) });
      one.outputHelp();
      expect(help).toContain("Example:\n  longwatch protocol ");
      expect(help).toContain("--json");
    }
  });

  test("list: one line for each version, without colour in a pipe", () => {
    const { status, stdout, stderr } = run("protocol", "list");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toMatch(/^PROTOCOL +WHERE +LAYER +FROM +THROUGH +RULES +STATUS\n/);
    expect(stdout).toMatch(/^default-policy@1 +any +local-policy /m);
    expect(stdout).not.toContain("template@");
  });

  test("show, diff and sheet by their names, and as JSON", () => {
    expect(run("protocol", "show", "template@1").stdout).toContain("template@1  Template");
    expect(JSON.parse(run("protocol", "show", "template@1", "--json").stdout)).toMatchObject({
      protocol: "template",
      digest: expect.stringMatching(/^sha256:/),
    });
    expect(run("protocol", "diff", "template@1", "template@1").stdout).toContain("No difference.");
    expect(JSON.parse(run("protocol", "diff", "template@1", "template@1", "--json").stdout)).toMatchObject({
      diff: 1,
      before: "template@1",
    });
    expect(run("protocol", "sheet", "template@1").stdout).toContain("**Not signed: not for clinical use.**");
  });

  test("show as FHIR and as CQL, for other programs", () => {
    const bundle = JSON.parse(run("protocol", "show", "template@1", "--as", "fhir").stdout);
    expect(bundle.entry[0].resource).toMatchObject({ resourceType: "PlanDefinition", version: "1", status: "draft" });
    expect(run("protocol", "show", "template@1", "--as", "cql").stdout).toMatch(/^library Template1 version '1'\n/);
  });

  test.each([
    [["protocol", "show", "template@1", "--as", "xml"], 'saw "xml" → Write fhir or cql.'],
    [["protocol", "show", "template@9"], 'saw "template@9" → Write one of template@1.'],
    [["protocol", "sheet"], "Name a protocol@version, or add --check or --write for all."],
    [["protocol", "sheet", "template@1", "--language", "de"], "Write en or es."],
    [["protocol", "show"], "error: missing required argument 'id'"],
    [["protocol", "nothing"], "error: unknown command 'nothing'"],
    [["protokol"], "error: unknown command 'protokol'"],
    [["protocol", "list", "--yaml"], "error: unknown option '--yaml'"],
  ])("bad input ends with 2 and one explanation: %j", (args, explanation) => {
    const { status, stdout, stderr } = run(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain(explanation);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  test("help and version end with 0", () => {
    expect(run("--help")).toMatchObject({ status: 0, stderr: "" });
    expect(run("help", "protocol").stdout).toContain("longwatch protocol");
    expect(run("--version").stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
