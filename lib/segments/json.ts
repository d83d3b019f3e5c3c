import type { Json, JsonObject } from './types';

/** Careful looks into JSON that anybody may have written. */
export const isObject = (one: unknown): one is JsonObject =>
  typeof one === 'object' && one !== null && !Array.isArray(one);
export const objectAt = (from: JsonObject, name: string): JsonObject | null => {
  const one = from[name];
  return isObject(one) ? one : null;
};
export const textAt = (from: JsonObject, name: string): string | null => {
  const one = from[name];
  return typeof one === 'string' ? one : typeof one === 'number' ? String(one) : null;
};
/** Numbers also come as text. */
export const numberAt = (from: JsonObject, name: string): number | null => {
  const one = from[name];
  if (typeof one === 'number') return Number.isFinite(one) ? one : null;
  return typeof one === 'string' && one.trim() !== '' && Number.isFinite(Number(one)) ? Number(one) : null;
};
export const textsAt = (from: JsonObject, name: string): string[] | null => {
  const one = from[name];
  if (!Array.isArray(one)) return null;
  return one.every((item) => typeof item === 'string' || typeof item === 'number' || typeof item === 'boolean')
    ? one.map(String)
    : null;
};
export const listAt = (from: JsonObject, name: string): readonly Json[] => {
  const one = from[name];
  return Array.isArray(one) ? one : [];
};
