/**
 * The path to go on to after signing in, or `/` where what was asked for is not plainly a path of this host:
 * `//evil.example`, `/\evil.example`, and anything with a scheme or a control character are refused.
 */
export function safeReturnTo(wanted: unknown): string {
  if (typeof wanted !== 'string' || !/^\/(?!\/)/.test(wanted)) return '/';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers drop these from a URL, and then read what is left
  if (/[\\\u0000-\u0020\u007f]/.test(wanted)) return '/';
  try {
    const url = new URL(wanted, 'https://here.invalid');
    return url.origin === 'https://here.invalid' ? `${url.pathname}${url.search}${url.hash}` : '/';
  } catch {
    return '/';
  }
}
