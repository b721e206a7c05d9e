/** Who works on what a patient's facts ask for. */
export const roles = ["nurse", "physician"] as const;
export type Role = (typeof roles)[number];

/** Who works on anything in a clinic. */
export const workRoles = ["nurse", "physician", "programme", "administrator"] as const;
export type WorkRole = (typeof workRoles)[number];

/** How a role is written where a person may be named too: `role/physician`. */
export const roleAddress = (role: WorkRole): string => `role/${role}`;

/** The role that is named by `role/physician`; undefined: a person, or a role that there is not. */
export const roleNamed = (to: string): WorkRole | undefined => workRoles.find((role) => to === roleAddress(role));

export const namesRole = (to: string): boolean => to.startsWith("role/");

/** The roles to which something of this role may be given: what a physician decides is given to no nurse by role, only by name. */
export const rolesFor = (role: WorkRole): readonly WorkRole[] =>
  role === "nurse" ? roles : role === "physician" ? ["physician"] : workRoles;
