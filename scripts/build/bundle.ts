import { existsSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { build, type InlineConfig } from "vite";
import { ownProcesses } from "../../server/src/own-process.ts";
import type { Step } from "./steps.ts";

/**
 * The command line as JavaScript, so that it starts fast and on any Node from 24: the
 * entry `longwatch.mjs`, one for each process of its own, and beside them a part for each command that is loaded
 * when it is called.
 */
export const bundleCommandLine: Step = async (root) => {
  const server = path.join(root, "server");
  removeOld(path.join(server, "dist"));
  try {
    await build(settings(server));
    return undefined;
  } catch (error) {
    const message = error instanceof Error ? error.message.replaceAll(/^\s+at .*\n?/gm, "") : String(error);
    return `${message}\nThe command line was not bundled.`;
  }
};

/**
 * What the server alone needs stays a package beside the bundle: some of it is native, some looks for its own files, and none of
 * it is loaded by the commands that read files. A package that is bundled together with one of these would be there twice.
 */
const installed = [
  "@duckdb/node-api",
  "@fastify/cookie",
  "@fastify/formbody",
  "@fastify/helmet",
  "@fastify/rate-limit",
  "@fastify/swagger",
  "@simplewebauthn/server",
  "fastify",
  "kysely",
  "nodemailer",
  "openid-client",
  "otpauth",
  "pdfmake",
  "pg",
  "pg-boss",
  "pg-copy-streams",
  "pino",
  "prom-client",
];

const entries = {
  longwatch: "src/cli/main.ts",
  ...Object.fromEntries(Object.entries(ownProcesses).map(([name, file]) => [`longwatch-${name}`, `src/${file}`])),
};

const settings = (server: string): InlineConfig => ({
  root: server,
  configFile: false,
  logLevel: "silent",
  ssr: {
    noExternal: true,
    external: [...installed],
    resolve: { conditions: ["@longwatch/source", "module", "node", "default"] },
  },
  build: {
    ssr: true,
    outDir: "dist",
    emptyOutDir: false,
    target: "node24",
    minify: false,
    sourcemap: false,
    rolldownOptions: {
      input: entries,
      output: { entryFileNames: "[name].mjs", chunkFileNames: "longwatch-[name].mjs" },
    },
  },
});

/** Parts of an earlier bundle; what the compiler has put there stays. */
function removeOld(folder: string): void {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  for (const name of names) if (/^longwatch.*\.mjs$/.test(name)) rmSync(path.join(folder, name));
}
