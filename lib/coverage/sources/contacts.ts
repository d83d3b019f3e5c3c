import { contactsPage } from '../../hubspot/contacts-pages';
import { partNumber } from '../parts';
import { pageProperties, readContact } from '../reduce';
import { advance, chained, type Source } from './source';

/** Every contact of the portal, 100 a call, without histories. */
export const contacts: Source = {
  service: 'hubspot',
  next: (desk) =>
    chained(desk, 'contacts', async (after) => {
      const page = await contactsPage(desk.hubspot, { properties: pageProperties }, after ?? undefined);
      return () => {
        const read = page.contacts.map(readContact);
        desk.memory.claim.note(Date.now());
        desk.memory.add(read);
        if (desk.reading.chains.members.isOver) desk.memory.settle();
        const { parts } = advance(desk, 'contacts', read.length, page.after);
        return [{ number: partNumber('contacts', parts), value: { at: desk.now(), contacts: read } }];
      };
    }),
};
