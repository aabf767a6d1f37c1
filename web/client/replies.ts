/** What openapi-fetch makes of a reply. */
interface Reply<Data> {
  data?: Data | undefined;
  error?: unknown;
  response: Response;
}

/** The body of a successful reply. Any other reply is an error, which says what the server answered. */
export function bodyOf<Data>(what: string, reply: Reply<Data>): Data {
  check(what, reply);
  if (reply.data === undefined) throw new Error(`${what}: the reply has no body`);
  return reply.data;
}

/** Throws unless the reply is a success, with a body or without. */
export function check(what: string, reply: Reply<unknown>): void {
  if (reply.response.ok) return;
  throw new Error(`${what}: ${reply.response.status} ${JSON.stringify(reply.error)}`);
}

/** The first of some that there must be. */
export function firstOf<Item>(what: string, items: readonly Item[]): Item {
  const first = items[0];
  if (first === undefined) throw new Error(`${what}: there is none`);
  return first;
}

export function expectEqual<Value>(what: string, actual: Value, expected: Value): void {
  if (actual !== expected) throw new Error(`${what}: expected ${String(expected)}, not ${String(actual)}`);
}
