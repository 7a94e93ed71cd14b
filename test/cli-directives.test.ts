import { describe, expect, test } from 'vitest';

import { silencedRules } from '../src/cli/directives.ts';

const rule = 'shared-state/no-shared-write';

/** The numbers of the lines with a write that stay reported. */
function reportedLines(text: string, file = 'app.ts'): readonly number[] {
  const isSilenced = silencedRules(file, text);
  return text.split('\n').flatMap((line, index) => {
    const column = line.indexOf('last = ');
    return column === -1 || isSilenced(rule, { line: index + 1, column }) ? [] : [index + 1];
  });
}

describe('a comment that disables', () => {
  test.each([
    ['its line', 'last = 1; // eslint-disable-line', []],
    ['its line, by name', `last = 1; // eslint-disable-line ${rule}`, []],
    ['its line, in a block comment', `last = 1; /* eslint-disable-line ${rule} */`, []],
    ['the next line', `// eslint-disable-next-line ${rule} -- one user at a time\nlast = 1;\nlast = 2;`, [3]],
    ['the line after a comment of several lines', `/* eslint-disable-next-line\n  ${rule} */\nlast = 1;`, []],
    ['one of several rules', `// eslint-disable-next-line no-undef, ${rule}\nlast = 1;`, []],
    ['all below it', `last = 0;\n/* eslint-disable */\nlast = 1;`, [1]],
    ['until it is enabled', `/* eslint-disable ${rule} */\nlast = 1;\n/* eslint-enable ${rule} */\nlast = 2;`, [4]],
    ['until everything is enabled', `/* eslint-disable ${rule} */\nlast = 1;\n/* eslint-enable */\nlast = 2;`, [4]],
    ['everything until our rule is enabled', `/* eslint-disable */\nlast = 1;\n/* eslint-enable ${rule} */\nlast = 2;`, [4]],
    ['again', `/* eslint-disable */\n/* eslint-enable */\n/* eslint-disable */\nlast = 1;`, []],
    ['from where it stands in the line', `last = 1; /* eslint-disable */\nlast = 2;`, [1]],
    ['the file, as configuration', `last = 1;\n/* eslint ${rule}: "off" */`, []],
    ['the file, as configuration with a number', `last = 1;\n/* eslint "${rule}": 0 */`, []],
    ['the next line of a script in a component', `<p/>\n<script>\n// eslint-disable-next-line ${rule}\nlast = 1;\nlast = 2;\n</script>`, [5], 'app.vue'],
    ['after a line that ends as on Windows', `let a;\r\n// eslint-disable-next-line\r\nlast = 1;`, []],
  ])('%s', (_, text, lines, file?: string) => {
    expect(reportedLines(text, file)).toEqual(lines);
  });
});

describe('a comment that does not disable', () => {
  test.each([
    ['names another rule', 'last = 1; // eslint-disable-line no-undef', [1]],
    ['enables another rule after ours was disabled', `/* eslint-disable ${rule} */\n/* eslint-enable no-undef */\nlast = 1;`, []],
    ['is a line comment where a block comment is asked for', '// eslint-disable\nlast = 1;', [2]],
    ['stands in a string', '"/* eslint-disable */"; last = 1;', [1]],
    ['is about severity', `/* eslint ${rule}: "error" */\nlast = 1;`, [2]],
    ['is no configuration', '/* eslint {{{ */\nlast = 1;', [2]],
    ['is spelt otherwise', '/* eslint-disabled */\nlast = 1;', [2]],
  ])('%s', (_, text, lines) => {
    expect(reportedLines(text)).toEqual(lines);
  });
});

test('comments are found in every dialect', () => {
  const silenced = 'last = 1; // eslint-disable-line';
  expect(reportedLines(`const a = <b>hi</b>; ${silenced}`, 'view.jsx')).toEqual([]);
  expect(reportedLines(`const a = <b>hi</b>; ${silenced}`, 'view.js')).toEqual([]);
  expect(reportedLines(`const a = <Last>b; ${silenced}`, 'app.ts')).toEqual([]);
  expect(reportedLines(`with (a) b(); ${silenced}`, 'old.cjs')).toEqual([]);
  expect(reportedLines(`const a: Last = b!; ${silenced}`, 'view.tsx')).toEqual([]);
});
