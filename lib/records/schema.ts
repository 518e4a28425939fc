import * as z from "zod";
import type { RecordKind } from "../retention.ts";
import { LANGS } from "../site/languages.ts";

/** The longest text of one record, in characters: sealed, it stays far inside one store value. */
export const MAX_TEXT = 10_000;
const MAX_NAME = 200;

const instant = z.iso.datetime({ offset: true });
const phone = z.e164();
const name = z.string().trim().min(1).max(MAX_NAME);
const text = z.string().min(1).max(MAX_TEXT);
const base = { id: z.uuid() };

/** Metadata of a call. The call itself is never recorded. */
export const callSchema = z.object({
  ...base,
  kind: z.literal("call"),
  startedAt: instant,
  endedAt: instant,
  callerNumber: phone,
  serviceNumber: phone,
  adviserName: name,
  adviserNumber: phone,
});

/** What an adviser wrote down of a call. */
const callNoteSchema = z.object({
  ...base,
  kind: z.literal("call_note"),
  writtenAt: instant,
  adviserName: name,
  text,
});

/** One text message of a conversation by text message. */
export const smsSchema = z.object({
  ...base,
  kind: z.literal("sms"),
  sentAt: instant,
  direction: z.enum(["in", "out"]),
  adviserName: name.optional(),
  text,
});

/** A message left when nobody could answer the call. */
export const inquirySchema = z.object({
  ...base,
  kind: z.literal("inquiry"),
  sentAt: instant,
  text,
});

/** An answer to an inquiry, made by text message. */
const smsAnswerSchema = z.object({
  ...base,
  kind: z.literal("sms_answer"),
  receivedAt: instant,
  direction: z.enum(["in", "out"]),
  adviserName: name.optional(),
  text,
});

/**
 * What the client told of themselves in "my data": name, ways to reach them, and the language in which
 * they are served. All of it is theirs to change, and none of it is asked for.
 */
export const contactSchema = z.object({
  ...base,
  kind: z.literal("contact"),
  toldAt: instant,
  name: name.optional(),
  email: z.email().max(MAX_NAME).optional(),
  address: z.string().trim().min(1).max(500).optional(),
  lang: z.enum(LANGS).optional(),
});

const recordSchema = z.discriminatedUnion("kind", [
  callSchema,
  callNoteSchema,
  smsSchema,
  inquirySchema,
  smsAnswerSchema,
  contactSchema,
]);

export type ClientRecord = z.infer<typeof recordSchema>;
export type RecordOf<K extends RecordKind> = Extract<ClientRecord, { kind: K }>;

/** The instant that a record's retention is counted from, in epoch milliseconds. */
export function countedFrom(record: ClientRecord): number {
  switch (record.kind) {
    case "call":
      return Date.parse(record.endedAt);
    case "call_note":
      return Date.parse(record.writtenAt);
    case "sms":
    case "inquiry":
      return Date.parse(record.sentAt);
    case "sms_answer":
      return Date.parse(record.receivedAt);
    case "contact":
      return Date.parse(record.toldAt);
  }
}
