import { expect, test } from "vitest";
import { mailServer } from "./mail-server.ts";

test.each([
  ["smtps://a:b%40c@mail.example", { host: "mail.example", port: 465, security: "tls", user: "a", password: "b@c" }],
  ["smtp://mail.example", { host: "mail.example", port: 587, security: "starttls" }],
  ["smtp://mail.example:2525", { host: "mail.example", port: 2525, security: "starttls" }],
  ["smtp://127.0.0.1", { host: "127.0.0.1", port: 25, security: "none" }],
  ["smtp://localhost:1025", { host: "localhost", port: 1025, security: "none" }],
])("%s", (url, settings) => {
  expect(mailServer({ url, from: "x@example.org" })).toEqual({ ...settings, from: "x@example.org" });
});
