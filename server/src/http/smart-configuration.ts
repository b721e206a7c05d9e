import type { HttpSettings } from "./services.ts";

/** The base of a clinic's FHIR server, as tokens are asked for it. */
export const fhirBaseOf = ({ origin }: Pick<HttpSettings, "origin">, clinic: string): string =>
  `${origin}/api/v1/clinics/${clinic}/fhir/R4`;

/** What SMART's clients read first. It says what is served and nothing more. */
export const smartConfiguration = (settings: Pick<HttpSettings, "origin">, clinic: string) => {
  const oauth = `${settings.origin}/api/v1/clinics/${clinic}/oauth`;
  return {
    authorization_endpoint: `${settings.origin}/clinics/${clinic}/oauth/authorize`,
    token_endpoint: `${oauth}/token`,
    introspection_endpoint: `${oauth}/introspect`,
    revocation_endpoint: `${oauth}/revoke`,
    grant_types_supported: ["authorization_code", "refresh_token", "client_credentials"],
    response_types_supported: ["code"],
    code_challenge_methods_supported: ["S256"],
    token_endpoint_auth_methods_supported: ["private_key_jwt", "none"],
    token_endpoint_auth_signing_alg_values_supported: ["RS384", "ES384"],
    scopes_supported: ["launch/patient", "offline_access", "patient/*.cruds", "user/*.cruds", "system/*.cruds"],
    capabilities: [
      "launch-standalone",
      "client-public",
      "client-confidential-asymmetric",
      "context-standalone-patient",
      "permission-offline",
      "permission-patient",
      "permission-user",
      "permission-v1",
      "permission-v2",
    ],
  };
};
