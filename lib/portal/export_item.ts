import type { HeldItem } from "../holdings.ts";
import type { ExportItem } from "./export_schema.ts";

/** One thing that is held, as the download has it: every time in UTC, every text unchanged. */
export function exportItem({ content, id, expiresAt, ...rights }: HeldItem): ExportItem {
  const { restrictedUntil, changes } = rights;
  const base = {
    id,
    keptUntil: new Date(expiresAt).toISOString(),
    ...(restrictedUntil && { restrictedUntil: new Date(restrictedUntil).toISOString() }),
    ...(changes && {
      changes: changes.map((one) => ({ ...one, at: new Date(one.at).toISOString() })),
    }),
  };
  switch (content.kind) {
    case "call": {
      const { kind, callerNumber, serviceNumber, adviserName, adviserNumber } = content;
      const times = { startedAt: utc(content.startedAt), endedAt: utc(content.endedAt) };
      return { kind, ...base, ...times, callerNumber, serviceNumber, adviserName, adviserNumber };
    }
    case "call_note": {
      const { kind, adviserName, text } = content;
      return { kind, ...base, writtenAt: utc(content.writtenAt), adviserName, text };
    }
    case "sms": {
      const { kind, direction, adviserName, text } = content;
      return { kind, ...base, sentAt: utc(content.sentAt), direction, adviserName, text };
    }
    case "inquiry": {
      const { kind, text } = content;
      return { kind, ...base, sentAt: utc(content.sentAt), text };
    }
    case "sms_answer": {
      const { kind, direction, adviserName, text } = content;
      return { kind, ...base, receivedAt: utc(content.receivedAt), direction, adviserName, text };
    }
    case "contact": {
      const { kind, name, email, address, lang } = content;
      return { kind, ...base, toldAt: utc(content.toldAt), name, email, address, lang };
    }
    case "chat": {
      const { kind, nickname, adviserNames, messages } = content;
      return {
        kind,
        ...base,
        startedAt: utc(content.startedAt),
        endedAt: utc(content.endedAt),
        nickname,
        adviserNames: [...adviserNames],
        ...(content.damaged && { unreadable: content.damaged }),
        messages: messages.map(({ note: _note, ...one }) => ({ ...one, sentAt: utc(one.sentAt) })),
      };
    }
  }
}

function utc(time: string): string {
  return new Date(time).toISOString();
}
