import { useEffect } from 'react';

const patience = 1200;

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable="true"]') !== null;
}

/** `g` and then a letter, as in many a work tool: goes to a page. `?`, wherever a keyboard has it, shows the keys. */
export function useGoKeys(pages: Record<string, () => void>, onHelp: () => void): void {
  useEffect(() => {
    let armed = 0;
    function onKey(event: KeyboardEvent) {
      if (event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target)) return;
      if (document.querySelector('[role="dialog"], [role="alertdialog"]')) return;
      if (event.key === '?') return onHelp();
      const fresh = Date.now() - armed < patience;
      armed = event.key === 'g' ? Date.now() : 0;
      if (!fresh || event.key === 'g') return;
      const go = pages[event.key];
      if (!go) return;
      event.preventDefault();
      event.stopImmediatePropagation(); // the letter means something else on the page
      go();
    }
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, [pages, onHelp]);
}
