import pg from "pg";
import { isOfDatabase } from "./database.ts";

/**
 * What passes by itself: the connection or the server is gone, has no room, is only read from, or two were at one row. Whatever else
 * the database says, it says of what was asked of it, and would say again.
 */
const passing = /^(?:08|25006|40001|40P01|53|55P03|57P)/;

/** Whether the database said it of what was asked of it, and would say it again. */
export const isOfStatement = (error: unknown): error is pg.DatabaseError & { readonly code: string } =>
  error instanceof pg.DatabaseError && error.code !== undefined && !passing.test(error.code);

/** Whether it passes by itself: tried again later, the same may well be done. */
export const isOfConnection = (error: unknown): boolean => isOfDatabase(error) && !isOfStatement(error);
