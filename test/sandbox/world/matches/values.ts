import type { HubspotCompany, HubspotContact, Millis } from '../types';
import { instantOf } from './zone';

/** What nobody documents: each may be read either way. All are false unless a world says otherwise. */
export interface Readings {
  /** A segment's criteria compare texts with regard to case. */
  textsByCase: boolean;
  /** "Contains exactly" asks for one whole value; else for a part of the text. */
  exactlyIsWhole: boolean;
  /** The anniversary of a moment is a moment of this year; else the whole day. */
  anniversaryKeepsTime: boolean;
  /** A value of nothing but spaces is a value; else it is blank. */
  spacesAreValue: boolean;
}

/** What the evaluator may ask about the world. */
export interface MatchContext {
  now: Millis;
  /** The portal's. */
  timeZone: string;
  value(contact: HubspotContact, property: string): string;
  isMember(segmentId: string, contactId: string): boolean;
  readings?: Partial<Readings>;
  /** Companies of a contact; absent where the world has none. */
  companies?(contactId: string): readonly { company: HubspotCompany; isPrimary: boolean }[];
}

/** Yes, no, or null: it cannot be told. */
export type Answer = boolean | null;

/** One contact under one context. */
export interface Subject {
  contact: HubspotContact;
  context: MatchContext;
}

/** An operation as the API takes it: names and types are looked at where they are used. */
export type Operation = Record<string, unknown>;

export const textOf = (value: unknown): string => (value === undefined || value === null ? '' : String(value));
export const listOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);
export const plain = (text: string) => text.trim().toLowerCase();
/** Several values of one property are parted by semicolons. */
export const parts = (text: string) =>
  text
    .split(';')
    .map((one) => one.trim())
    .filter(Boolean);

/** Every value that the property ever had. */
export const pastValues = ({ contact }: Subject, property: string): string[] =>
  (contact.history.get(property) ?? []).map((version) => version.value).filter((value) => value !== '');

/** When the property was written last. */
export const updatedAt = ({ contact }: Subject, property: string): Millis | null =>
  contact.history.get(property)?.[0]?.at ?? null;

export function numberOf(text: string): number | null {
  const value = Number(text.trim());
  return text.trim() === '' || !Number.isFinite(value) ? null : value;
}

/** Epoch milliseconds, ISO, or a plain day: that begins at midnight of the zone. */
export function timeOf(text: string, zone: string): Millis | null {
  const day = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text.trim());
  if (day) return instantOf({ year: Number(day[1]), month: Number(day[2]), day: Number(day[3]) }, zone);
  const at = /^-?\d+$/.test(text.trim()) ? Number(text) : Date.parse(text);
  return Number.isNaN(at) ? null : at;
}

/** `true` for one of the answers, where each can be told. */
export const not = (answer: Answer): Answer => (answer === null ? null : !answer);
