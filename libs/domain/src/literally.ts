/**
 * A text as a regular expression (flag u) finds it literally. Not for a class of characters, where - has a meaning: elsewhere
 * it has none, and must not be escaped.
 */
export const literally = (text: string): string => text.replaceAll(/[\^$\\.*+?()[\]{}|/]/gu, '\\$&');
