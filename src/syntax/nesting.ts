/** A text that nests deeper than this is not handed to a native parser, which would end the process for want of stack. */
const deepest = 2000;

/**
 * The offset at which brackets nest too deeply for a parser, or -1. Brackets in strings and comments count as well, which
 * no text that people write gets near.
 */
export function tooDeepAt(text: string): number {
  if (text.length < 2 * deepest) return -1;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case 0x28: // (
      case 0x5b: // [
      case 0x7b: // {
        if (++depth > deepest) return at;
        break;
      case 0x29: // )
      case 0x5d: // ]
      case 0x7d: // }
        if (depth > 0) depth--;
        break;
      default:
    }
  }
  return -1;
}
