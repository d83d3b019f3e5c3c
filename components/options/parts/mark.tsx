const paths = {
  out: 'M6 3.5H3.5v9h9V10M9.5 3H13v3.500M13 3L7.5 8.5',
  right: 'M6 3.5L10.5 8 6 12.5',
  remove: 'M3.5 4.5h9M6.5 4.5V3h3v1.5M4.7 4.5l.5 8.5h5.6l.5-8.5',
  check: 'M3.5 8.5l3 3 6-7',
} as const;

/** A small drawing beside or instead of a word; the name for screen readers stands elsewhere. */
export function Mark({ name }: { name: keyof typeof paths }) {
  return (
    <svg className="mark" viewBox="0 0 16 16" width="14" height="14" aria-hidden="true" focusable="false">
      <path
        d={paths[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
