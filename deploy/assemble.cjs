"use strict";
// Copies what runs: the packages that the lockfile does not mark for development, and the published files of our own.
const { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } = require("node:fs");
const path = require("node:path");

const [source, target] = process.argv.slice(2);
const read = (...parts) => JSON.parse(readFileSync(path.join(source, ...parts), "utf8"));
const { packages } = read("package-lock.json");
const copy = (from, to = from) => {
  mkdirSync(path.dirname(path.join(target, to)), { recursive: true });
  cpSync(path.join(source, from), path.join(target, to), { recursive: true, dereference: true });
};

for (const [place, { dev, link, resolved }] of Object.entries(packages)) {
  if (place === "" || dev || !existsSync(path.join(source, place))) continue;
  if (link) {
    mkdirSync(path.dirname(path.join(target, place)), { recursive: true });
    symlinkSync(path.relative(path.dirname(place), resolved), path.join(target, place));
  } else if (place.includes("node_modules/")) copy(place);
  else for (const file of published(place)) copy(path.join(place, file));
}
for (const file of ["LICENSE", "NOTICE", "README.md"]) copy(file);

/** What a package of ours would publish. Of the server's compiled files only the bundle runs, and the screen is given out. */
function published(place) {
  const { files = [] } = read(place, "package.json");
  const isThere = (file) => existsSync(path.join(source, place, file));
  const all = ["package.json", ...files.filter(isThere)];
  if (place !== "server") return all;
  const bundle = readdirSync(path.join(source, place, "dist")).filter((name) => /^longwatch.*\.mjs$/.test(name));
  if (bundle.length === 0) throw new Error('The command line was not built. Run "npm run build".');
  if (!isThere("dist/screen/index.html")) throw new Error('The screen was not built. Run "npm run build".');
  return [...all.filter((file) => file !== "dist"), ...bundle.map((name) => `dist/${name}`), "dist/screen"];
}
