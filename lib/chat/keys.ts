import type { Side } from "./wire.ts";

/** First parts of every key that a chat's data lies under. */
export const HEADS = "chat_heads";
export const PROFILES = "chats";
export const MESSAGES = "chat_messages";
export const MESSAGE_IDS = "chat_message_ids";
export const NOTES = "chat_notes";
export const TYPING = "chat_typing";
export const INDEX = "chat_index";
export const RECEIPTS = "chat_receipts";
export const SESSIONS = "chat_sessions";
export const ORIGINS = "chat_origins";
export const CLIENT_CHATS = "client_chats";

/** What is kept beside the conversations. None of it is a visitor's data. */
export const SWEEPS = "chat_sweeps";
export const BLOCKS = "chat_blocks";
export const LIMITS = "chat_limits";
export const PRESENCE = "chat_presence";
export const SETTINGS = "chat_settings";
export const ANSWERS = "chat_answers";
const DESK = "chat_desk";
export const STREAMS = "chat_streams";

/**
 * Change whenever the queue, or anything on the lists that advisers see, changes. They are written
 * without a check, so they never conflict.
 */
export const QUEUE_HEAD: Deno.KvKey = [DESK, "queue"];
export const LISTS_HEAD: Deno.KvKey = [DESK, "lists"];

export const headKey = (chatId: string): Deno.KvKey => [HEADS, chatId];
export const profileKey = (chatId: string): Deno.KvKey => [PROFILES, chatId];
export const messageKey = (chatId: string, seq: number): Deno.KvKey => [MESSAGES, chatId, seq];
export const noteKey = (chatId: string, number: number): Deno.KvKey => [NOTES, chatId, number];
export function typingKey(chatId: string, side: Side): Deno.KvKey {
  return [TYPING, chatId, side];
}

export const receiptKey = (hash: string): Deno.KvKey => [RECEIPTS, hash];
export const sessionKey = (hash: string): Deno.KvKey => [SESSIONS, hash];
/** Promises that the rows of an erased chat are removed, even if the process stops. */
export const sweepKey = (chatId: string): Deno.KvKey => [SWEEPS, chatId];
export const originKey = (chatId: string): Deno.KvKey => [ORIGINS, chatId];

/** A sender's id counts for its own side only: neither side can answer for the other's message. */
export function messageIdKey(chatId: string, from: Side | "note", id: string): Deno.KvKey {
  return [MESSAGE_IDS, chatId, from, id];
}

export function clientChatKey(clientId: string, at: number, chatId: string): Deno.KvKey {
  return [CLIENT_CHATS, clientId, at, chatId];
}
