import * as z from "zod";
import { id, momentText, reason, uuid } from "./words.ts";

const roles = z.array(z.string().max(40)).min(1).max(10);
export const memberList = z
  .object({
    members: z.array(
      z.object({
        account: uuid,
        address: z.string(),
        displayName: z.string(),
        roles: z.array(z.string()),
        since: momentText,
      }),
    ),
  })
  .meta({ id: "MemberList" });
export const rolesChange = z.strictObject({ roles }).meta({ id: "RolesChange" });
export const memberActivity = z
  .looseObject({})
  .meta({ id: "MemberActivity", description: "Open sessions, and the last tries to sign in." });
export const newInvitation = z
  .strictObject({ address: z.string().min(1).max(320), roles })
  .meta({ id: "NewInvitation" });
export const invitationList = z
  .object({
    invitations: z.array(
      z.object({ invitation: uuid, address: z.string(), roles: z.array(z.string()), endsAt: momentText }),
    ),
  })
  .meta({ id: "InvitationList" });
export const newService = z
  .strictObject({
    label: z.string().trim().min(1).max(80),
    permissions: z.array(z.string().max(40)).min(1).max(30),
    endsAt: momentText,
  })
  .meta({ id: "NewService" });
export const serviceMade = z
  .object({ service: uuid, token: z.string() })
  .meta({ id: "ServiceMade", description: "The token is shown this once." });
export const serviceList = z
  .object({
    services: z.array(
      z.object({
        service: uuid,
        label: z.string(),
        permissions: z.array(z.string()),
        madeAt: momentText,
        endsAt: momentText,
        revokedAt: momentText.nullable(),
      }),
    ),
  })
  .meta({ id: "ServiceList" });

export const emergencyAccess = z.strictObject({ patient: id, reason }).meta({ id: "EmergencyAccess" });
export const emergencyOpened = z.object({ use: uuid }).meta({ id: "EmergencyOpened" });
export const emergencyUses = z
  .object({
    uses: z.array(
      z.object({
        use: uuid,
        account: uuid,
        patient: id,
        reason: z.string(),
        openedAt: momentText,
        endsAt: momentText,
      }),
    ),
  })
  .meta({ id: "EmergencyUses" });
export const emergencyReview = z
  .strictObject({ finding: z.enum(["justified", "not-justified"]), remark: z.string().max(1000).default("") })
  .meta({ id: "EmergencyReview" });
