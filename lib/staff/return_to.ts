const PLAIN = /^\/admin(\/[a-z0-9-]+)*$/i;

/**
 * A page of the staff's to go on to after signing in, or undefined. Only plain paths of ours pass, so
 * no address can lead a person who has just signed in to somewhere else.
 */
export function safeReturn(asked: string | undefined): string | undefined {
  return asked !== undefined && asked.length <= 200 && PLAIN.test(asked) ? asked : undefined;
}
