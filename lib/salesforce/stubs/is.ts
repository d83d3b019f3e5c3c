/** The few questions that jsforce asks about a body, which here is always text. */
export default {
  string: (value: unknown) => typeof value === 'string',
  urlSearchParams: (value: unknown) => value instanceof URLSearchParams,
  buffer: (value: unknown) => value instanceof Uint8Array,
  nodeStream: () => false,
  function_: (value: unknown) => typeof value === 'function',
};
