import { randomBytes, timingSafeEqual } from "node:crypto";
import { keyedName, type SecretKey } from "./secret-key.ts";

/**
 * A token that a browser keeps after a sign-in: it lets nobody in. It only says that this address has signed in there
 * before, so that failures elsewhere do not lock it out (OWASP, "device cookies").
 */
export function newDevice(key: SecretKey, address: string): string {
  const nonce = randomBytes(16).toString("base64url");
  return `lwd_${nonce}.${proof(key, nonce, address)}`;
}

export function isDeviceOf(key: SecretKey, device: string, address: string): boolean {
  const [nonce, given] = device.replace(/^lwd_/, "").split(".");
  if (nonce === undefined || given === undefined) return false;
  const [made, brought] = [Buffer.from(proof(key, nonce, address)), Buffer.from(given)];
  return made.length === brought.length && timingSafeEqual(made, brought);
}

const proof = (key: SecretKey, nonce: string, address: string): string =>
  keyedName(key, "device-of", `${nonce}\0${address}`).split(":")[1]!;
