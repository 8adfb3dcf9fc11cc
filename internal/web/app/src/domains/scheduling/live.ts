/** What a desk hears of the others'. */
export interface LiveEvent {
  type: 'appointment' | 'hold' | 'followup';
  branch_id: string;
  date: string;
  id?: string;
}

/** `live`: changes arrive by themselves. `connecting`: they are about to, at first or again. `away`: ask now and then. */
export type LiveState = 'live' | 'connecting' | 'away';

interface Options {
  branchId: string;
  onEvent: (event: LiveEvent) => void;
  onState: (state: LiveState) => void;
  /** For tests. */
  open?: (url: string) => EventSource;
}

/** A line that worked and ended is taken up again at once: the server ends each after some minutes. */
const again = 200;
const firstWait = 1000;
const longestWait = 30_000;
/** The server sends a ping every so often; a line that is silent for longer than this is dead. */
const silence = 45_000;

/** Listens to a branch's changes until it is told to stop; comes back by itself, more and more seldom. */
export function listen({ branchId, onEvent, onState, open = (url) => new EventSource(url) }: Options): () => void {
  let source: EventSource | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let watchdog: ReturnType<typeof setTimeout> | undefined;
  let wait = firstWait;
  let stopped = false;
  let worked = false;

  function connect() {
    source = open(`/api/v1/events?branch_id=${encodeURIComponent(branchId)}`);
    source.onopen = () => {
      wait = firstWait;
      worked = true;
      onState('live');
      alive();
    };
    source.onerror = fail;
    source.addEventListener('ping', alive);
    for (const type of ['appointment', 'hold', 'followup'] as const)
      source.addEventListener(type, (message) => hear(type, message));
  }

  function hear(type: LiveEvent['type'], message: MessageEvent<string>) {
    alive();
    const data = parse(message.data);
    if (data) onEvent({ ...data, type });
  }

  function alive() {
    clearTimeout(watchdog);
    watchdog = setTimeout(fail, silence);
  }

  function fail() {
    source?.close();
    clearTimeout(watchdog);
    clearTimeout(retry);
    if (stopped) return;
    onState(worked ? 'connecting' : 'away');
    retry = setTimeout(connect, (worked ? again : wait) * (0.75 + Math.random() / 2));
    if (!worked) wait = Math.min(wait * 2, longestWait);
    worked = false;
  }

  onState('connecting');
  connect();
  return () => {
    stopped = true;
    source?.close();
    clearTimeout(retry);
    clearTimeout(watchdog);
  };
}

function parse(text: string): Omit<LiveEvent, 'type'> | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
