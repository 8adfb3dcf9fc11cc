import { request as send } from 'node:http';
import { baseDomain, port } from './env';
import { totp } from './totp';

interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: answers of many shapes, read by tests
  json: any;
}

interface Node {
  attributes: { name?: string; id?: string; value?: string; text?: { text: string } };
}

/** Speaks to one host of Praxis as a browser without a face: for what a test needs before it begins. */
export class Client {
  readonly host: string;
  readonly cookies: Record<string, string> = {};

  constructor(slug?: string) {
    this.host = slug ? `${slug}.${baseDomain}` : baseDomain;
  }

  // Node finds no *.localhost, and its fetch sets no Host: so the plain client.
  call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const raw = body === undefined ? undefined : JSON.stringify(body);
    const cookie = Object.entries(this.cookies)
      .map((pair) => pair.join('='))
      .join('; ');
    return new Promise((resolve, reject) => {
      const req = send(
        {
          host: '127.0.0.1',
          port,
          method,
          path,
          headers: {
            Host: `${this.host}:${port}`,
            Accept: 'application/json',
            Cookie: cookie,
            ...(raw ? { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(raw) } : {}),
            ...headers,
          },
        },
        (res) => {
          const parts: Buffer[] = [];
          res.on('data', (part: Buffer) => parts.push(part));
          res.on('end', () => {
            this.keep(res.headers['set-cookie']);
            const text = Buffer.concat(parts).toString();
            resolve({ status: res.statusCode ?? 0, json: text.startsWith('{') ? JSON.parse(text) : text });
          });
        },
      );
      req.on('error', reject);
      req.end(raw);
    });
  }

  private keep(lines: string[] = []) {
    for (const line of lines) {
      const pair = line.split(';')[0] ?? '';
      const at = pair.indexOf('=');
      this.cookies[pair.slice(0, at)] = pair.slice(at + 1);
    }
  }

  /** A call that has to work. */
  async must(method: string, path: string, body?: unknown, headers?: Record<string, string>) {
    const answer = await this.call(method, path, body, headers);
    if (answer.status >= 300) {
      throw new Error(`${method} ${this.host}${path}: ${answer.status} ${JSON.stringify(answer.json).slice(0, 800)}`);
    }
    return answer.json;
  }

  /** Begins a flow of Kratos and sends it filled in. */
  async flow(begin: string, fill: (node: (name: string) => Node['attributes'] | undefined) => object) {
    const flow = await this.must('GET', begin);
    const node = (name: string) =>
      (flow.ui.nodes as Node[]).find((n) => n.attributes.name === name || n.attributes.id === name)?.attributes;
    const answer = await this.call('POST', flow.ui.action, { csrf_token: node('csrf_token')?.value, ...fill(node) });
    // 422 sends a browser to its next page, here: to the second factor
    if (answer.status !== 200 && answer.status !== 422) {
      throw new Error(`${flow.ui.action}: ${answer.status} ${JSON.stringify(answer.json).slice(0, 800)}`);
    }
    return answer.json;
  }

  async signIn(email: string, password: string, secret?: string) {
    await this.flow('/.ory/self-service/login/browser', () => ({ method: 'password', identifier: email, password }));
    if (!secret) return;
    await this.flow('/.ory/self-service/login/browser?aal=aal2', () => ({ method: 'totp', totp_code: totp(secret) }));
  }

  /** Sets an authenticator app up and returns its secret. */
  async enrol(): Promise<string> {
    let secret = '';
    await this.flow('/.ory/self-service/settings/browser', (node) => {
      secret = node('totp_secret_key')?.text?.text ?? '';
      return { method: 'totp', totp_code: totp(secret) };
    });
    return secret;
  }

  /** These cookies, for a browser. */
  forBrowser() {
    return Object.entries(this.cookies).map(([name, value]) => ({
      name,
      value,
      url: `https://${this.host}/`,
      secure: true,
      httpOnly: true,
      sameSite: 'Lax' as const,
    }));
  }
}
