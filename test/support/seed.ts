import fc from "fast-check";

/**
 * Every run tries the same generated cases, so that a commit is judged by what it changed and not by luck.
 * `LONGWATCH_SEED=random npm test` looks for new ones; a number repeats a run.
 */
const asked = process.env["LONGWATCH_SEED"] ?? "20261121";
if (asked !== "random") fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(asked) });
