import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { Problem } from '@/api/problem';
import { renderUI } from '@/test/render';
import { QuickEdit } from './quick-edit';

function edit(save: (text: string) => Promise<void>) {
  renderUI(
    <QuickEdit
      label="Price: Filling"
      text="1500"
      check={(text) => (/^\d+$/.test(text) ? undefined : 'A number, please.')}
      save={save}
    >
      ₹1,500
    </QuickEdit>,
  );
}

it('keeps a change on Enter, and gives the focus back', async () => {
  const save = vi.fn(async () => {});
  edit(save);
  await userEvent.click(screen.getByText('₹1,500'));
  await userEvent.clear(screen.getByLabelText('Price: Filling'));
  await userEvent.type(screen.getByLabelText('Price: Filling'), '1750{Enter}');
  expect(save).toHaveBeenCalledExactlyOnceWith('1750');
  await vi.waitFor(() => expect(screen.getByText('₹1,500')).toHaveFocus());
}, 20_000); // the first to render pays for loading the components

it('drops a change on Escape, and sends nothing where nothing changed', async () => {
  const save = vi.fn(async () => {});
  edit(save);
  await userEvent.click(screen.getByText('₹1,500'));
  await userEvent.type(screen.getByLabelText('Price: Filling'), '9{Escape}');
  await userEvent.click(screen.getByText('₹1,500'));
  await userEvent.tab();
  expect(save).not.toHaveBeenCalled();
});

it('stays with what is wrong, and can keep its change over somebody else’s', async () => {
  const save = vi
    .fn<(text: string) => Promise<void>>()
    .mockRejectedValueOnce(new Problem(412, { code: 'request.stale' }));
  save.mockResolvedValue();
  edit(save);
  await userEvent.click(screen.getByText('₹1,500'));
  const field = screen.getByLabelText('Price: Filling');
  await userEvent.type(field, 'x{Enter}');
  expect(screen.getByText('A number, please.')).toBeInTheDocument();
  await userEvent.clear(field);
  await userEvent.type(field, '1750{Enter}');
  expect(await screen.findByText(/Somebody else changed this meanwhile/)).toBeInTheDocument();
  await userEvent.type(field, '{Enter}');
  expect(save).toHaveBeenCalledTimes(2);
  await vi.waitFor(() => expect(screen.queryByLabelText('Price: Filling')).not.toBeInTheDocument());
});
