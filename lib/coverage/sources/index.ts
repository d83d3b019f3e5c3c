import { contacts } from './contacts';
import { histories } from './histories';
import { members } from './members';
import { leads, salesforceContacts } from './salesforce';
import type { Source } from './source';

/** Everything that a scan reads, a file each, in the order of their claim to the next call. */
export const sources: readonly Source[] = [members, contacts, leads, salesforceContacts, histories];
