import { expect } from '@playwright/test';
import { Client } from './api';

interface Mail {
  subject: string;
  text: string;
  html: string;
}

/** What the newest mail to somebody holds of a pattern, once it is there. */
export async function mailed(to: string, wanted: RegExp): Promise<string> {
  const box = new Client('mail');
  let found = '';
  await expect
    .poll(
      async () => {
        const { items } = await box.must('GET', `/api/messages?to=${encodeURIComponent(to)}`);
        found = (items as Mail[]).map((mail) => wanted.exec(mail.text)?.[1] ?? '').find(Boolean) ?? '';
        return found;
      },
      { message: `a mail to ${to} with ${wanted}`, timeout: 30_000 },
    )
    .not.toBe('');
  return found;
}

/** The six digits we mailed. */
export const mailedCode = (to: string) => mailed(to, /^\s+(\d{6})\s*$/m);
