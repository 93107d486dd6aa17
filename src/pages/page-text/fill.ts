import type { ComponentChild } from 'preact';

const PART = /\{(\w+)\}/;

/** A sentence with its `{parts}` replaced by text or markup, as children of an element. */
export function fill(sentence: string, parts: Readonly<Record<string, ComponentChild>>): ComponentChild[] {
  return sentence.split(PART).map((piece, index) => (index % 2 === 1 ? (parts[piece] ?? '') : piece));
}

/** The same where only text may stand: attributes and titles. */
export function fillText(sentence: string, parts: Readonly<Record<string, string>>): string {
  return sentence.split(PART).map((piece, index) => (index % 2 === 1 ? (parts[piece] ?? '') : piece)).join('');
}
