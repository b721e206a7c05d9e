import * as z from "zod/mini";

/** Where the server listens. */
export type Listen = { readonly host: string; readonly port: number };

/** A reader out of a schema: the value, or undefined for a text that does not fit. */
const reads =
  <T>(schema: z.ZodMiniType<T>) =>
  (text: string): T | undefined => {
    const { data } = z.safeParse(schema, text);
    return data;
  };

export const word = reads(z.string().check(z.minLength(1), z.regex(/^\S+$/)));
export const line = reads(z.string().check(z.minLength(1), z.regex(/^[^\r\n]+$/)));

export const oneOf = <const T extends readonly string[]>(words: T) => reads(z.enum(words));

/** A whole number from `least` to `most`, both included. */
export const wholeNumber =
  (least: number, most: number) =>
  (text: string): number | undefined => {
    const number = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
    return number >= least && number <= most ? number : undefined;
  };

/** An address with one of these schemes, such as `postgresql:`. */
export const address =
  (...schemes: readonly string[]) =>
  (text: string): string | undefined =>
    URL.canParse(text) && schemes.includes(new URL(text).protocol) ? text : undefined;

/** PostgreSQL's addresses need no host, which a URL does. */
export const databaseAddress = (text: string): string | undefined =>
  /^postgres(ql)?:\/\/\S+$/.test(text) ? text : undefined;

/** Scheme, host and port, and nothing behind them. */
export const origin = (text: string): string | undefined => {
  const url = address("http:", "https:")(text) === undefined ? undefined : new URL(text);
  return url !== undefined && (text === url.origin || text === `${url.origin}/`) ? url.origin : undefined;
};

/** `host:port`; IPv6 in brackets. Port 0: any that is free. */
export const listen = (text: string): Listen | undefined => {
  const match = /^(?:\[([0-9a-fA-F:.]+)\]|([\w.-]+)):(\d{1,5})$/.exec(text);
  const port = Number(match?.[3]);
  return match !== null && port <= 65_535 ? { host: match[1] ?? match[2]!, port } : undefined;
};

/** `host:port=clinic/feed`, with commas between them: where each feed of a clinic may send. */
export const feeds = (text: string): readonly (Listen & { clinic: string; feed: string })[] | undefined => {
  const all = text.split(",").map((one) => {
    const match = /^\s*(.+)=([0-9a-f-]{36})\/([a-z0-9][a-z0-9.-]{0,63})\s*$/.exec(one);
    const place = match === null ? undefined : listen(match[1]!);
    return place === undefined ? undefined : { ...place, clinic: match![2]!, feed: match![3]! };
  });
  return all.every((one) => one !== undefined) ? all : undefined;
};

/** Text in PEM. */
export const pem = (text: string): string | undefined => (/^-----BEGIN [A-Z ]+-----/.test(text) ? text : undefined);

/** Comma-separated words, at least one. */
export const list = (text: string): readonly string[] | undefined => {
  const parts = text.split(",").map((one) => one.trim());
  return parts.every((one) => /^\S+$/.test(one)) ? parts : undefined;
};

/** 32 bytes in base64. */
export const key = (text: string): string | undefined => (/^[A-Za-z0-9+/]{43}=$/.test(text) ? text : undefined);

const loopback = new Set(["localhost", "::1", "[::1]"]);
/** Only this machine can come here. */
export const isLoopback = (host: string): boolean => loopback.has(host) || /^127(\.\d{1,3}){3}$/.test(host);

/** Origins that are called by this server: over TLS, or on this machine. */
export const receivers = (text: string): readonly string[] | undefined => {
  const all = list(text)?.map(origin);
  const isFit = (one: string | undefined): one is string =>
    one !== undefined && (one.startsWith("https:") || isLoopback(new URL(one).hostname));
  return all?.every(isFit) ? all : undefined;
};
