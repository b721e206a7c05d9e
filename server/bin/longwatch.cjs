#!/usr/bin/env node
// Starts the command line on a Node that can run it: this one when it is new enough, the pinned one otherwise.
// Plain CommonJS for old Nodes, because npm's bin links run whatever Node the machine has.
"use strict";
const { spawn } = require("node:child_process");
const fs = require("node:fs");
const nodeModule = require("node:module");
const path = require("node:path");
const { pathToFileURL } = require("node:url");

const oldestMajor = 24;
const ours = path.join(__dirname, "..");
const bundle = path.join(ours, "dist", "longwatch.mjs");
const source = path.join(ours, "src", "cli", "main.ts");

/** Ends with one line that says what to do. */
function refuse(message) {
  process.stderr.write(`longwatch: ${message}\n`);
  process.exit(1);
}

/** The Node that npm installed with us, looked for in every node_modules above. */
function pinnedNode() {
  const windows = process.platform === "win32";
  const binary = windows ? "node.exe" : "node";
  const name = `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;
  for (let folder = fs.realpathSync(ours); ; folder = path.dirname(folder)) {
    const candidates = [
      path.join(folder, "node_modules", name, "bin", binary),
      path.join(folder, "node_modules", name.replace("node-", "node-bin-"), "bin", binary),
    ];
    if (!windows) candidates.unshift(path.join(folder, "node_modules", ".bin", "node"));
    const found = candidates.find((file) => fs.existsSync(file));
    if (found !== undefined) return found;
    if (path.dirname(folder) === folder) return undefined;
  }
}

/** Runs on another Node, with the options that this one was given; signals go to it, and its end is ours. */
function rerunOn(node, args) {
  const env = { ...process.env, LONGWATCH_RERUN: "1" };
  const child = spawn(node, [...process.execArgv, ...args, ...process.argv.slice(2)], { stdio: "inherit", env });
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  for (const signal of signals) process.on(signal, () => child.kill(signal));
  child.on("error", (error) => refuse(`${node} could not be started (${error.message}).`));
  child.on("exit", (code, signal) => {
    if (signal === null) process.exit(code);
    for (const name of signals) process.removeAllListeners(name);
    process.kill(process.pid, signal);
  });
}

/** Set by ourselves: a Node that we have chosen and that is still too old would choose again, without end. */
const isRerun = process.env.LONGWATCH_RERUN === "1";
delete process.env.LONGWATCH_RERUN;
const isNewEnough = Number(process.versions.node.split(".")[0]) >= oldestMajor;
const node = isNewEnough ? process.execPath : isRerun ? undefined : pinnedNode();
if (node === undefined) {
  refuse(
    `needs Node ${oldestMajor} or newer, and this is ${process.version}. Run "npm ci" where it is installed, or update Node.`,
  );
} else if (fs.existsSync(bundle)) {
  if (isNewEnough) {
    if (typeof nodeModule.enableCompileCache === "function") nodeModule.enableCompileCache();
    import(pathToFileURL(bundle).href).catch((error) => refuse(error.message));
  } else rerunOn(node, [__filename]);
} else if (fs.existsSync(source)) {
  rerunOn(node, ["--conditions=@longwatch/source", source]);
} else {
  refuse(`${bundle} is missing. Install @longwatch/server again.`);
}
