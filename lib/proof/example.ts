import { connectedHubspot } from '../connections/hubspot';
import { ApiError } from '../http/errors';
import { contactById } from '../hubspot/contacts';
import { contactsPage } from '../hubspot/contacts-pages';
import { nameOf, newestSyncs } from '../hubspot/contacts-search';
import { membersOf } from '../hubspot/members';

/** A contact to look at, and why this one: a member of the chosen segment, else who synced last, else anybody. */
export interface Example {
  readonly id: string;
  readonly name: string;
  readonly from: 'segment' | 'newest' | 'any';
}

const properties = ['firstname', 'lastname', 'email'];

/** Who shows best that the set-up works; null where the portal has no contact. Three calls at most. Throws `ApiError`. */
export async function exampleContact(): Promise<Example | null> {
  const { client, environment } = await connectedHubspot();
  const { segment } = environment.settings;
  if (segment.mode === 'segment') {
    const [first] = await membersOf(client, segment.id).then(({ members }) => members, none);
    if (first) {
      const [member] = await contactById(client, first.id, { properties }).then((one) => [one], none);
      if (member) return { id: member.id, name: nameOf(member), from: 'segment' };
    }
  }
  // A portal without the integration's properties refuses to search by them: that is nobody, too.
  const [newest] = await newestSyncs(client, 1).catch(none);
  if (newest) return { id: newest.id, name: newest.name, from: 'newest' };
  const [any] = (await contactsPage(client, { properties })).contacts;
  return any ? { id: any.id, name: nameOf(any), from: 'any' } : null;
}

/** Nobody, where the segment or the member is gone or the question was refused; all else is thrown on. */
function none(error: unknown): never[] {
  if (error instanceof ApiError && (error.kind === 'not-found' || error.kind === 'invalid')) return [];
  throw error;
}
