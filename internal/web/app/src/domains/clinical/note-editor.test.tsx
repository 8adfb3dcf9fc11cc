import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Suspense } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import { renderUI } from '@/test/render';
import { NoteEditor } from './note-editor';
import type { Note } from './types';

// Node knows no address to begin a relative one from, and the client takes its Request when it is made
vi.hoisted(() => {
  const PlainRequest = globalThis.Request;
  globalThis.Request = class extends PlainRequest {
    constructor(input: string, init?: RequestInit) {
      super(new URL(input, 'http://praxis.localhost'), init ? { ...init, signal: null } : init);
    }
  } as typeof Request;
});

const note = {
  id: 'n1',
  branch_id: 'b1',
  visit_id: 'v1',
  template_name: { en: 'SOAP note' },
  sections: [
    {
      key: 's',
      label: { en: 'Subjective' },
      fields: [
        { key: 'complaint', kind: 'text', label: { en: 'Main complaint' }, required: true },
        { key: 'pulse', kind: 'measure', measure: 'pulse', label: { en: 'Pulse' } },
        { key: 'chart', kind: 'tooth_chart', label: { en: 'Tooth chart' } },
        { key: 'plan', kind: 'plan', label: { en: 'Next' } },
      ],
    },
  ],
  content: {},
  revision: 1,
  state: 'draft',
  return_reason: '',
  private: false,
} as unknown as Note;

const answers: Record<string, unknown> = {
  '/me': {
    member: { id: 'm1' },
    permissions: { 'notes.sign': { chain: true, branches: [] }, 'notes.write': { chain: true, branches: [] } },
    tenant: {},
    branches: [],
  },
  '/snippets': { items: [{ id: 's1', shortcut: 'wnl', text: 'within normal limits', shared: false, version: 1 }] },
  '/measure-kinds': {
    items: [
      { code: 'pulse', unit: '/min', min: '20', max: '300', low: '50', high: '100', other_units: [], decimals: 0 },
    ],
  },
};

// areas that grow wait for the fonts, which jsdom has none of
Object.defineProperty(document, 'fonts', { value: new EventTarget() });

afterEach(() => vi.unstubAllGlobals());

it('keeps what is typed, and signs what was kept', async () => {
  const sent: { method: string; path: string; body: unknown }[] = [];
  let revision = 1;
  let conflicts = 1;
  vi.stubGlobal('fetch', async (request: Request) => {
    const path = new URL(request.url).pathname.replace('/api/v1', '');
    const body = request.method === 'GET' ? undefined : await request.json();
    if (request.method !== 'GET') sent.push({ method: request.method, path, body });
    if (path.endsWith('/draft')) {
      if (conflicts > 0) {
        conflicts -= 1;
        revision = 5;
        const problem = {
          status: 409,
          code: 'clinical.draft_conflict',
          saved: { revision, content: { complaint: 'From the phone' } },
        };
        return new Response(JSON.stringify(problem), {
          status: 409,
          headers: { 'Content-Type': 'application/problem+json' },
        });
      }
      revision += 1;
      return Response.json({ ...note, revision });
    }
    return Response.json(answers[path] ?? { items: [] });
  });
  const user = userEvent.setup({ delay: null });
  renderUI(
    <Suspense>
      <NoteEditor note={note} last={undefined} />
    </Suspense>,
  );
  const complaint = await screen.findByRole('textbox', { name: /Main complaint/ });
  await waitFor(() => expect(screen.getByText('/min')).toBeInTheDocument());
  await user.type(complaint, 'Gums .wnl ');
  await user.type(screen.getByRole('textbox', { name: 'Pulse' }), '400');
  expect(screen.getByText('This cannot be right')).toBeInTheDocument();
  await user.clear(screen.getByRole('textbox', { name: 'Pulse' }));
  await user.type(screen.getByRole('textbox', { name: 'Pulse' }), '72');
  await user.click(screen.getByRole('button', { name: 'Sign' }));
  await waitFor(() => expect(sent.at(-1)?.path).toBe('/notes/n1/sign'));
  const last = sent.filter((s) => s.path.endsWith('/draft')).at(-1)?.body as { content: Record<string, unknown> };
  expect(last.content.complaint).toContain('Gums within normal limits');
  expect(last.content.complaint).toContain('From the phone');
  expect(last.content.pulse).toEqual({ value: '72', unit: '/min' });
  expect(sent.at(-1)?.body).toEqual({ revision });
}, 30_000);
