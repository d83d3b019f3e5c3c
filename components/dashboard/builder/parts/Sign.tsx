const drawings = {
  plus: 'M8 3.5v9M3.5 8h9',
  cross: 'M4.5 4.5l7 7M11.5 4.5l-7 7',
  double: 'M6 6h7v7H6zM3 10V3h7',
  lock: 'M4.5 7.5h7v5.5h-7zM6 7.5V5.5a2 2 0 0 1 4 0v2',
  down: 'M4.5 6.5L8 10l3.5-3.5',
  out: 'M6.5 4H4v8h8V9.5M9 4h3.5v3.5M12 4.5L7.5 9',
} as const;

/** A stroke drawing beside words, or in a button that has a name. */
export function Sign({ name, size = 14 }: { name: keyof typeof drawings; size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" fill="none" stroke="currentColor" aria-hidden="true">
      <path d={drawings[name]} strokeWidth="1.6" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
