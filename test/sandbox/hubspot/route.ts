import type { Shape } from '../spec/shape';
import type { World } from '../world/types';
import { invalid } from './failure';

/** What a route may use of one call. */
export interface Call {
  readonly world: World;
  readonly token: string;
  readonly scopes: readonly string[];
  /** Parameter of the path, decoded. */
  param(name: string): string;
  query(name: string): string | undefined;
  queries(name: string): string[];
  /** The parsed body; `{}` when there was none. */
  readonly body: unknown;
}

export interface Answer {
  status?: 200 | 201 | 207;
  body: unknown;
}

/** One route of the API. A file holds one route, or the two that share everything. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  /** Hono's template, e.g. `/crm/v3/lists/:listId`. */
  readonly path: string;
  /** All of them are needed. */
  readonly scopes: readonly string[];
  /** Search has a limit of its own and no rate-limit headers. */
  readonly search?: boolean;
  readonly answers: Shape;
  handle(call: Call): Answer;
}

/** Body as an object with unknown fields; anything else is HubSpot's 400. */
export function objectBody(call: Call): Record<string, unknown> {
  if (typeof call.body !== 'object' || call.body === null || Array.isArray(call.body))
    throw invalid('The request body is no JSON object.');
  return call.body as Record<string, unknown>;
}

/** Comma-separated and repeated query parameters alike. */
export const names = (call: Call, parameter: string): string[] =>
  call.queries(parameter).flatMap((value) =>
    value
      .split(',')
      .map((name) => name.trim())
      .filter(Boolean),
  );

/** A list of strings in the body, or a 400. */
export function stringList(value: unknown, field: string): string[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw invalid(`${field} must be a list.`);
  return value.map(String);
}

/** `inputs` of a batch body; 400 when there is none or there are more than `most`. */
export function batchInputs(call: Call, most: number): Record<string, unknown>[] {
  const { inputs } = objectBody(call);
  if (!Array.isArray(inputs) || inputs.length === 0) throw invalid('inputs must hold at least one entry.');
  if (inputs.length > most) throw invalid(`inputs holds ${inputs.length} entries; at most ${most} are allowed.`);
  return inputs.map((input) => {
    if (typeof input !== 'object' || input === null) throw invalid('Each of inputs must be an object.');
    return input as Record<string, unknown>;
  });
}

/** A whole number of the query between bounds, or a 400. */
export function count(text: string | undefined, usual: number, most: number, field = 'limit'): number {
  if (text === undefined) return usual;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > most)
    throw invalid(`${field} must be between 1 and ${most}, got ${text}.`);
  return value;
}

export const iso = (ms: number) => new Date(ms).toISOString();
