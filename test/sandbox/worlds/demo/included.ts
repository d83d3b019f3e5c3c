import { day, hour, minute, type Story } from './story';

/** Members of the segment. The segment is chosen 30 days before the end. */
export const includedStories: Story[] = [
  {
    name: 'member-edited-in-hubspot',
    note: 'a member whose changes went to Salesforce',
    count: 62,
    tell(t) {
      t.appears(t.between(4 * day, 28 * day), { lifecyclestage: 'customer' });
      t.writes(t.between(2 * hour, 3 * day), { jobtitle: 'Vice President' });
    },
  },
  {
    name: 'member-edited-in-salesforce',
    note: 'a member whose record was edited in Salesforce',
    count: 34,
    tell(t) {
      t.appears(t.between(9 * day, 28 * day), { lifecyclestage: 'customer' });
      t.edits(t.between(3 * hour, 8 * day), { Title: 'Regional Manager', City: 'Oslo' });
    },
  },
  {
    name: 'member-converted',
    note: 'a lead that became a contact in Salesforce',
    count: 8,
    tell(t) {
      t.appears(t.between(9 * day, 28 * day), { lifecyclestage: 'customer' });
      t.ago(t.between(2 * hour, 6 * day), () => t.world.salesforce.convert(t.linked(), t.admin));
    },
  },
  {
    name: 'member-with-duplicates',
    note: 'two records of one address stand in Salesforce',
    count: 4,
    tell(t) {
      t.appears(12 * day, { lifecyclestage: 'customer' });
      t.entered(5 * day, 'Contact');
    },
  },
  {
    name: 'member-whose-link-moved',
    note: 'the link went to the duplicate that was updated last',
    count: 3,
    tell(t) {
      t.appears(12 * day, { lifecyclestage: 'customer' });
      t.entered(5 * day, 'Contact', {}, (record) => {
        t.ago(4 * day, () => t.world.salesforce.update(record.id, { Title: 'Chair' }, t.admin));
      });
    },
  },
  {
    name: 'member-back-again',
    note: 'left the segment and came back',
    count: 6,
    tell(t) {
      t.appears(25 * day, { lifecyclestage: 'customer' });
      t.leaves(15 * day);
      t.joins(t.between(2 * hour, 2 * day));
    },
  },
  {
    name: 'member-merged-in-hubspot',
    note: 'two HubSpot contacts were merged',
    count: 2,
    tell(t) {
      t.appears(25 * day, { lifecyclestage: 'customer' });
      t.ago(10 * day, () => {
        const other = t.world.hubspot.create({ email: `home.${t.persona.email}` }, 'FORM');
        t.ago(9 * day, () => t.world.hubspot.merge(t.contact(), other.id));
      });
      t.writes(3 * day, { jobtitle: 'Partner' });
    },
  },
  {
    name: 'just-changed',
    note: 'changed a moment ago; the sync is on its way',
    count: 3,
    tell(t) {
      t.appears(12 * day, { lifecyclestage: 'customer' });
      t.writes(t.between(20_000, 80_000), { jobtitle: 'Chief of Staff' });
    },
  },
  {
    name: 'just-joined',
    note: 'joined the segment a moment ago',
    count: 3,
    tell(t) {
      t.appears(12 * day);
      t.joins(t.between(20_000, 80_000));
    },
  },
  {
    name: 'just-changed-and-refused',
    note: 'changed minutes ago; a validation rule of Salesforce refuses it, HubSpot tries again',
    count: 3,
    tell(t) {
      t.appears(12 * day, { lifecyclestage: 'customer' });
      t.writes(t.between(3 * minute, 8 * minute), { jobtitle: 'TBD' });
    },
  },
  {
    name: 'member-before-it-was-chosen',
    note: 'was a member before the segment was chosen, and nothing has triggered a sync since (R3)',
    count: 18,
    tell(t) {
      t.appears(t.between(35 * day, 55 * day), { lifecyclestage: 'customer' });
    },
  },
  {
    name: 'member-without-last-name',
    note: 'Salesforce refuses a lead without a last name',
    count: 4,
    tell(t) {
      t.appears(t.between(2 * day, 9 * day), { lifecyclestage: 'customer', lastname: '' });
    },
  },
  {
    name: 'refused-for-hours',
    note: 'a validation rule has refused the change for hours; HubSpot is still trying',
    count: 3,
    tell(t) {
      t.appears(12 * day, { lifecyclestage: 'customer' });
      t.writes(t.between(2 * hour, 4 * hour), { jobtitle: 'TBD' });
    },
  },
  {
    name: 'refused-for-good',
    note: 'a validation rule refused the change, and HubSpot has given up',
    count: 4,
    tell(t) {
      t.appears(12 * day, { lifecyclestage: 'customer' });
      t.writes(t.between(day, 4 * day), { jobtitle: 'TBD' });
    },
  },
  {
    name: 'hidden-from-the-integration',
    note: 'the integration user may not see the record (R15)',
    count: 2,
    tell(t) {
      t.appears(12 * day, { lifecyclestage: 'customer' });
      t.ago(5 * day, () => {
        const record = t.world.salesforce.record(t.linked());
        if (record) record.hiddenFromIntegration = true;
      });
      t.writes(2 * day, { jobtitle: 'Treasurer' });
    },
  },
  {
    name: 'record-deleted',
    note: 'a member whose record was deleted in Salesforce',
    count: 4,
    tell(t) {
      t.appears(12 * day, { lifecyclestage: 'customer' });
      t.ago(t.between(2 * hour, 6 * day), () => t.world.salesforce.delete(t.linked(), t.admin));
    },
  },
  {
    name: 'record-merged-away',
    note: 'a member whose record was merged into another one',
    count: 3,
    tell(t) {
      t.appears(12 * day, { lifecyclestage: 'customer' });
      t.entered(6 * day, 'Lead', {}, (survivor) => {
        t.ago(5 * day, () => t.world.salesforce.merge(survivor.id, t.linked(), t.admin));
      });
    },
  },
];
