import { useEffect, useMemo } from 'react';
import { useOptions, useTask } from '../context';
import type { Choice } from './combobox';

/** Properties and fields to choose from. Read once a visit; where they cannot be read, names are typed. */
export function useCatalogues() {
  const { store, t } = useOptions();
  const properties = useTask('properties-list');
  const fields = useTask('salesforce-fields');
  useEffect(() => {
    const { tasks } = store.getState();
    for (const name of ['properties-list', 'salesforce-fields'] as const)
      if (!tasks[name].value && !tasks[name].running) void store.run(name, {});
  }, [store]);
  return useMemo(() => {
    const ofObject = (object: 'Lead' | 'Contact'): Choice[] =>
      (fields.value ?? [])
        .filter((one) => one.object === object)
        .map(({ name, label }) => ({ value: name, label, hint: name }));
    const all = (properties.value ?? []).map(({ name, label }) => ({ value: name, label, hint: name }));
    const writable = (properties.value ?? []).filter((one) => !one.readOnly && one.type === 'string');
    const labels = new Map(all.map((one) => [one.value, one.label]));
    return {
      properties: all,
      writableText: writable.map(({ name, label }): Choice => ({ value: name, label, hint: name })),
      lead: ofObject('Lead'),
      contact: ofObject('Contact'),
      labelOf: (property: string) => labels.get(property) ?? property,
      propertiesTrouble: properties.trouble,
      fieldsTrouble: fields.trouble,
      loading: properties.running || fields.running,
      locale: t.locale,
    };
  }, [properties, fields, t]);
}
export type Catalogues = ReturnType<typeof useCatalogues>;
