/** What browsers are told to refuse: anything that is not from this origin, and every script that is not a file of ours. */
export const contentPolicy = {
  defaultSrc: ["'none'"],
  baseUri: ["'none'"],
  connectSrc: ["'self'"],
  fontSrc: ["'self'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
  imgSrc: ["'self'", "data:"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
} as const;

/** The same for a page whose form ends at another site: browsers hold the address after a form to the policy too. */
export const contentPolicyFor = (origin: string): string =>
  written({ ...contentPolicy, formAction: ["'self'", origin] });

/** The same for the screen, whose kit writes some styles itself: those that carry this answer's nonce are let through. */
export const contentPolicyWithStyles = (nonce: string): string =>
  written({ ...contentPolicy, styleSrc: ["'self'", `'nonce-${nonce}'`] });

const written = (policy: Readonly<Record<string, readonly string[]>>): string =>
  Object.entries(policy)
    .map(([name, values]) => `${name.replace(/[A-Z]/g, (sign) => `-${sign.toLowerCase()}`)} ${values.join(" ")}`)
    .join(";");
