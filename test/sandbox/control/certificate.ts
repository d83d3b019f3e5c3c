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

let made: Promise<{ key: string; cert: string }> | undefined;

/** A certificate for the real hosts, made anew in each process; browsers of tests are told to accept it. */
export function certificate(): Promise<{ key: string; cert: string }> {
  made ??= make();
  return made;
}

async function make(): Promise<{ key: string; cert: string }> {
  const pems = await generate([{ name: 'commonName', value: 'SyncLens sandbox' }], {
    keyType: 'ec',
    extensions: [
      { name: 'basicConstraints', cA: false },
      {
        name: 'subjectAltName',
        altNames: [...names.map((value) => ({ type: 2 as const, value })), { type: 7 as const, ip: '127.0.0.1' }],
      },
    ],
  });
  return { key: pems.private, cert: pems.cert };
}
