/** Where the kernel keeps limits of memory: by the older kind of control groups, or by the newer one. */
const [OLDER, NEWER] = ["/sys/fs/cgroup/memory", "/sys/fs/cgroup"];

/** A group of processes that have so much memory together, as a machine would, and no swap. */
export class MemoryLimit {
  readonly #folder: string;
  readonly #ended: string;

  private constructor(folder: string, ended: string) {
    this.#folder = folder;
    this.#ended = ended;
  }

  /** `bytes`: what they may use, the cache of files included. Null where this machine sets no limits. */
  static async make(name: string, bytes: number): Promise<MemoryLimit | null> {
    const older = await exists(`${OLDER}/memory.limit_in_bytes`);
    const folder = `${older ? OLDER : NEWER}/${name}`;
    try {
      if (!older) await Deno.writeTextFile(`${NEWER}/cgroup.subtree_control`, "+memory");
      await Deno.mkdir(folder);
      const file = older ? "memory.limit_in_bytes" : "memory.max";
      await Deno.writeTextFile(`${folder}/${file}`, String(bytes));
      return new MemoryLimit(folder, older ? "memory.oom_control" : "memory.events");
    } catch {
      await Deno.remove(folder).catch(() => {});
      return null;
    }
  }

  /** The words before a program and its arguments that have it, and all that it starts, in the group. */
  get within(): string[] {
    return ["sh", "-c", `echo $$ >${this.#folder}/cgroup.procs && exec "$@"`, "within"];
  }

  /** How many processes were ended because there was no memory left. */
  async ended(): Promise<number> {
    const text = await Deno.readTextFile(`${this.#folder}/${this.#ended}`);
    return Number(/^oom_kill (\d+)$/m.exec(text)![1]);
  }

  /** Once nothing runs in it any more. */
  async remove(): Promise<void> {
    for (let tries = 0;; tries++) {
      try {
        await removeWithin(this.#folder);
        return;
      } catch (error) {
        if (tries === 50) throw error;
        await new Promise((done) => setTimeout(done, 100));
      }
    }
  }
}

async function exists(path: string): Promise<boolean> {
  return await Deno.stat(path).then(() => true, () => false);
}

/** A group goes when the groups in it are gone; its files go with it. */
async function removeWithin(folder: string): Promise<void> {
  for await (const { name, isDirectory } of Deno.readDir(folder)) {
    if (isDirectory) await removeWithin(`${folder}/${name}`);
  }
  await Deno.remove(folder);
}
