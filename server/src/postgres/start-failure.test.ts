import { describe, expect, it } from "vitest";
import type { PostgresLogLine } from "./log-lines.ts";
import { fileRefusal } from "./refusal.ts";
import { startFailure } from "./start-failure.ts";

const fatal = (text: string, sqlState = "00000"): PostgresLogLine => ({ severity: "FATAL", sqlState, text });

describe("what a server said before it ended", () => {
  it.each([
    [fatal('could not write lock file "postmaster.pid": No space left on device'), "disk-full"],
    [fatal('lock file "postmaster.pid" already exists'), "folder-in-use"],
    [fatal("pre-existing shared memory block (key 1, ID 2) is still in use"), "folder-in-use"],
    [fatal("database files are incompatible with server"), "cluster-other-version"],
    [fatal("could not locate a valid checkpoint record at 0/1"), "cluster-damaged"],
    [fatal("incorrect resource manager data", "XX000"), "cluster-damaged"],
    [fatal('unrecognized configuration parameter "x"', "42704"), "start-failed"],
  ])("%o", (line, code) => {
    const refusal = startFailure("/data/cluster", [{ severity: "LOG", sqlState: "00000", text: "starting" }, line]);
    expect(refusal.code).toBe(code);
    expect(refusal.saw).toContain(line.text);
  });

  it("says so when it said nothing", () => {
    expect(startFailure("/data/cluster", []).saw).toContain("It said nothing.");
  });
});

describe("what a file system refused", () => {
  it.each([
    ["ENOSPC", "disk-full"],
    ["EDQUOT", "disk-full"],
    ["EROFS", "folder-unusable"],
    ["EACCES", "folder-unusable"],
  ])("%s", (code, expected) => {
    const error = Object.assign(new Error("…"), { code, syscall: "open", path: "/data/lock" });
    expect(fileRefusal(error, "/data")).toMatchObject({ code: expected, saw: `/data/lock: ${code} on open.` });
  });

  it("takes nothing else for one: a bug stays a bug", () => {
    expect(fileRefusal(new TypeError("…"), "/data")).toBeUndefined();
  });
});
