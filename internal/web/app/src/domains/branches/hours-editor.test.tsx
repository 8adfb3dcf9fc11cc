import { fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { renderUI } from '@/test/render';
import { HoursEditor } from './hours-editor';
import type { Hours } from './types';

const monday: Hours = { weekday: 1, opens: '09:00', closes: '18:00' };

function Held({ start, errors }: { start: Hours[]; errors?: Record<string, unknown> }) {
  const [hours, setHours] = useState(start);
  return (
    <>
      <HoursEditor value={hours} onChange={setHours} {...(errors ? { errors } : {})} />
      <output>{JSON.stringify(hours)}</output>
    </>
  );
}

const held = () => JSON.parse(document.querySelector('output')?.textContent ?? '[]') as Hours[];

it('copies a day to the other open days', async () => {
  renderUI(<Held start={[monday, { weekday: 2, opens: '10:00', closes: '12:00' }]} />);
  fireEvent.click(screen.getByLabelText('Copy the hours of Monday'));
  fireEvent.click(await screen.findByText('To the other open days'));
  expect(held()).toEqual([monday, { ...monday, weekday: 2 }]);
}, 20_000); // the first to render pays for loading the components

it('opens a day like the one before, and closes it', () => {
  renderUI(<Held start={[monday]} />);
  fireEvent.click(screen.getByLabelText('Tuesday'));
  expect(held()).toEqual([monday, { ...monday, weekday: 2 }]);
  fireEvent.click(screen.getByLabelText('Monday'));
  expect(held()).toEqual([{ ...monday, weekday: 2 }]);
});

it('says under the range what is wrong with it, whoever says so', () => {
  const overlap = { weekday: 1, opens: '17:00', closes: '20:00' };
  renderUI(
    <Held start={[overlap, monday, { ...monday, weekday: 3 }]} errors={{ 'hours.2.opens': 'Not this early.' }} />,
  );
  const said = [...document.querySelectorAll('[role="alert"]')].map((e) => [
    e.closest('fieldset')?.dataset.weekday,
    e.textContent,
  ]);
  expect(said).toEqual([
    ['1', 'This overlaps the hours before.'],
    ['3', 'Not this early.'],
  ]);
});

it('tells the hours in words where nothing may be changed', () => {
  renderUI(<HoursEditor value={[monday]} onChange={() => {}} readOnly />);
  expect(screen.queryByLabelText('Monday')).not.toBeInTheDocument();
  expect(screen.getByText('Mon')).toBeInTheDocument();
});
