export type HeadersOut = Readonly<Record<string, string | string[]>>;

/** What a route gives back: a value of its schema, or bytes and text of a media type. */
export type Given = {
  readonly status: number;
  readonly headers: HeadersOut;
  readonly body: unknown;
};
type Options = { readonly status?: number; readonly etag?: string; readonly headers?: HeadersOut };

export const give = (body: unknown, { status = 200, etag, headers = {} }: Options = {}): Given => ({
  status,
  headers: { ...headers, ...(etag === undefined ? {} : { etag }) },
  body,
});

/** Nothing to say but that it was done. */
export const done = (options: Options = {}): Given => give(undefined, { status: 204, ...options });

/** The reader has it already. */
export const unchanged = (etag: string): Given => give(undefined, { status: 304, etag });

/** Text or bytes as they are. */
export const raw = (mediaType: string, body: string | Buffer, options: Options = {}): Given =>
  give(body, { ...options, headers: { ...options.headers, "content-type": mediaType } });

/** After a form: look there. */
export const seeOther = (location: string, headers: HeadersOut = {}): Given =>
  give(undefined, { status: 303, headers: { ...headers, location } });
