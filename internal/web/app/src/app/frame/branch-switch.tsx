import { Combobox, Tooltip, useCombobox } from '@mantine/core';
import { IconCheck, IconMapPin, IconSelector } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBranch } from '../branch';
import classes from './frame.module.css';

const searchFrom = 8;

/** Says which branch is in view, and changes it. One branch is only named. */
export function BranchSwitch({ rail = false }: { rail?: boolean }) {
  const { t } = useTranslation();
  const { branches, branch, choose } = useBranch();
  const [search, setSearch] = useState('');
  const box = useCombobox({
    onDropdownClose: () => {
      setSearch('');
      box.resetSelectedOption();
      box.focusTarget();
    },
    onDropdownOpen: () => box.focusSearchInput(),
  });
  if (!branch) return null;
  const label = `${t('frame.branch')}: ${branch.name}`;
  if (branches.length === 1) {
    return (
      <div className={classes.branch} data-rail={rail || undefined} data-plain title={label}>
        <IconMapPin size={17} stroke={1.7} aria-hidden />
        {rail ? null : (
          <span className={classes.branchName}>
            <bdi>{branch.name}</bdi>
          </span>
        )}
      </div>
    );
  }
  const wanted = search.trim().toLocaleLowerCase();
  const shown = branches.filter((b) => b.name.toLocaleLowerCase().includes(wanted));
  return (
    <Combobox
      store={box}
      width={rail ? 240 : 'target'}
      position="bottom-start"
      onOptionSubmit={(id) => {
        choose(id);
        box.closeDropdown();
      }}
    >
      <Combobox.Target targetType="button">
        <Tooltip label={label} position="right" disabled={!rail}>
          <button
            type="button"
            className={classes.branch}
            data-rail={rail || undefined}
            aria-label={label}
            onClick={() => box.toggleDropdown()}
          >
            <IconMapPin size={17} stroke={1.7} aria-hidden />
            {rail ? null : (
              <>
                <span className={classes.branchName}>
                  <bdi>{branch.name}</bdi>
                </span>
                <IconSelector size={16} aria-hidden />
              </>
            )}
          </button>
        </Tooltip>
      </Combobox.Target>
      <Combobox.Dropdown>
        {branches.length >= searchFrom ? (
          <Combobox.Search
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
            placeholder={t('frame.choose_branch')}
            aria-label={t('frame.choose_branch')}
          />
        ) : null}
        <Combobox.Options mah={320} style={{ overflowY: 'auto' }} aria-label={t('frame.choose_branch')}>
          {shown.map((b) => (
            <Combobox.Option key={b.id} value={b.id} selected={b.id === branch.id} className={classes.option}>
              <bdi>{b.name}</bdi>
              {b.id === branch.id ? <IconCheck size={16} aria-hidden /> : null}
            </Combobox.Option>
          ))}
          {shown.length === 0 ? <Combobox.Empty>{t('palette.nothing')}</Combobox.Empty> : null}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
