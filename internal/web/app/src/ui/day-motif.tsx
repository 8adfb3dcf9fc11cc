import classes from './day-motif.module.css';

// start and length of each slot, in steps of one column
const columns: [number, number, ('free' | 'slot')?][][] = [
  [
    [0, 2],
    [3, 3],
    [8, 1],
    [10, 2],
  ],
  [
    [1, 1],
    [3, 2],
    [6, 3],
    [10, 1],
  ],
  [
    [0, 3],
    [4, 1],
    [6, 2, 'slot'],
    [9, 2],
  ],
  [
    [2, 2],
    [5, 1],
    [7, 2],
    [10, 2],
  ],
  [
    [0, 1],
    [2, 3],
    [7, 1],
    [9, 3],
  ],
];

/** A day at the clinic, drawn: a column per practitioner, one slot just booked. Decoration only. */
export function DayMotif({ className }: { className?: string }) {
  return (
    <svg className={className} viewBox="0 0 500 480" aria-hidden="true" focusable="false">
      {columns.map((slots, column) => (
        <g key={slots.map(([at]) => at).join('-')} transform={`translate(${column * 100}, 0)`}>
          {slots.map(([at, long, kind]) => (
            <rect
              key={at}
              className={kind === 'slot' ? classes.booked : classes.slot}
              x="6"
              y={at * 40 + 3}
              width="88"
              height={long * 40 - 6}
              rx="9"
            />
          ))}
        </g>
      ))}
    </svg>
  );
}
