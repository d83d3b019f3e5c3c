import type { Message } from '../message';
import { check } from './check';
import { left } from './left';
import { openPopup } from './open-popup';

/** What a content script may ask for. A stopped worker that one of these wakes reads nothing beyond them. */
export const fromContent: readonly Message[] = [check, left, openPopup];
