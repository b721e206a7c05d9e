import type pg from "pg";

/** So many statements a connection knows by name; the first that come. Those after them work without one. */
const most = 200;

/**
 * From its second time on a statement with parameters is not read again on this connection, and after a few times mostly not
 * planned: for small statements that is most of what they cost. A pooler between us and the server must keep prepared statements (docs/operations).
 */
export function preparing(client: pg.PoolClient): void {
  const names = new Map<string, string>();
  const ask = client.query.bind(client) as (...given: unknown[]) => unknown;
  const named = (...given: unknown[]): unknown => {
    const [text, values, ...rest] = given;
    if (typeof text !== "string" || !Array.isArray(values) || values.length === 0) return ask(...given);
    if (!names.has(text) && names.size < most) names.set(text, `longwatch_${names.size}`);
    return ask({ text, values, name: names.get(text) }, ...rest);
  };
  client.query = named as typeof client.query;
}
