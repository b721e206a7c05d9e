/** What OAuth says in place of a token (RFC 6749, section 5.2). */
export type OAuthRefusal = {
  readonly refusedAs:
    | "invalid_request"
    | "invalid_client"
    | "invalid_grant"
    | "invalid_scope"
    | "unauthorized_client"
    | "unsupported_grant_type";
  readonly description: string;
};

export const oauthRefusal = (refusedAs: OAuthRefusal["refusedAs"], description: string): OAuthRefusal => ({
  refusedAs,
  description,
});
