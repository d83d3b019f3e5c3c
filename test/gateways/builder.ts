import { expect } from 'vitest';
import { emptyDraft, toDefinition } from '../../lib/builder/draft/definition';
import { type Edit, offerChosen, propertyChosen, valuesChanged } from '../../lib/builder/draft/edit';
import type { Draft } from '../../lib/builder/draft/types';
import type { Estimate } from '../../lib/builder/view';
import { messages } from '../../lib/protocol/messages';
import type { PageMessageName, PageReply, PageRequest } from '../../lib/protocol/pages';

/** What a page of the extension gets. */
export async function say<N extends PageMessageName>(
  name: N,
  request: PageRequest<N>,
  tabId = 1,
): Promise<PageReply<N>> {
  const found = messages.find((one) => one.name === name);
  expect(found?.from).toBe('page');
  return found?.handle({ type: name, ...request }, { tabId, windowId: null, host: null }) as Promise<PageReply<N>>;
}
export async function good<N extends PageMessageName>(name: N, request: PageRequest<N>, tabId = 1) {
  const reply = (await say(name, request, tabId)) as { ok: boolean; value?: unknown };
  if (!reply.ok) throw new Error(JSON.stringify(reply));
  return reply.value as PageReply<N> extends { ok: true; value: infer V } | { ok: false; failure: unknown } ? V : never;
}
/** Portals of these tests stand here. */
export const zone = 'Europe/Berlin';
export const edited = (...edits: Edit[]): Draft => edits.reduce((draft, edit) => edit(draft), emptyDraft);
export const stage = (...list: string[]) =>
  edited(propertyChosen(2, 'lifecyclestage', 'enumeration'), offerChosen(2, 'option-any'), valuesChanged(2, { list }));
export const text = (property: string, words: string) =>
  edited(propertyChosen(2, property, 'string'), offerChosen(2, 'text-contains'), valuesChanged(2, { list: [words] }));
export const company = (words: string) => text('company', words);
export const ask = async (draft: Draft): Promise<Estimate> => {
  const answer = await good('builder-estimate', { filterBranch: toDefinition(draft, zone) });
  if (!answer) throw new Error('Superseded');
  return answer;
};
