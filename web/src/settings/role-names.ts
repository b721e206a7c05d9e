/** Roles that a person can be given, as the server names them. */
export const roleNames = [
  "nurse",
  "neurologist",
  "infusion-nurse",
  "pharmacist",
  "programme-manager",
  "researcher",
  "integrator",
  "administrator",
] as const;
