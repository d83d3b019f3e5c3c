import type { HubspotClient } from './client';

/** The same client, with its calls counted: for jobs that show them, and looks that may make but a few. */
export function countedClient(client: HubspotClient): { client: HubspotClient; calls(): number } {
  let made = 0;
  const counted: HubspotClient = {
    ...client,
    raw: (...given) => {
      made++;
      return client.raw(...given);
    },
    typed: (...given) => {
      made++;
      return client.typed(...given);
    },
  };
  return { client: counted, calls: () => made };
}
