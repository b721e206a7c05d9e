import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { settings } from "../server/src/config/settings.ts";
import { ownProcesses } from "../server/src/own-process.ts";

const root = path.join(import.meta.dirname, "..");
const deploy = (name: string): string => path.join(root, "deploy", name);
const scratch = mkdtempSync(path.join(tmpdir(), "longwatch-deploy-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const run = (command: string, ...args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: scratch, encoding: "utf8" });
  return { status, said: `${stdout}${stderr}` };
};
/** Tools of Debian that a machine may lack; what they check is then only read. */
const has = (command: string): boolean => spawnSync("sh", ["-c", `command -v ${command}`]).status === 0;

describe("the image", () => {
  const target = path.join(scratch, "image");
  test("is assembled by its script, runs by itself, and holds no tool of development", () => {
    const built = run("sh", deploy("build-image.sh"), target);
    expect(built).toMatchObject({ status: 0, said: expect.stringContaining("is ready") });
    const command = path.join(target, "bin", "longwatch");
    expect(run(command, "--version")).toMatchObject({ status: 0 });
    const record = path.join(root, "examples", "ada.json");
    expect(run(command, "assess", record, "--as-of", "2026-11-21").said).toContain("Thyroid (TSH)");
    const packages = readdirSync(path.join(target, "node_modules"));
    for (const tool of ["typescript", "vitest", "vite", "@biomejs", "fast-check"]) expect(packages).not.toContain(tool);
    expect(readdirSync(path.join(target, "server")).toSorted()).toContain("sql");
    expect(existsSync(path.join(target, "server", "src"))).toBe(false);
    expect(existsSync(path.join(target, "server", "dist", "screen", "index.html"))).toBe(true);
  });

  test("holds what runs in a process of its own, which nothing else loads", () => {
    const folder = path.join(target, "server", "dist");
    const names = Object.keys(ownProcesses).map((name) => `longwatch-${name}.mjs`);
    const all = readdirSync(folder).filter((name) => name.endsWith(".mjs"));
    expect(all).toEqual(expect.arrayContaining(names));
    const loading = all.filter((file) => {
      const text = readFileSync(path.join(folder, file), "utf8");
      return names.some((name) => text.includes(`"./${name}"`));
    });
    expect(loading).toEqual([]);
  });

  test("can be written to by nobody but its owner", () => {
    const open = readdirSync(target, { recursive: true, encoding: "utf8" })
      .map((name) => path.join(target, name))
      .filter((file) => existsSync(file) && (statSync(file).mode & 0o022) !== 0);
    expect(open).toEqual([]);
  });

  test("is never put over something that is there", () => {
    expect(run("sh", deploy("build-image.sh"), scratch)).toMatchObject({ status: 2 });
  });
});

describe("what is deployed", () => {
  const files = ["Dockerfile", "longwatch.service"].map((name) => ({ name, text: readFileSync(deploy(name), "utf8") }));
  test.each(files)("$name sets only what exists", ({ text }) => {
    const known = Object.values(settings).flatMap(({ name }) => [name, `${name}_FILE`]);
    const set = [...text.matchAll(/\b((?:LONGWATCH|DATABASE|SMTP|OIDC|MAIL)_[A-Z_]+)=/g)].map((match) => match[1]!);
    expect(set.length).toBeGreaterThan(0);
    expect(set.filter((name) => !known.includes(name))).toEqual([]);
  });

  test.skipIf(!has("systemd-analyze"))("the unit is one that systemd takes, and exposes little", () => {
    const unit = path.join(scratch, "longwatch.service");
    writeFileSync(
      unit,
      readFileSync(deploy("longwatch.service"), "utf8").replace("/opt/longwatch/bin/longwatch", "/bin/true"),
    );
    expect(run("systemd-analyze", "verify", "--man=no", unit)).toEqual({ status: 0, said: "" });
    const { said } = run("systemd-analyze", "security", "--offline=yes", "--no-pager", unit);
    const exposure = Number(/Overall exposure level for .*: (\d+\.\d+)/.exec(said)?.[1]);
    expect(exposure).toBeLessThan(2);
  });

  test.skipIf(!has("nginx"))("the example for nginx is one that it takes", () => {
    const folder = path.join(scratch, "tls");
    const made = run(
      "openssl",
      ..."req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 1 -subj /CN=x".split(" "),
      "-keyout",
      `${folder}.key`,
      "-out",
      `${folder}.pem`,
    );
    expect(made.status).toBe(0);
    const site = readFileSync(deploy("nginx.conf"), "utf8")
      .replace("/etc/ssl/longwatch/certificate.pem", `${folder}.pem`)
      .replace("/etc/ssl/longwatch/key.pem", `${folder}.key`)
      .replace("/var/log/nginx/longwatch.log", path.join(scratch, "access.log"));
    const whole = path.join(scratch, "nginx.conf");
    writeFileSync(whole, `pid ${scratch}/nginx.pid;\nerror_log stderr;\nevents {}\nhttp {\n${site}\n}\n`);
    expect(run("nginx", "-t", "-c", whole)).toMatchObject({ status: 0 });
  });

  test.skipIf(!has("caddy"))("the example for Caddy is one that it takes", () => {
    expect(run("caddy", "validate", "--adapter", "caddyfile", "--config", deploy("Caddyfile"))).toMatchObject({
      status: 0,
    });
  });
});
