import type { Role } from "./roles.ts";

/** `public`: signed out too. `staff`: whoever is signed in, in any role. */
export type Access = "public" | "staff" | readonly Role[];

/**
 * Who may do what on the staff's pages, once: the router takes its routes from here, so a page that is
 * not in the table does not exist. `docs/trust.md` prints it.
 */
export const ACCESS = {
  "GET /admin": "public",
  "GET /admin/sign-in": "public",
  "GET /admin/callback": "public",
  "GET /admin/signed-out": "public",
  "POST /admin/sign-out": "staff",
  "POST /admin/language": "staff",
  "GET /admin/sessions": "staff",
  "POST /admin/sessions/:id/end": "staff",
  "POST /admin/sessions/end-others": "staff",

  "GET /admin/desk": ["adviser"],
  "GET /admin/desk/overview": ["adviser"],
  "GET /admin/desk/events": ["adviser"],
  "POST /admin/desk/presence": ["adviser"],
  "GET /admin/desk/past": ["adviser"],
  "GET /admin/desk/chats/:id": ["adviser"],
  "POST /admin/desk/chats/:id/take": ["adviser"],
  "POST /admin/desk/chats/:id/messages": ["adviser"],
  "POST /admin/desk/chats/:id/typing": ["adviser"],
  "POST /admin/desk/chats/:id/read": ["adviser"],
  "POST /admin/desk/chats/:id/note": ["adviser"],
  "POST /admin/desk/chats/:id/hand-over": ["adviser"],
  "POST /admin/desk/chats/:id/put-back": ["adviser"],
  "POST /admin/desk/chats/:id/end": ["adviser"],
  "POST /admin/desk/chats/:id/block": ["adviser"],
  "POST /admin/desk/chats/:id/open": ["adviser"],
  "GET /admin/answers": ["adviser"],
  "POST /admin/answers": ["adviser"],
  "GET /admin/answers/:id": ["adviser"],
  "POST /admin/answers/:id": ["adviser"],
  "POST /admin/answers/:id/remove": ["adviser"],

  "GET /admin/requests": ["reviewer"],
  "POST /admin/requests/find": ["reviewer"],
  "GET /admin/requests/enter": ["reviewer"],
  "POST /admin/requests/enter": ["reviewer"],
  "GET /admin/requests/:id": ["reviewer"],
  "POST /admin/requests/:id/number": ["reviewer"],
  "POST /admin/requests/:id/client": ["reviewer"],
  "POST /admin/requests/:id/take": ["reviewer"],
  "POST /admin/requests/:id/release": ["reviewer"],
  "POST /admin/requests/:id/extend": ["reviewer"],
  "POST /admin/requests/:id/decide": ["reviewer"],
  "GET /admin/requests/:id/standing": ["reviewer"],
  "POST /admin/requests/:id/identify": ["reviewer"],
  "GET /admin/requests/:id/choose": ["reviewer"],
  "POST /admin/requests/:id/point": ["reviewer"],
  "POST /admin/requests/:id/withdraw": ["reviewer"],
  "GET /admin/requests/:id/letter": ["reviewer"],
  "POST /admin/requests/:id/copy": ["reviewer"],
  "GET /admin/retention": ["reviewer"],
  "POST /admin/retention/run": ["reviewer"],
  "GET /admin/audit": ["reviewer"],
  "POST /admin/audit/verify": ["reviewer"],
  "POST /admin/audit/search": ["reviewer"],
  "POST /admin/audit/export": ["reviewer"],
  "GET /admin/figures": ["reviewer", "administrator"],
  "GET /admin/figures.csv": ["reviewer", "administrator"],
  "GET /admin/notice": ["reviewer", "administrator"],
  "GET /admin/notice/record": ["reviewer", "administrator"],
  "GET /admin/notice/record.html": ["reviewer", "administrator"],
  "GET /admin/notice/record.csv": ["reviewer", "administrator"],
  "GET /admin/breaches": ["reviewer", "administrator"],
  "GET /admin/breaches/enter": ["reviewer", "administrator"],
  "POST /admin/breaches/enter": ["reviewer", "administrator"],
  "GET /admin/breaches/:id": ["reviewer", "administrator"],
  "POST /admin/breaches/:id/entries": ["reviewer", "administrator"],

  "GET /admin/clients": ["adviser", "reviewer"],
  "POST /admin/clients": ["adviser", "reviewer"],
  "GET /admin/clients/:id": ["adviser", "reviewer"],
  "POST /admin/clients/:id/open": ["adviser", "reviewer"],
  "POST /admin/clients/:id/number": ["adviser", "reviewer"],
  "POST /admin/clients/:id/chat": ["adviser", "reviewer"],
  "GET /admin/clients/:id/hold": ["adviser"],
  "POST /admin/clients/:id/hold": ["adviser"],
  "POST /admin/clients/:id/lift": ["adviser"],
  "GET /admin/clients/:id/recipients": ["adviser", "reviewer"],
  "POST /admin/clients/:id/recipients": ["adviser", "reviewer"],
  "POST /admin/clients/:id/recipients/remove": ["adviser", "reviewer"],
  "GET /admin/clients/:id/end": ["adviser", "reviewer"],
  "POST /admin/clients/:id/end": ["adviser", "reviewer"],
  "GET /admin/clients/:id/new-owner": ["reviewer"],
  "POST /admin/clients/:id/new-owner": ["reviewer"],
  "GET /admin/recipients": ["adviser", "reviewer"],
  "POST /admin/recipients/:id/number": ["adviser", "reviewer"],
  "POST /admin/recipients/:id/done": ["adviser", "reviewer"],

  "GET /admin/status": ["reviewer", "administrator"],
  "POST /admin/status/test": ["administrator"],
  "GET /admin/hours": ["administrator"],
  "POST /admin/hours": ["administrator"],
  "POST /admin/hours/exceptions": ["administrator"],
  "POST /admin/hours/exceptions/:date/remove": ["administrator"],
  "GET /admin/settings": ["administrator"],
  "POST /admin/settings": ["administrator"],
  "GET /admin/staff-sessions": ["administrator"],
  "POST /admin/staff-sessions/:person/:id/end": ["administrator"],
} as const satisfies Record<`${"GET" | "POST"} /admin${string}`, Access>;

export type RouteName = keyof typeof ACCESS;

/** Whether somebody with these roles may; `null`: somebody who is signed out. */
export function allows(access: Access, roles: readonly Role[] | null): boolean {
  if (access === "public") return true;
  if (roles === null) return false;
  return access === "staff" || access.some((role) => roles.includes(role));
}
