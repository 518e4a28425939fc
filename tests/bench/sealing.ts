import { systemClock } from "../../lib/clock.ts";
import { Vault } from "../../lib/vault/mod.ts";
import { type Figure, figure, median, timed } from "./figure.ts";

const ROUNDS = 15;
const AT_ONCE = 16;
const BATCHES = 60;
const COUNT = AT_ONCE * BATCHES;
const KB = "x".repeat(1_022);

/** Sealing and opening a value of 1 KB beside AES-GCM as the engine has it. */
export async function sealing(): Promise<Figure[]> {
  const kv = await Deno.openKv(":memory:");
  const random = () => crypto.getRandomValues(new Uint8Array(32));
  const keys = { masterKey: random(), indexKey: random() };
  const vault = await Vault.open({ kv, clock: systemClock(), ...keys });
  const expiresAt = Date.now() + 86_400_000;
  const { dataKey } = await vault.newKey({ kind: "client", id: "bench" }, expiresAt);
  const at = { key: ["bench", 1], expiresAt };
  const row = await vault.seal(dataKey, at, KB);

  const algorithm = { name: "AES-GCM", iv: new Uint8Array(12) };
  const plain = new TextEncoder().encode(KB);
  const encrypted = await crypto.subtle.encrypt(algorithm, dataKey.key, plain);

  const works = {
    seal: () => vault.seal(dataKey, at, KB),
    open: () => vault.unseal(dataKey, at.key, row),
    encrypt: () => crypto.subtle.encrypt(algorithm, dataKey.key, plain),
    decrypt: () => crypto.subtle.decrypt(algorithm, dataKey.key, encrypted),
  };
  const times: Record<keyof typeof works, number[]> = {
    seal: [],
    open: [],
    encrypt: [],
    decrypt: [],
  };
  for (let round = 0; round < ROUNDS; round++) {
    for (
      const [name, work] of Object.entries(works) as [keyof typeof works, () => Promise<unknown>][]
    ) {
      times[name].push(await timed(() => many(work)) * 1_000 / COUNT);
    }
  }
  kv.close();
  const of = (name: keyof typeof works) => median(times[name]);
  const unit = "µs a KB";
  return [
    figure("sealing", { value: of("seal"), unit, reference: of("encrypt") }),
    figure("opening", { value: of("open"), unit, reference: of("decrypt") }),
  ];
}

async function many(work: () => Promise<unknown>): Promise<void> {
  for (let batch = 0; batch < BATCHES; batch++) {
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  }
}
