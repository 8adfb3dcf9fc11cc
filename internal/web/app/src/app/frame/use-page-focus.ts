import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { pageTitleId } from '@/ui/page-header';

/** Moves the focus to the title of a page just gone to, so that a screen reader says where one is. */
export function usePageFocus(): void {
  const router = useRouter();
  useEffect(
    () =>
      router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
        if (!fromLocation || !pathChanged) return;
        const target = document.getElementById(pageTitleId) ?? document.getElementById('content');
        target?.focus({ preventScroll: true });
      }),
    [router],
  );
}
