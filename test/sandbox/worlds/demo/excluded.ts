import { day, hour, minute, type Story } from './story';

/** Those outside the segment, and records that no contact has. */
export const excludedStories: Story[] = [
  {
    name: 'outside',
    note: 'not a member, nothing in Salesforce',
    count: 48,
    tell(t) {
      t.appears(t.between(2 * hour, 55 * day));
    },
  },
  {
    name: 'outside-by-form',
    note: 'came by a form, not a member',
    count: 8,
    tell(t) {
      t.appears(t.between(day, 20 * day), { lifecyclestage: 'subscriber', num_conversion_events: '1' }, 'FORM');
    },
  },
  {
    name: 'twin',
    note: 'not linked, but the same address stands in Salesforce',
    count: 7,
    tell(t) {
      t.appears(20 * day);
      t.entered(t.between(day, 12 * day), t.random() < 0.5 ? 'Lead' : 'Contact');
    },
  },
  {
    name: 'left',
    note: 'left the segment; linked and frozen since (R11)',
    count: 30,
    tell(t) {
      t.appears(t.between(21 * day, 28 * day), { lifecyclestage: 'customer' });
      t.leaves(t.between(9 * day, 18 * day));
      t.writes(t.between(hour, 7 * day), { jobtitle: 'Retired' });
    },
  },
  {
    name: 'left-and-edited-in-salesforce',
    note: 'frozen; what is edited in Salesforce does not arrive',
    count: 10,
    tell(t) {
      t.appears(26 * day, { lifecyclestage: 'customer' });
      t.leaves(t.between(9 * day, 18 * day));
      t.edits(t.between(hour, 7 * day), { Title: 'Ambassador' });
    },
  },
  {
    name: 'left-with-duplicates',
    note: 'frozen, and a second record of the address stands in Salesforce',
    count: 3,
    tell(t) {
      t.appears(26 * day, { lifecyclestage: 'customer' });
      t.leaves(12 * day);
      t.entered(6 * day, 'Contact');
    },
  },
  {
    name: 'left-and-converted',
    note: 'frozen on a lead that has become a contact',
    count: 3,
    tell(t) {
      t.appears(26 * day, { lifecyclestage: 'customer' });
      t.leaves(12 * day);
      t.ago(6 * day, () => t.world.salesforce.convert(t.linked(), t.admin));
    },
  },
  {
    name: 'left-and-merged-in-hubspot',
    note: 'frozen and merged in HubSpot: history cannot tell',
    count: 2,
    tell(t) {
      t.appears(26 * day, { lifecyclestage: 'customer' });
      t.leaves(12 * day);
      t.ago(9 * day, () => {
        const other = t.world.hubspot.create({ email: `home.${t.persona.email}` }, 'FORM');
        t.ago(8 * day, () => t.world.hubspot.merge(t.contact(), other.id));
      });
    },
  },
  {
    name: 'left-and-hidden',
    note: 'frozen; its record is hidden from this user',
    count: 2,
    tell(t) {
      t.appears(26 * day, { lifecyclestage: 'customer' });
      t.leaves(12 * day);
      t.ago(6 * day, () => {
        const record = t.world.salesforce.record(t.linked());
        if (record) record.hidden = true;
      });
    },
  },
  {
    name: 'created-once',
    note: 'came from a new Salesforce record and synced once (R6)',
    count: 10,
    tell(t) {
      t.entered(t.between(2 * hour, 25 * day), t.random() < 0.7 ? 'Lead' : 'Contact');
    },
  },
  {
    name: 'import-stub',
    note: 'imported from Salesforce: only the email is here (R8)',
    count: 7,
    tell(t) {
      // The looks fall on quarters of an hour before the end: between two of them, so that the import comes first.
      const quarter = Math.round(t.between(4 * day, 24 * day) / (15 * minute)) * 15 * minute;
      t.entered(quarter + 12 * minute, 'Lead', {}, (lead) => {
        t.ago(quarter + 6 * minute, () => t.integration.importFromSalesforce([lead.id]));
      });
    },
  },
  {
    name: 'left-then-deleted',
    note: 'frozen on a record that was deleted in Salesforce',
    count: 4,
    tell(t) {
      t.appears(26 * day, { lifecyclestage: 'customer' });
      t.leaves(12 * day);
      t.ago(t.between(day, 8 * day), () => t.world.salesforce.delete(t.linked(), t.admin));
    },
  },
  {
    name: 'left-then-merged-away',
    note: 'frozen on a record that was merged into another one',
    count: 3,
    tell(t) {
      t.appears(26 * day, { lifecyclestage: 'customer' });
      t.leaves(12 * day);
      t.entered(6 * day, 'Lead', { Email: `new.${t.persona.email}` }, (survivor) => {
        t.ago(5 * day, () => t.world.salesforce.merge(survivor.id, t.linked(), t.admin));
      });
    },
  },
  {
    name: 'left-a-moment-ago',
    note: 'synced within the hour, then left the segment',
    count: 3,
    tell(t) {
      t.appears(20 * day, { lifecyclestage: 'customer' });
      t.writes(20 * minute, { jobtitle: 'Curator' });
      t.leaves(10 * minute);
    },
  },
  {
    name: 'left-after-several-syncs',
    note: 'synced several times this week, then left the segment',
    count: 3,
    tell(t) {
      t.appears(20 * day, { lifecyclestage: 'customer' });
      t.writes(5 * day, { jobtitle: 'Curator' });
      t.writes(4 * day, { jobtitle: 'Head Curator' });
      t.writes(3 * day, { jobtitle: 'Director' });
      t.leaves(2 * day);
    },
  },
  {
    name: 'address-erased',
    note: 'a member whose address was erased (R10)',
    count: 3,
    tell(t) {
      t.appears(12 * day, { lifecyclestage: 'customer' });
      t.writes(3 * day, { email: '' });
    },
  },
  {
    name: 'never-had-an-address',
    note: 'has no address (R10)',
    count: 4,
    tell(t) {
      t.appears(t.between(day, 25 * day), { email: '' });
    },
  },
  {
    name: 'lead-without-address',
    note: 'a lead without an address: HubSpot makes no contact of it',
    count: 4,
    tell(t) {
      t.entered(t.between(day, 25 * day), 'Lead', { Email: '' });
    },
  },
  {
    name: 'contact-deleted',
    note: 'the HubSpot contact was deleted, the record stands',
    count: 3,
    tell(t) {
      t.appears(20 * day, { lifecyclestage: 'customer' });
      t.ago(6 * day, () => {
        t.recordId = t.linked();
        t.world.hubspot.delete(t.contact());
      });
    },
  },
];
