import { readFileSync } from "node:fs";
import path from "node:path";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { serverFolder } from "../server-folder.ts";
import {
  openedByBreakGlass,
  type Permission,
  permissionNames,
  permissions,
  permissionsOf,
  permittedToServices,
  type Role,
  roleNames,
  roles,
} from "./permissions.ts";

const may = (role: Role, permission: Permission): boolean => permissionsOf([role]).has(permission);
const whoMay = (permission: Permission): readonly Role[] => roleNames.filter((role) => may(role, permission));

describe("who may do what", () => {
  test("names are for those who care for the person", () => {
    expect(whoMay("read-details")).toEqual(["nurse", "neurologist", "infusion-nurse", "pharmacist", "integrator"]);
  });
  test("only a neurologist signs", () => {
    expect(whoMay("sign-off")).toEqual(["neurologist"]);
  });
  test("only an administrator manages people, programs and erasures, and sees no patient for it", () => {
    for (const permission of ["manage-members", "manage-services", "erase", "export-details"] as const) {
      expect(whoMay(permission)).toEqual(["administrator"]);
    }
    expect(may("administrator", "read-patient")).toBe(false);
    expect(may("administrator", "read-worklist")).toBe(false);
  });
  test("those who look at many people see no names, take none out, and change nothing of the record", () => {
    for (const role of ["programme-manager", "researcher"] as const) {
      const never = ["read-details", "export-details", "record-facts", "sign-off", "handle-intake", "erase"] as const;
      expect(never.filter((one) => may(role, one))).toEqual([]);
    }
  });
  test("whoever reads names can read the record that they belong to", () => {
    for (const role of whoMay("read-details")) expect(may(role, "read-patient")).toBe(true);
  });
  test("the reserved role may nothing", () => {
    expect([...permissionsOf(["patient"])]).toEqual([]);
  });
  test("every permission is somebody's", () => {
    expect(permissionNames.filter((one) => whoMay(one).length === 0)).toEqual([]);
  });
  test("emergency access opens reading only, to those who cannot read", () => {
    expect([...openedByBreakGlass]).toEqual(["read-patient", "read-details"]);
    for (const role of whoMay("break-glass")) expect(may(role, "read-details")).toBe(false);
    expect(whoMay("review-break-glass")).toEqual(["neurologist", "administrator"]);
  });
  test("a service never signs, manages, sends, or breaks the glass", () => {
    const never = ["sign-off", "manage-members", "manage-services", "manage-policy", "erase", "break-glass"] as const;
    expect(never.filter((one) => permittedToServices.has(one))).toEqual([]);
  });
  test("a role more never takes anything away", () => {
    const some = fc.uniqueArray(fc.constantFrom(...roleNames));
    fc.assert(
      fc.property(some, fc.constantFrom(...roleNames), (held, more) => {
        const all = permissionsOf([...held, more]);
        expect([...permissionsOf(held)].filter((one) => !all.has(one))).toEqual([]);
      }),
    );
  });
});

test("docs/access.md has this table", () => {
  const page = readFileSync(path.join(serverFolder(), "..", "docs", "access.md"), "utf8");
  const header = `| permission | ${roleNames.map((role) => `\`${role}\``).join(" | ")} |`;
  const rows = permissionNames.map((name) => {
    const marks = roleNames.map((role) => (may(role, name) ? "yes" : "–"));
    return `| \`${name}\`: ${permissions[name]} | ${marks.join(" | ")} |`;
  });
  const people = roleNames.map((role) => `- \`${role}\`: ${roles[role].is}`);
  for (const line of [header, ...rows, ...people]) expect(page).toContain(line);
});
