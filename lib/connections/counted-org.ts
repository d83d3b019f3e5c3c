import type { ConnectedOrg } from './salesforce';

/** The same org with its calls counted: what a step reports of them. */
export function countedOrg(org: ConnectedOrg): { org: ConnectedOrg; calls(): number } {
  let made = 0;
  const { client } = org;
  const call: typeof client.call = (...given) => {
    made++;
    return client.call(...given);
  };
  return { org: { ...org, client: { ...client, call } }, calls: () => made };
}
