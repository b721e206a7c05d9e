import { type Issue, issueIn, type Language } from "@longwatch/core";
import * as z from "zod";
import { acceptAsMember, acceptAsNew, beginInvitedTotp } from "../../access/accept-invitation.ts";
import { setUpClinic } from "../../access/first-run.ts";
import { openInvitation } from "../../access/invitations.ts";
import { raw, seeOther } from "../answer.ts";
import { callerOf, visitorOf } from "../caller.ts";
import { form } from "../pages/forms.ts";
import { joinPage, recoveryCodesPage, setUpPage } from "../pages/joining-pages.ts";
import { notFound, refuseIssues } from "../problem.ts";
import { publicRoute } from "../route.ts";
import { sessionCookies } from "../session-cookies.ts";
import { asHtml } from "./pages-entry.ts";

const token = z.string().max(200).default("");
const zones: readonly string[] = Intl.supportedValuesOf("timeZone");
const why = ([first]: readonly Issue[], language: Language): string =>
  first === undefined ? "" : issueIn(first, language).remedy;

export const showSetUpPage = publicRoute({
  id: "setUpPage",
  method: "GET",
  path: "/set-up",
  speaks: true,
  query: z.object({ token }),
  run: async ({ services: { owner, settings }, query, language }) =>
    owner === undefined ? notFound() : raw(asHtml, setUpPage({ settings, language }, { ...query, zones })),
});

export const setUpForm = publicRoute({
  id: "setUpForm",
  method: "POST",
  path: "/set-up",
  speaks: true,
  isGuarded: true,
  body: form({
    token,
    name: z.string().max(120).default(""),
    zone: z.string().max(60).default(""),
    address: z.string().max(320).default(""),
    roles: z.union([z.string(), z.array(z.string())]).default([]),
  }),
  run: async ({ services: { owner, settings }, body, at, language }) => {
    if (owner === undefined) return notFound();
    const given = { ...body, roles: typeof body.roles === "string" ? [body.roles] : body.roles };
    const made = await setUpClinic(owner, body.token, given, at);
    if (made.ok) return seeOther(`/join?token=${made.value.token}`);
    return raw(
      asHtml,
      setUpPage({ settings, language }, { token: body.token, zones, refused: why(made.issues, language) }),
      { status: 422 },
    );
  },
});

/** Whoever has an account and is signed in joins with it; whoever has none makes one. */
export const showJoinPage = publicRoute({
  id: "joinPage",
  method: "GET",
  path: "/join",
  speaks: true,
  isGuarded: true,
  query: z.object({ token }),
  run: async ({ services, query, request, at, language }) => {
    const { access, settings } = services;
    const opened = await openInvitation(access, query.token, at);
    if (!opened.ok) return refuseIssues(opened.issues);
    if (opened.value.hasAccount) {
      const caller = await callerOf(services, request, at);
      if (caller?.kind !== "account") return seeOther(`/sign-in?next=${encodeURIComponent(request.url)}`);
      const joined = await acceptAsMember(access, query.token, caller, at);
      return joined.ok ? seeOther("/") : refuseIssues(joined.issues);
    }
    const begun = await beginInvitedTotp(access, query.token, at);
    if (!begun.ok) return refuseIssues(begun.issues);
    return raw(asHtml, joinPage({ settings, language }, { ...query, ...opened.value, ...begun.value }));
  },
});

const text = z.string().max(1024).default("");
export const joinForm = publicRoute({
  id: "joinForm",
  method: "POST",
  path: "/join",
  speaks: true,
  isGuarded: true,
  body: form({
    token,
    ceremony: text,
    secret: text,
    uri: z.string().regex(/^otpauth:\/\//),
    address: text,
    displayName: text,
    password: text,
    code: text,
  }),
  run: async ({ services: { access, settings }, body, request, at, language }) => {
    const { displayName, password, ceremony, code } = body;
    const enrolment = { by: "password", password, ceremony, code } as const;
    const joined = await acceptAsNew(access, { token: body.token, displayName, enrolment }, visitorOf(request), at);
    if (joined.ok) {
      const headers = { "set-cookie": [...sessionCookies(access.site, joined.value, at)] };
      return raw(asHtml, recoveryCodesPage({ settings, language }, joined.value.recoveryCodes), { headers });
    }
    const opened = await openInvitation(access, body.token, at);
    if (!opened.ok) return refuseIssues(opened.issues);
    const view = { ...body, clinicName: opened.value.clinicName, refused: why(joined.issues, language) };
    return raw(asHtml, joinPage({ settings, language }, view), { status: 422 });
  },
});
