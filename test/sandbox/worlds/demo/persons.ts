import { day, type Story } from './story';

/** Person accounts, told after everybody else and with a chance of their own, so that the others come out as ever. */
export const personStories: Story[] = [
  {
    name: 'person-account-member',
    note: 'a person account: account and contact in one',
    count: 3,
    tell(t) {
      t.enteredAsPerson(t.between(12 * day, 20 * day));
      t.writes(t.between(9 * day, 11 * day), { phone: t.persona.phone });
      t.joins(t.between(2 * day, 8 * day));
    },
  },
];
