/** What a person may ask for that staff must decide. */
export const REQUEST_KINDS = ["number_new_owner"] as const;
export type RequestKind = typeof REQUEST_KINDS[number];

/** A request as the person who made it sees it. */
export interface ClientRequest {
  readonly id: string;
  /** To be written down or read aloud; opens nothing. */
  readonly reference: string;
  readonly kind: RequestKind;
  /** Epoch milliseconds. */
  readonly receivedAt: number;
  /** The last day to answer, `YYYY-MM-DD` in Europe/Helsinki. */
  readonly dueOn: string;
  /** Epoch milliseconds; absent until it is decided. */
  readonly decidedAt?: number;
  /** When the request itself will be deleted, epoch milliseconds. */
  readonly expiresAt: number;
}

/** A request as staff see it, who need the number and the client to decide it. */
export interface StaffRequest extends ClientRequest {
  /** E.164: the number that the request was made with. */
  readonly phone: string;
  /** The client that the number stood for when the request was made. */
  readonly clientId: string | null;
}

/** What a new request is made of. */
export interface RequestDraft {
  readonly kind: RequestKind;
  readonly phone: string;
  readonly clientId: string | null;
}
