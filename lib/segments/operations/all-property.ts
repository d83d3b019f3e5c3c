import { type Family, toldOf } from './family';

/** Is there a value at all? Blank also counts a value of nothing but spaces. */
export const allProperty: Family = {
  type: 'ALL_PROPERTY',
  operators: ['IS_KNOWN', 'IS_UNKNOWN', 'IS_BLANK', 'IS_NOT_BLANK'],
  read: (_raw, operator) => ({
    operator,
    readsUnset: true,
    words: { code: `ALL_PROPERTY.${operator}`, params: {} },
    bind: () => {
      const wantsValue = operator === 'IS_KNOWN' || operator === 'IS_NOT_BLANK';
      return operator.endsWith('BLANK')
        ? (value) => toldOf((value.trim() !== '') === wantsValue)
        : (value) => toldOf((value !== '') === wantsValue);
    },
    candidates: () => [null],
  }),
};
