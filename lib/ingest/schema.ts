import * as z from "zod";
import { callSchema, inquirySchema, smsSchema } from "../records/mod.ts";

const instant = z.iso.datetime({ offset: true, error: "must be an RFC 3339 time with an offset" })
  .meta({ description: "RFC 3339", examples: ["2026-11-20T09:30:00+02:00"] });
const number = z.e164({ error: "must be an E.164 number" })
  .meta({ description: "E.164", examples: ["+358501234501"] });

/** A call that took place. Its audio is never recorded. */
export const callBody = z.object({
  startedAt: instant,
  endedAt: instant,
  callerNumber: number,
  serviceNumber: number,
  adviserName: callSchema.shape.adviserName,
  adviserNumber: number,
});

/** An inquiry, a text message, or an answer to an inquiry made by text message. */
export const messageBody = z.object({
  kind: z.enum(["inquiry", "sms", "sms_answer"]),
  sentAt: instant,
  phone: number,
  direction: smsSchema.shape.direction,
  text: inquirySchema.shape.text,
  adviserName: smsSchema.shape.adviserName,
});

export type CallBody = z.infer<typeof callBody>;
export type MessageBody = z.infer<typeof messageBody>;
