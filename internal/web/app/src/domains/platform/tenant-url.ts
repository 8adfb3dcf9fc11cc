/**
 * Where a chain signs in, its e-mail filled in, in the language that was chosen here: each address remembers its own. The port is this page's own where the page is at the apex the server
 * knows, so that a server in front of it stays in front.
 */
export function signInUrl(tenantUrl: string, email: string, apexUrl: string, page: Location = window.location): string {
  const url = new URL('/auth/login?reason=welcome', tenantUrl);
  if (page.hostname === new URL(apexUrl).hostname) url.port = page.port;
  const { lang } = document.documentElement;
  url.hash = new URLSearchParams({ ...(email ? { email } : {}), ...(lang ? { lang } : {}) }).toString();
  return url.toString();
}

/** The address of a clinic by its slug, as people type and read it: `smile.praxis.example`. */
export function clinicHost(slug: string, baseDomain: string): string {
  return `${slug}.${baseDomain}`;
}

/** The door of a clinic, as seen from the apex. */
export function clinicUrl(slug: string, apexUrl: string, page: Location = window.location): string {
  const url = new URL('/', apexUrl);
  if (page.hostname === url.hostname) url.port = page.port;
  url.hostname = `${slug}.${url.hostname}`;
  return url.toString();
}
