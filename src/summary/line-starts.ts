/** Offset of the first character of each line, by the line ends that JavaScript knows: `\n`, `\r\n`, `\r`, U+2028, U+2029. */
export function lineStartsOf(text: string): number[] {
  const starts = [0];
  const onlyFeeds = !text.includes('\r') && !text.includes('\u2028') && !text.includes('\u2029');
  if (onlyFeeds) {
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    return starts;
  }
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const isReturn = code === 0x0d && text.charCodeAt(at + 1) !== 0x0a;
    if (isReturn || code === 0x0a || code === 0x2028 || code === 0x2029) starts.push(at + 1);
  }
  return starts;
}
