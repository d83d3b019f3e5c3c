/**
 * Stands in for what jsforce brings for its own queries and objects, SOAP, CSV, dates, its transports for pages and
 * Node's own HTTP. Nothing of it but `setDefaults` is called here; another call would be a mistake, and says so.
 */
function never(): never {
  throw new Error('This part of jsforce is not in the extension');
}

export default never;
export const parse = never;
export const parseStringPromise = never;
export const stringify = never;
export const createHash = never;
export const randomBytes = never;
/** jsforce calls this one while it loads, to set up a transport that is not used here. */
export function setDefaults(): void {}
