import { createRequire } from 'node:module';

import type * as pluginKit from '@eslint/plugin-kit';
import { parseSync, type Comment } from 'oxc-parser';

import type { Location } from '../findings/finding.ts';
import { layoutOf, textOfBlock } from '../project/load.ts';

type Place = Location['start'];

/**
 * Which rules the comments of a file silence, and where, as ESLint reads them: `eslint-disable-line`, `eslint-disable-next-line`,
 * stretches between `eslint-disable` and `eslint-enable`, and `eslint rule: off` for the whole file.
 */
export function silencedRules(file: string, text: string): (rule: string, place: Place) => boolean {
  if (!text.includes('eslint')) return () => false;
  const directives = directivesIn(file, text);
  return (rule, place) => {
    const about = directives.filter(({ names }) => names.length === 0 || names.includes(rule));
    if (about.some((directive) => silencesLine(directive, place.line) || directive.label === 'off')) return true;
    return about.findLast(({ label, start }) => isSwitch(label) && isBefore(start, place))?.label === 'eslint-disable';
  };
}

interface Directive {
  /** `off` stands for a config comment that turns rules off. */
  readonly label: string;
  /** The rules that are named; none means all. */
  readonly names: readonly string[];
  readonly start: Place;
  readonly end: Place;
}

function directivesIn(file: string, text: string): readonly Directive[] {
  const kit = createRequire(import.meta.url)('@eslint/plugin-kit') as typeof pluginKit; // loaded when there is a comment to read
  const parser = new kit.ConfigCommentParser();
  const lineStarts = [0, ...Array.from(text.matchAll(/\r\n|[\r\n\u2028\u2029]/g), ({ index, 0: lineBreak }) => index + lineBreak.length)];
  return commentsIn(file, text).flatMap((comment): Directive[] => {
    const parsed = parser.parseDirective(comment.value);
    if (parsed === undefined) return [];
    const { label, value } = parsed;
    const inLine = label === 'eslint-disable-line' || label === 'eslint-disable-next-line';
    if (comment.type === 'Line' && !inLine) return [];
    const place = { start: placeOf(comment.start, lineStarts), end: placeOf(comment.end, lineStarts) };
    if (label === 'eslint') {
      const names = turnedOff(parser, value);
      return names.length === 0 ? [] : [{ label: 'off', names, ...place }];
    }
    return [{ label, names: Object.keys(parser.parseListConfig(value)), ...place }];
  });
}

/** Of a component's file, those in its scripts. */
function commentsIn(file: string, text: string): readonly Comment[] {
  const layout = layoutOf(file, text);
  if (layout !== undefined) return layout.blocks.flatMap((block) => parseSync(file, textOfBlock(block, text), { lang: block.language }).comments);
  // Comments are the same in every dialect; type assertions are all that JSX excludes.
  return parseSync(file, text, { lang: /\.[cm]?ts$/.test(file) ? 'ts' : 'tsx' }).comments;
}

function turnedOff(parser: pluginKit.ConfigCommentParser, value: string): readonly string[] {
  const result = parser.parseJSONLikeConfig(value);
  if (!result.ok) return [];
  return Object.entries(result.config).flatMap(([rule, setting]) => (isOff([setting].flat()[0]) ? [rule] : []));
}

function isOff(severity: unknown): boolean {
  return severity === 0 || severity === 'off';
}

function silencesLine({ label, start, end }: Directive, line: number): boolean {
  if (label === 'eslint-disable-line') return start.line === line && end.line === line;
  return label === 'eslint-disable-next-line' && end.line + 1 === line;
}

function isSwitch(label: string): boolean {
  return label === 'eslint-disable' || label === 'eslint-enable';
}

function isBefore(a: Place, b: Place): boolean {
  return a.line < b.line || (a.line === b.line && a.column <= b.column);
}

function placeOf(offset: number, lineStarts: readonly number[]): Place {
  const line = lineStarts.findLastIndex((start) => start <= offset);
  return { line: line + 1, column: offset - (lineStarts[line] ?? 0) };
}
