import type { HubspotContact } from '../../hubspot/contacts';
import { compile } from '../../segments/compile';
import { answerOf } from '../../segments/kleene';
import { type Needs, needsOf } from '../../segments/needs';
import type { Told } from '../../segments/types';
import { completer, type DataOf } from '../complete';
import { rowOf, rowProperties } from '../contact';
import { definitionOf, momentOf } from '../definition';
import { withHeld } from '../held';
import { remembered } from '../memory';
import { idsOf } from '../stored';
import type { Counts, PreviewRow, Run } from '../types';
import { listsOf } from './members';
import type { Work } from './phase';

interface Judged {
  readonly rows: PreviewRow[];
  /** Those who stay: they cost no call here. */
  readonly stays: PreviewRow[];
  /** Ids of those whom a draft holds. */
  readonly inOther: string[];
}
/** Judges contacts of the portal, page by page. */
export interface Judge {
  readonly needs: Needs;
  readonly properties: readonly string[];
  readonly isDraft: boolean;
  complete(contacts: readonly HubspotContact[]): Promise<DataOf>;
  page(contacts: readonly HubspotContact[], data: DataOf, run: Run): Judged;
}
export const judgeOf = (work: Work) => remembered(work.run.id, 'judge', () => makeJudge(work));

async function makeJudge(work: Work): Promise<Judge> {
  const { run } = work;
  const node = run.other.kind === 'draft' ? await definitionOf(run.other, work.client) : null;
  const needs = node ? needsOf(node) : needsOf();
  const [current, other, ...lists] = await Promise.all([
    membersIn(run.id, 'current'),
    membersIn(run.id, 'other'),
    ...listsOf(run.other).map((id) => membersIn(run.id, `list/${id}`)),
  ]);
  const names = listsOf(run.other);
  const moment = await momentOf(work.client, run.portalId, work.call);
  const bound = node && compile(node, moment);
  const memberships = (id: string) => new Set(names.filter((_, n) => lists[n]?.has(id)));
  const isIn = (contact: HubspotContact) =>
    run.current.kind === 'everyone' ? Boolean(contact.properties.email) : Boolean(current?.has(contact.id));
  return {
    needs,
    isDraft: run.other.kind === 'draft',
    properties: [...new Set([...rowProperties, ...needs.properties])],
    complete: completer(work, { needs, moment, memberships, isTold: (one) => bound?.tell(one) === 'yes' }),
    page(contacts, data, of) {
      const all = contacts.map((contact) => ({ contact, data: data(contact) }));
      if (bound)
        of.held.other = withHeld(
          of.held.other,
          bound,
          all.map((one) => one.data),
        );
      const told = all.map(({ contact, data: known }): [HubspotContact, Told] => [
        contact,
        bound ? bound.tell(known) : other?.has(contact.id) ? 'yes' : 'no',
      ]);
      const rows = told.flatMap(([contact, answer]) => counted(of, contact, answer, isIn(contact)) ?? []);
      return {
        rows: rows.filter((row) => row.change !== 'stay'),
        stays: rows.filter((row) => row.change === 'stay'),
        inOther: told.flatMap(([{ id }, answer]) => (answer === 'yes' ? [id] : [])),
      };
    },
  };
}

const membersIn = async (run: string, kind: string) => new Set(await idsOf(run, kind));

/** Adds a contact to the counts, as a row; null for one who is out and stays out. */
function counted(run: Run, contact: HubspotContact, told: Told, member: boolean): PreviewRow | null {
  const add = (name: keyof Counts) => {
    const before = run.counts ?? { enter: 0, leave: 0, stay: 0, unknown: 0 };
    run.counts = { ...before, [name]: before[name] + 1 };
  };
  const answer = answerOf(told);
  if (answer === 'unknown') {
    add('unknown');
    return { ...rowOf(contact, 'unknown'), member, why: told as PreviewRow['why'] };
  }
  if (answer === 'no' && !member) return null;
  const change = answer === 'no' ? 'leave' : member ? 'stay' : 'enter';
  add(change);
  return rowOf(contact, change);
}
