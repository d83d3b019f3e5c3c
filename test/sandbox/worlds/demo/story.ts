import type { Integration } from '../../engine/integration';
import { addPersonAccount } from '../../world/person-accounts';
import type { Random } from '../../world/random';
import type { Millis, SalesforceRecord, Source, World } from '../../world/types';
import type { Persona } from './cast';

export const minute: Millis = 60_000;
export const hour: Millis = 60 * minute;
export const day: Millis = 24 * hour;

/** One person's history, told from the end: times are "so long before the world is handed over". */
export interface Story {
  name: string;
  /** What a visitor may read beside the person. */
  note: string;
  count: number;
  tell(teller: Teller): void;
}

/** What a history is told with. */
export class Teller {
  contactId: string | undefined;
  recordId: string | undefined;

  constructor(
    readonly world: World,
    readonly integration: Integration,
    readonly random: Random,
    readonly persona: Persona,
    private readonly end: Millis,
  ) {}

  /** Lets this happen so long before the end. */
  ago(ms: Millis, happen: () => void): void {
    this.world.clock.at(this.end - ms, happen);
  }
  /** The contact is made by hand in HubSpot. */
  appears(ago: Millis, values: Record<string, string> = {}, source: Source = 'CRM_UI'): void {
    const { city: _city, ...own } = this.persona;
    this.ago(ago, () => {
      this.contactId = this.world.hubspot.create({ ...own, lifecyclestage: 'lead', ...values }, source).id;
    });
  }
  writes(ago: Millis, values: Record<string, string>): void {
    this.ago(ago, () => this.world.hubspot.write(this.contact(), values, 'CRM_UI', { sourceId: 'userId:1' }));
  }
  joins(ago: Millis): void {
    this.writes(ago, { lifecyclestage: 'customer' });
  }
  leaves(ago: Millis): void {
    this.writes(ago, { lifecyclestage: 'other' });
  }
  /** Somebody in Salesforce enters this person. */
  entered(
    ago: Millis,
    object: 'Lead' | 'Contact',
    fields: Record<string, unknown> = {},
    then?: (record: SalesforceRecord) => void,
  ): void {
    this.ago(ago, () => {
      const { firstname, lastname, email, company, jobtitle, city } = this.persona;
      const place = object === 'Lead' ? { Company: company, City: city } : { MailingCity: city };
      const person = { FirstName: firstname, LastName: lastname, Email: email, Title: jobtitle, ...place };
      const record = this.world.salesforce.insert(object, { ...person, ...fields }, this.admin);
      this.recordId = record.id;
      then?.(record);
    });
  }
  /** The same as a person account: an account and a contact in one. */
  enteredAsPerson(ago: Millis): void {
    this.ago(ago, () => {
      const { firstname, lastname, email, jobtitle, city } = this.persona;
      const person = { FirstName: firstname, LastName: lastname, Email: email, Title: jobtitle, MailingCity: city };
      this.recordId = addPersonAccount(this.world, person, this.admin).contact.id;
    });
  }
  /** Somebody in Salesforce edits the linked record. */
  edits(ago: Millis, fields: Record<string, unknown>): void {
    this.ago(ago, () => this.world.salesforce.update(this.linked(), fields, this.admin));
  }
  get admin(): string {
    return this.world.salesforce.adminUserId;
  }
  contact(): string {
    const id = this.contactId ?? this.world.hubspot.contactByEmail(this.persona.email)?.id;
    if (id === undefined) throw new Error(`${this.persona.email} is not in HubSpot yet`);
    return id;
  }
  /** The record that the contact is linked to. */
  linked(): string {
    const { hubspot } = this.world;
    const contact = hubspot.contact(this.contact());
    const id = contact && (hubspot.value(contact, 'salesforcecontactid') || hubspot.value(contact, 'salesforceleadid'));
    if (!id) throw new Error(`${this.persona.email} is not linked yet`);
    return id;
  }
  /** Some time between the two, for variety. */
  between(low: Millis, high: Millis): Millis {
    return Math.round(low + this.random() * (high - low));
  }
}
