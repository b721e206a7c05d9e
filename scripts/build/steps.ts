export { bundleCommandLine } from "./bundle.ts";
export { compilePackages } from "./compile.ts";
export { buildEvidenceFile } from "./evidence.ts";
export { buildGuidePages } from "./guide.ts";
export { buildProtocols } from "./protocols.ts";
export { buildSchemas } from "./schemas.ts";
export { buildScreen } from "./screen.ts";

/** Does its part under the root; answers what went wrong, or nothing. */
export type Step = (root: string) => Promise<string | undefined> | string | undefined;
