import { startSandbox } from './server';
import { smallWorld } from './worlds/small';

/** Starts a small live world alone and prints where it is as one line of JSON. Ends with Ctrl-C. */
const world = smallWorld({ now: Date.now(), live: true });
const sandbox = await startSandbox({ worlds: [world] });
const included = world.people.get('included');
const contact = included?.contactId ?? '';
const person = world.hubspot.contact(contact);
const { hubspot, salesforce, pages, control } = sandbox;
const line = {
  hubspot,
  salesforce,
  pages,
  control,
  token: world.token,
  sid: world.sid,
  contact,
  list: world.integration.segmentId,
  email: person ? world.hubspot.value(person, 'email') : '',
};
process.stdout.write(`${JSON.stringify(line)}\n`);

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    void sandbox.close().then(() => process.exit(0));
  });
