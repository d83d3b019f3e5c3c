import { browser } from 'wxt/browser';
import type { PageLine, PageWords } from '../../records/page-words';
import { wordsPage } from '../../records/page-words';
import { partsOf } from '../../records/parse';
import { headings, wordsOf } from './read';

/** Asked by the popup over this tab, at a person's click on the icon. */
export interface ReadWords {
  readonly type: 'read-words';
}

/** Answers with what stands on this page when it is asked, and does nothing else. Pages that are of no use say nothing of themselves. */
export function answerWithWords(signal: AbortSignal): void {
  const answer = (message: unknown, _sender: unknown, reply: (words: PageWords) => void) => {
    if ((message as ReadWords | null)?.type !== 'read-words') return;
    const { hostname: host, pathname: path } = location;
    const page = wordsPage(host, partsOf(path));
    reply({ host, path, lines: !page ? [] : page.kind === 'contact' ? cardWords() : wordsOf(document.body) });
  };
  browser.runtime.onMessage.addListener(answer);
  signal.addEventListener('abort', () => browser.runtime.onMessage.removeListener(answer));
}

/** How far a card's content may stand above its title. */
const steps = 8;

/** Of a contact's page nothing but the card of Salesforce's sync: from its title to the next one. */
function cardWords(): PageLine[] {
  const titles = [...document.querySelectorAll(headings)].filter((one) => /salesforce/i.test(one.textContent));
  const title = titles.find((one) => /sync/i.test(one.textContent)) ?? titles[0];
  let card = title?.parentElement;
  for (let step = 0; card && step < steps; step++, card = card.parentElement) {
    const lines = wordsOf(card);
    const from = lines.findIndex((line) => line.is === 'heading' && /salesforce/i.test(line.words));
    const rest = lines.slice(from + 1);
    const next = rest.findIndex((line) => line.is === 'heading');
    if (from >= 0 && rest.length > 0) return next < 0 ? rest : rest.slice(0, next);
  }
  return [];
}
