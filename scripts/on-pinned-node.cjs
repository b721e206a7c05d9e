#!/usr/bin/env node
// Runs a TypeScript file on the Node that the lockfile pins, whatever Node started npm.
"use strict";
const { spawnSync } = require("node:child_process");
const { existsSync } = require("node:fs");
const path = require("node:path");

const root = path.join(__dirname, "..");
const pinned = path.join(root, "node_modules", ".bin", process.platform === "win32" ? "node.cmd" : "node");
const node = existsSync(pinned) ? pinned : process.execPath;
const [script, ...rest] = process.argv.slice(2);
const run = spawnSync(node, ["--conditions=@longwatch/source", script, ...rest], { stdio: "inherit", cwd: root });
if (run.error) {
  console.error(`longwatch: ${node} could not be started (${run.error.message}). Run "npm ci" first.`);
}
process.exit(run.status ?? 1);
