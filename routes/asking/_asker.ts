import type { ComponentChildren, VNode } from "preact";
import type { Hold } from "../../lib/holds/mod.ts";
import type { Maker, RequestDraft, Target } from "../../lib/requests/mod.ts";
import type { Services } from "../../lib/services.ts";
import type { Lang } from "../../lib/site/languages.ts";
import type { View } from "../../lib/views/mod.ts";
import type { SiteContext } from "../_site.ts";

interface FrameProps {
  title: string;
  /** The place below the asker's page, with its query. */
  below: string;
  wrong?: boolean;
  children: ComponentChildren;
}

/**
 * Somebody who uses their rights: signed in with a number in "my data", or with the receipt code of a
 * chat. The pages are the same, and everything they show is loaded through the asker.
 */
export interface Asker {
  readonly lang: Lang;
  readonly services: Services;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly page: "myData" | "receipt";
  /** What the forms of "my data" carry, so that what is typed outlives a session that ends. */
  readonly mark?: string;
  readonly maker: Maker;
  /** What every request that is made here has in common. */
  readonly draft: Pick<RequestDraft, "phone" | "clientId" | "chatId" | "channel" | "identity">;
  /** An address below the asker's page. */
  at(below?: string): string;
  /** The page around what is shown. */
  frame(props: FrameProps): VNode;
  /**
   * What an address or a form names, or null when it names nothing of the asker's. Without a name: the
   * chat of a receipt code, and nothing in particular in "my data".
   */
  choose(named: string | undefined): Promise<Chosen | null>;
  /** Staff's views of what is the asker's. */
  views(): Promise<View[]>;
}

/** What a request is about, as far as its pages need it. */
export interface Chosen {
  /** As it stands in an address; empty for the chat of a receipt code. */
  readonly named: string;
  readonly target: Target;
  /** What it is called, with its time. */
  readonly title: string;
  /** What staff wrote, which can be corrected by its words. */
  readonly text?: string;
  /** A chat: what advisers noted of it. */
  readonly notes?: readonly { readonly number: number; readonly text: string }[];
  readonly nickname?: string;
  readonly hold?: Hold | null;
}

export type Answer = (c: SiteContext, asker: Asker) => Response | Promise<Response>;

/** The part of an address that names what was chosen. */
export function query(chosen: Chosen | null): string {
  return chosen && chosen.named !== "" ? `?item=${chosen.named}` : "";
}
