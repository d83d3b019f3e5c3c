import type { SalesforceRecord } from './types';

/** An org's records by their ids, in the order in which they were made; those of one address are found at once. */
export class Records extends Map<string, SalesforceRecord> {
  readonly #places = new Map<string, number>();
  readonly #byEmail = new Map<string, Set<string>>();

  override set(id: string, record: SalesforceRecord): this {
    if (!this.#places.has(id)) this.#places.set(id, this.#places.size);
    super.set(id, record);
    this.noteEmail(record);
    return this;
  }

  /** After a record's address has changed. */
  noteEmail({ id, fields }: SalesforceRecord): void {
    const email = emailOf(fields);
    const known = this.#byEmail.get(email);
    if (known) known.add(id);
    else this.#byEmail.set(email, new Set([id]));
  }

  /** The records that have this address now, whatever its case, oldest first. */
  withEmail(email: string): SalesforceRecord[] {
    const wanted = email.toLowerCase();
    const place = ({ id }: SalesforceRecord) => this.#places.get(id) ?? 0;
    return [...(this.#byEmail.get(wanted) ?? [])]
      .flatMap((id) => this.get(id) ?? [])
      .filter(({ fields }) => emailOf(fields) === wanted)
      .sort((a, b) => place(a) - place(b));
  }
}

const emailOf = (fields: SalesforceRecord['fields']) => String(fields.Email ?? '').toLowerCase();
