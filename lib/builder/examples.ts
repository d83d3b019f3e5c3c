import { explain, type Names } from '../segments/explain';
import { type Trace, traceLeaves } from '../segments/trace';
import type { Example } from './view';

/** So many criteria say enough about one contact. */
const most = 2;

/** What decided: for one who is in, the group that lets it in; for one who is out, what fails in the nearest group. */
export function exampleOf(contact: { id: string; name: string }, trace: Trace, names: Names): Example {
  const { id, name } = contact;
  const wanted = trace.answer;
  const groups = trace.node.kind === 'branch' && trace.node.type === 'OR' ? trace.children : [trace];
  const deciding = groups
    .filter((group) => group.answer === wanted)
    .map((group) => traceLeaves(group).filter((leaf) => leaf.answer === wanted))
    .sort((a, b) => a.length - b.length)[0];
  const leaves = (deciding?.length ? deciding : traceLeaves(trace)).slice(0, most);
  const reasons = leaves.map((leaf) => {
    const { sentence, values } = explain(leaf, names);
    return { path: leaf.node.path, sentence, shown: values[0] ?? null };
  });
  return { id, name, reasons };
}
