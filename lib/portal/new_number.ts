import type { Clients } from "../clients/mod.ts";
import { untilCommitted } from "../kv.ts";
import type { ClientRequest, Requests } from "../requests/mod.ts";

interface Parts {
  readonly clients: Clients;
  readonly requests: Requests;
}

/**
 * "This number is new to me": the former owner's data is hidden from the number and staff get a
 * request, in one commit. Nothing is deleted, since it may be a mistake, or somebody who holds a phone
 * that is not theirs. Asked again while nothing is held, it answers the request that is open already.
 */
export function reportNewNumber(
  { clients, requests }: Parts,
  phone: string,
  { since }: { since: number },
): Promise<ClientRequest> {
  /** Who is hidden, or the request that has hidden them already. */
  const look = async () => {
    const client = await clients.findByPhone(phone);
    const made = client ? [] : await requests.forPhone(phone, { since });
    const open = made.find((one) => one.kind === "number_new_owner" && !one.decidedAt);
    return { client, open };
  };
  return untilCommitted(async () => {
    const { client, open } = await look();
    if (open) return open;
    const draft = { kind: "number_new_owner", phone, clientId: client?.id ?? null } as const;
    const request = await requests.create(draft, {
      startsAnew: true,
      together: async (op) => {
        // Pressed twice at once: whoever comes second looks again.
        const now = await look();
        if (now.open || now.client?.id !== client?.id) return false;
        if (client) await clients.detach(op, phone, client);
        return true;
      },
    });
    return request ?? "conflict";
  });
}
