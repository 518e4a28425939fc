import type { Assets } from "./assets/mod.ts";
import { Audit, AUDIT_PURPOSES } from "./audit/mod.ts";
import { Breaches } from "./breaches/mod.ts";
import { createChat, type DeskDeed } from "./chat/mod.ts";
import { Clients } from "./clients/mod.ts";
import type { Clock } from "./clock.ts";
import { Erasure } from "./erasure/mod.ts";
import type { Holding } from "./holdings.ts";
import { CHAT_HOLDS, CLIENT_HOLDS, Holds } from "./holds/mod.ts";
import { Figures } from "./figures/mod.ts";
import { FileCleaner, RetentionJob } from "./housekeeping/mod.ts";
import { Ingest } from "./ingest/mod.ts";
import { isFile, isShared } from "./kv.ts";
import { type Log, Refusals } from "./log/mod.ts";
import { MonthlyCounts } from "./monthly_counts/mod.ts";
import { OwnedRows } from "./owned_rows.ts";
import { Codes } from "./phone/mod.ts";
import { KeptForms } from "./portal/kept_forms.ts";
import { PortalSessions } from "./portal/session.ts";
import { CHAT_RECIPIENTS, CLIENT_RECIPIENTS, Recipients } from "./recipients/mod.ts";
import { Records } from "./records/mod.ts";
import { Relationship } from "./relationship/mod.ts";
import {
  EvidenceLog,
  RequestDeeds,
  RequestHolding,
  Requests,
  RequestStore,
} from "./requests/mod.ts";
import { answerText } from "./requests/text.ts";
import type { Settings } from "./settings/mod.ts";
import { type Gateway, Texts } from "./sms/mod.ts";
import { createStaff, type StaffProvider } from "./staff/mod.ts";
import { StoreHealth } from "./store_health.ts";
import { Vault } from "./vault/mod.ts";
import { createWatch } from "./watch/create.ts";
import { CHAT_VIEWS, CLIENT_VIEWS, Views } from "./views/mod.ts";

/** What comes from outside: a test passes its own clock, store and gateway. */
interface Surroundings {
  kv: Deno.Kv;
  clock: Clock;
  gateway: Gateway;
  assets: Assets;
  log: Log;
  /** The identity provider of development, which starts beside the site. */
  identityProvider?: () => Promise<StaffProvider>;
}

/** Everything the routes may use. */
export type Services = Awaited<ReturnType<typeof createServices>>;

/** Puts the site's parts together over one store. */
export async function createServices(settings: Settings, around: Surroundings) {
  const { kv, clock, gateway, assets, log } = around;
  const { masterKey, oldMasterKeys, indexKey } = settings;
  const vault = await Vault.open({ kv, clock, masterKey, oldMasterKeys, indexKey });
  const clients = new Clients(kv, { clock, vault });
  const records = new Records(kv, { clock, vault, clients });
  const audit = new Audit(kv, { clock, vault });
  const views = new Views(kv, { clock, vault, clients });
  const cleaner = isFile(settings.kvUrl) ? new FileCleaner(settings.kvUrl, { log }) : null;
  const onErased = () => cleaner?.soon();
  const chat = createChat(kv, {
    clock,
    vault,
    clients,
    shared: isShared(settings.kvUrl),
    log,
    onErased,
    audit: (deed) => record({ audit, views }, deed),
  });
  const texts = new Texts(kv, { clock, vault, gateway, dailyCap: settings.smsDailyCap, log });
  const asked = new RequestStore(kv, { clock, vault, clients });
  const askedHolding = new RequestHolding(asked, clients);
  const holdings: readonly Holding[] = [
    records,
    chat.holding,
    askedHolding,
    new OwnedRows(kv, "client", [CLIENT_VIEWS, CLIENT_HOLDS, CLIENT_RECIPIENTS]),
    new OwnedRows(kv, "chat", [CHAT_VIEWS, CHAT_HOLDS, CHAT_RECIPIENTS]),
  ];
  const recipients = new Recipients(kv, { clock, vault, clients, chat, holdings, onErased });
  chat.store.erasing = async (op, chatId, { alone }) => {
    await askedHolding.destroyOfChat(op, chatId);
    // Who erases everything tells of all of it at once.
    if (!alone) return;
    await recipients.chats.tell(op, chatId, { happened: "erased" });
    const client = (await chat.store.head(chatId))?.client;
    if (client) await recipients.tell(op, client, { kinds: ["chat"], happened: "erased" });
  };
  chat.store.emptying = (chatId, seq) =>
    recipients.tellOfChat(chatId, { happened: "partly-erased", cause: `${chatId}.${seq}` });
  const holds = new Holds(kv, { clock, vault, clients, records, chat });
  const heldBack: typeof holds.heldBack = (...args) => holds.heldBack(...args);
  const erasure = new Erasure(kv, {
    clock,
    vault,
    clients,
    holdings,
    heldBack,
    recipients,
    onErased,
    log,
  });
  const parts = {
    settings,
    clock,
    gateway,
    assets,
    log,
    refusals: new Refusals({ log, clock }),
    vault,
    clients,
    records,
    chat,
    audit,
    staff: createStaff(kv, {
      clock,
      vault,
      audit,
      log,
      siteUrl: settings.siteUrl,
      provider: () => providerOf(settings, around),
      insecure: settings.mode === "dev",
    }),
    holdings,
    erasure,
    cleaner,
    store: new StoreHealth(kv),
    holds,
    views,
    recipients,
    breaches: new Breaches(kv, { clock, vault }),
    relationship: new Relationship({ kv, clients, erasure, holdings }),
    requests: new Requests(asked, {
      clients,
      deeds: new RequestDeeds({ kv, clients, records, chat, erasure, holds, recipients }),
      notify: ({ phone, lang }) =>
        texts.send({ to: phone, text: answerText(lang) }, { patient: true }),
      mayNotify: () => texts.hasRoom({ patient: true }),
      log,
    }),
    figures: new Figures({
      clock,
      evidence: new EvidenceLog(kv, { clock }),
      counts: new MonthlyCounts(kv, { clock }),
    }),
    portalSessions: new PortalSessions(kv, { clock, vault, log }),
    keptForms: new KeptForms({ vault, clock }),
    ingest: new Ingest(kv, { clock, vault, records, secret: settings.ingestSecret }),
    retentionJob: new RetentionJob(kv, {
      clock,
      erasure,
      log,
      holdings,
      clean: async () => await cleaner?.clean(),
    }),
    codes: new Codes(kv, {
      clock,
      vault,
      texts,
      host: settings.originBoundCodes ? settings.siteUrl.hostname : null,
      log,
    }),
    texts,
  };
  return { ...parts, watch: createWatch(kv, settings, parts) };
}

async function providerOf({ oidc }: Settings, around: Surroundings): Promise<StaffProvider> {
  if (oidc !== "built-in") return oidc;
  if (!around.identityProvider) throw new Error("There is no identity provider");
  return await around.identityProvider();
}

/** What happened at the desk, as the audit log tells it. */
async function record(
  { audit, views }: { audit: Audit; views: Views },
  deed: DeskDeed,
): Promise<void> {
  const purpose = AUDIT_PURPOSES.find((one) => one === deed.purpose);
  if (deed.purpose !== undefined && !purpose) throw new Error("Not a purpose of the audit log");
  await audit.append({
    actor: { id: deed.adviserId, name: deed.adviserName },
    action: deed.action,
    ...(deed.chatId && { subject: { kind: "chat", id: deed.chatId } }),
    ...(purpose && { purpose }),
  });
  if (purpose && deed.chatId) await views.recordChat(deed.chatId, purpose);
}
