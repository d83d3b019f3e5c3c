import { generate } from 'selfsigned';

const names = [
  'api.hubapi.com',
  'hubspot.com',
  // A wildcard stands for one level only.
  '*.hubspot.com',
  '*.salesforce.com',
  '*.my.salesforce.com',
  '*.sandbox.my.salesforce.com',
  '*.lightning.force.com',
  '*.sandbox.lightning.force.com',
];

/** A certificate for the real hosts, made anew at each start; browsers of tests are told to accept it. */
export async function certificate(): Promise<{ key: string; cert: string }> {
  const made = await generate([{ name: 'commonName', value: 'SyncLens sandbox' }], {
    keyType: 'ec',
    extensions: [
      { name: 'basicConstraints', cA: false },
      {
        name: 'subjectAltName',
        altNames: [...names.map((value) => ({ type: 2 as const, value })), { type: 7 as const, ip: '127.0.0.1' }],
      },
    ],
  });
  return { key: made.private, cert: made.cert };
}
