import type { PageLine } from '../../records/page-words';

/** More than a page of settings has; what comes after is not read. */
const mostLines = 600;
const longest = 300;
const boxes = '[role=switch],[role=checkbox],[role=radio],input[type=checkbox],input[type=radio]';
const fields =
  'select,textarea,input:not([type]),input[type=text],input[type=number],input[type=search],[role=combobox],[role=textbox],[role=spinbutton],[aria-haspopup]:not([aria-haspopup=dialog])';
export const headings = 'h1,h2,h3,h4,h5,h6,legend,[role=heading]';
const cells = 'td,th,[role=cell],[role=gridcell],[role=columnheader],[role=rowheader]';
const alerts = '[role=alert]';
const rows = 'tr,[role=row]';
/** What only acts, or is nothing to read. A password is neither shown nor read. */
const passed = 'script,style,noscript,template,svg,button,input,[role=button],synclens-badge';
const parts = `${boxes},${fields},${headings},${rows},${alerts},${passed},div,p,ul,ol,li,section,label,table,a,dd,dt`;

/**
 * What a person sees in this part of a page, in its order, by roles, labels and text alone: never by names of classes,
 * and nothing that is hidden. Reads only; the page notices nothing of it.
 */
export function wordsOf(root: Element): PageLine[] {
  const lines: PageLine[] = [];
  const say = (is: 'heading' | 'text' | 'alert', text: string) => {
    const words = plain(text);
    if (words) lines.push({ is, words });
  };
  function visit(one: Element): void {
    if (lines.length >= mostLines) return;
    const isBox = one.matches(boxes);
    // The box itself is often drawn by something else.
    const seen = isBox ? one.parentElement : one;
    if (!seen?.checkVisibility({ visibilityProperty: true })) return;
    if (isBox || one.matches(fields)) lines.push(control(one, isBox));
    else if (one.matches(passed)) return;
    else if (one.matches(headings)) say('heading', one.textContent);
    else if (one.matches(alerts)) say('alert', one.textContent);
    else if (one.matches(rows))
      lines.push({ is: 'row', cells: [...one.querySelectorAll(cells)].slice(0, 12).map(cellText) });
    else if (!one.querySelector(parts)) say('text', one.textContent);
    else
      for (const node of one.childNodes) {
        if (node instanceof Element) visit(node);
        else if (node instanceof Text) say('text', node.data);
      }
  }
  visit(root);
  return lines;
}

function control(one: Element, isBox: boolean): PageLine {
  const group = one.closest('[role=radiogroup],[role=group]');
  return {
    is: 'control',
    label: nameOf(one),
    group: group ? nameOf(group) : '',
    value: isBox ? '' : chosenIn(one),
    on: isBox ? ((one as HTMLInputElement).checked ?? one.getAttribute('aria-checked') === 'true') : null,
  };
}

function nameOf(one: Element): string {
  const by = one.getAttribute('aria-labelledby')?.split(/\s+/) ?? [];
  const named = by.map((id) => one.ownerDocument.getElementById(id)?.textContent ?? '').join(' ');
  return plain(named || one.getAttribute('aria-label') || (one as HTMLInputElement).labels?.[0]?.textContent || '');
}

function chosenIn(one: Element): string {
  const { selectedOptions, value } = one as HTMLSelectElement;
  // A button has a value too, which nobody sees.
  return plain(selectedOptions?.[0]?.text ?? (one.matches('input,textarea') ? value : one.textContent));
}

/** Its lines, and what is chosen in it. */
function cellText(cell: Element): string {
  const texts = wordsOf(cell).map((line) => (line.is === 'control' ? line.value : line.is === 'row' ? '' : line.words));
  return texts.filter(Boolean).join('\n').slice(0, longest);
}

const plain = (text: string) => text.replace(/\s+/g, ' ').trim().slice(0, longest);
