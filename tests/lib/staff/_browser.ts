/** A browser that keeps cookies by host and port, and goes where it is sent. */
export class Visitor {
  readonly #jar = new Map<string, Map<string, string>>();

  /** Asks once. Cookies of the place are sent, and kept from the answer. */
  async ask(url: URL, init: RequestInit = {}): Promise<Response> {
    const jar = this.#jar.get(url.host) ?? new Map<string, string>();
    this.#jar.set(url.host, jar);
    const headers = new Headers(init.headers);
    const cookies = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    if (cookies !== "") headers.set("cookie", cookies);
    const answer = await fetch(url, { ...init, headers, redirect: "manual" });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      const [name = "", ...value] = pair.split("=");
      if (value.join("=") === "") jar.delete(name);
      else jar.set(name, value.join("="));
    }
    return answer;
  }

  /**
   * Signs in at the provider of development: answers the first address outside of it.
   * @throws Error with the status when the provider refuses.
   */
  async signInAs(account: string, start: URL): Promise<URL> {
    let url = start;
    for (let steps = 0; steps < 10; steps++) {
      const chooses = url.pathname.startsWith("/choose/");
      const body = new URLSearchParams({ account });
      const answer = await this.ask(url, chooses ? { method: "POST", body } : {});
      await answer.body?.cancel();
      const location = answer.headers.get("location");
      if (location === null) throw new Error(`The provider answered ${answer.status}`);
      url = new URL(location, url);
      if (url.host !== start.host) return url;
    }
    throw new Error("The provider goes in circles");
  }
}
