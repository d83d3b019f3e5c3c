/**
 * Stands in for what jsforce brings for its own queries and objects, XML and CSV. Nothing of it is called here; a call
 * would be a mistake, and says so.
 */
export default function never(): never {
  throw new Error('This part of jsforce is not in the extension');
}
