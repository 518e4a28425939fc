import { Hono } from "hono";
import type { SiteEnv } from "../_site.ts";
import { answerRoutes } from "./answers.tsx";
import { auditRoutes } from "./audit.tsx";
import { breachRoutes } from "./breaches.tsx";
import { clientDeedRoutes } from "./client_deeds.tsx";
import { clientRoutes } from "./clients.tsx";
import { conversationRoutes } from "./conversation.tsx";
import { deskRoutes } from "./desk.tsx";
import { figuresRoutes } from "./figures.tsx";
import { hoursRoutes } from "./hours.tsx";
import { noticeRoutes } from "./notice.tsx";
import { overviewRoutes } from "./overview.tsx";
import { recipientRoutes } from "./recipients.tsx";
import { requestPageRoutes } from "./request.tsx";
import { requestEntryRoutes } from "./request_entry.tsx";
import { requestRoutes } from "./requests.tsx";
import { retentionRoutes } from "./retention.tsx";
import { sessionRoutes } from "./sessions.tsx";
import { settingsRoutes } from "./settings.tsx";
import { signInRoutes } from "./sign_in.tsx";

/** The staff's pages. Who may open which is decided by one table (`lib/staff/access.ts`). */
export function adminRoutes(): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>();
  signInRoutes(app);
  overviewRoutes(app);
  sessionRoutes(app);
  deskRoutes(app);
  conversationRoutes(app);
  answerRoutes(app);
  clientRoutes(app);
  clientDeedRoutes(app);
  recipientRoutes(app);
  requestRoutes(app);
  requestEntryRoutes(app);
  requestPageRoutes(app);
  retentionRoutes(app);
  auditRoutes(app);
  noticeRoutes(app);
  breachRoutes(app);
  figuresRoutes(app);
  hoursRoutes(app);
  settingsRoutes(app);
  return app;
}
