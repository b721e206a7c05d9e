import {
  invitationList,
  invited,
  memberActivity,
  memberList,
  newInvitation,
  newService,
  rolesChange,
  serviceList,
  serviceMade,
} from "@longwatch/api";
import { formatInstant, parseInstant } from "@longwatch/core";
import * as z from "zod";
import { invite, pendingInvitations, withdraw } from "../../access/invitations.ts";
import {
  memberActivity as activityOf,
  changeRoles,
  endMemberSessions,
  members,
  removeMember,
} from "../../access/members.ts";
import { addService, revokeServiceToken, servicesOf } from "../../access/services.ts";
import { done, give } from "../answer.ts";
import { impossible } from "../impossible.ts";
import { notFound, refuseIssues } from "../problem.ts";
import { standingRoute } from "../route.ts";

const base = "/api/v1/clinics/:clinic";
const memberParams = z.object({ clinic: z.uuid(), account: z.uuid() });
const managing = { needs: ["manage-members"] } as const;

export const listMembers = standingRoute({
  id: "listMembers",
  method: "GET",
  path: `${base}/members`,
  summary: "Everybody who works at the clinic.",
  needs: [],
  trace: null,
  answer: memberList,
  run: async ({ access, standing, at }) =>
    give({ members: (await members(access, standing, at)).map((one) => ({ ...one, since: one.since.toISOString() })) }),
});

export const changeRolesRoute = standingRoute({
  ...managing,
  id: "changeRoles",
  method: "PUT",
  path: `${base}/members/:account/roles`,
  summary: "Give a member other roles. Their sessions end.",
  trace: "member.change",
  params: memberParams,
  body: rolesChange,
  run: async ({ access, standing, params: { account }, body, at }) => {
    const changed = await changeRoles(access, standing, { account, roles: body.roles }, at);
    return changed.ok ? done() : refuseIssues(changed.issues);
  },
});

export const removeMemberRoute = standingRoute({
  ...managing,
  id: "removeMember",
  method: "DELETE",
  path: `${base}/members/:account`,
  summary: "End a membership. The name stays under what was recorded.",
  trace: "member.remove",
  params: memberParams,
  run: async ({ access, standing, params: { account }, at }) => {
    const removed = await removeMember(access, standing, account, at);
    return removed.ok ? done() : refuseIssues(removed.issues);
  },
});

export const endMemberSessionsRoute = standingRoute({
  ...managing,
  id: "endMemberSessions",
  method: "DELETE",
  path: `${base}/members/:account/sessions`,
  summary: "End every session of a member, such as after a lost telephone.",
  trace: "session.end",
  params: memberParams,
  run: async ({ access, standing, params: { account }, at }) => {
    const ended = await endMemberSessions(access, standing, account, at);
    return ended.ok ? done() : refuseIssues(ended.issues);
  },
});

export const memberActivityRoute = standingRoute({
  ...managing,
  id: "showMemberActivity",
  method: "GET",
  path: `${base}/members/:account/activity`,
  summary: "A member's open sessions, and the last tries to sign in.",
  trace: null,
  params: memberParams,
  answer: memberActivity,
  run: async ({ access, standing, params: { account }, at }) => {
    const shown = await activityOf(access, standing, account, at);
    return shown.ok ? give(JSON.parse(JSON.stringify(shown.value))) : refuseIssues(shown.issues);
  },
});

export const inviteRoute = standingRoute({
  ...managing,
  id: "invite",
  method: "POST",
  path: `${base}/invitations`,
  summary: "Invite an address, with roles. The link works once, for seven days.",
  trace: "member.invite",
  body: newInvitation,
  answer: invited,
  status: 201,
  run: async ({ access, standing, body, at }) => {
    const made = await invite(access, standing, body, at);
    return made.ok
      ? give({ ...made.value, endsAt: formatInstant(made.value.endsAt) }, { status: 201 })
      : refuseIssues(made.issues);
  },
});

export const listInvitations = standingRoute({
  ...managing,
  id: "listInvitations",
  method: "GET",
  path: `${base}/invitations`,
  summary: "Invitations that nobody has accepted yet.",
  trace: null,
  answer: invitationList,
  run: async ({ access, standing, at }) => {
    const pending = await pendingInvitations(access, standing, at);
    if (!pending.ok) return refuseIssues(pending.issues);
    return give({
      invitations: pending.value.map(({ invitation, address, roles, endsAt }) => ({
        invitation,
        address,
        roles: [...roles],
        endsAt: endsAt.toISOString(),
      })),
    });
  },
});

export const withdrawInvitation = standingRoute({
  ...managing,
  id: "withdrawInvitation",
  method: "DELETE",
  path: `${base}/invitations/:invitation`,
  summary: "Take an invitation back.",
  trace: "member.invite",
  params: z.object({ clinic: z.uuid(), invitation: z.uuid() }),
  run: async ({ access, standing, params, at }) => {
    const withdrawn = await withdraw(access, standing, params.invitation, at);
    if (!withdrawn.ok) return refuseIssues(withdrawn.issues);
    return withdrawn.value ? done() : notFound();
  },
});

export const addServiceRoute = standingRoute({
  id: "addService",
  method: "POST",
  path: `${base}/services`,
  summary: "Make a token for a program, with permissions and an end.",
  needs: ["manage-services"],
  trace: "service.add",
  body: newService,
  answer: serviceMade,
  status: 201,
  run: async ({ access, standing, body, at }) => {
    const endsAt = parseInstant(body.endsAt);
    if (endsAt === undefined) return impossible("/endsAt");
    const made = await addService(access, standing, { ...body, endsAt }, at);
    return made.ok ? give(made.value, { status: 201 }) : refuseIssues(made.issues);
  },
});

export const listServices = standingRoute({
  id: "listServices",
  method: "GET",
  path: `${base}/services`,
  summary: "All tokens that the clinic ever made, without the tokens.",
  needs: ["manage-services"],
  trace: null,
  answer: serviceList,
  run: async ({ access, standing, at }) => {
    const all = await servicesOf(access, standing, at);
    if (!all.ok) return refuseIssues(all.issues);
    return give({
      services: all.value.map((one) => ({
        ...one,
        permissions: [...one.permissions],
        madeAt: formatInstant(one.madeAt),
        endsAt: formatInstant(one.endsAt),
        revokedAt: one.revokedAt === null ? null : formatInstant(one.revokedAt),
      })),
    });
  },
});

export const revokeService = standingRoute({
  id: "revokeService",
  method: "DELETE",
  path: `${base}/services/:service`,
  summary: "End a program's token now.",
  needs: ["manage-services"],
  trace: "service.revoke",
  params: z.object({ clinic: z.uuid(), service: z.uuid() }),
  run: async ({ access, standing, params, at }) => {
    const revoked = await revokeServiceToken(access, standing, params.service, at);
    if (!revoked.ok) return refuseIssues(revoked.issues);
    return revoked.value ? done() : notFound();
  },
});
