import type { Clients } from "../clients/mod.ts";
import type { ClientRequest, Requests } from "../requests/mod.ts";

/**
 * "This number is new to me": the former owner's data is hidden from the number and staff get a
 * request, in one commit. Nothing is deleted, since it may be a mistake, or somebody who holds a phone
 * that is not theirs. Asked again while nothing is held, it answers the request that is open already.
 */
export async function reportNewNumber(
  { clients, requests }: { clients: Clients; requests: Requests },
  phone: string,
  { since }: { since: number },
): Promise<ClientRequest> {
  const client = await clients.findByPhone(phone);
  if (!client) {
    const earlier = await requests.forPhone(phone, { since });
    const open = earlier.find((one) => one.kind === "number_new_owner" && !one.decidedAt);
    if (open) return open;
  }
  return await requests.create({ kind: "number_new_owner", phone, clientId: client?.id ?? null }, {
    startsAnew: true,
    together: async (op) => {
      if (client) await clients.detach(op, phone, client);
    },
  });
}
