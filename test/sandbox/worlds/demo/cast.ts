import { pick, type Random } from '../../world/random';

const first = [
  'Ada',
  'Grace',
  'Alan',
  'Edsger',
  'Barbara',
  'Donald',
  'Radia',
  'Ken',
  'Frances',
  'Niklaus',
  'Margaret',
  'Tony',
  'Lena',
  'Jürgen',
  'Zoë',
  'Søren',
  'Łukasz',
  'Anaïs',
  'Mateo',
  'Ingrid',
  'Yuki',
  'Priya',
  'Kofi',
  'Aoife',
];
const last = [
  'Fischer',
  'Okafor',
  'Silva',
  'Novak',
  'Haddad',
  'Lindgren',
  'Moreau',
  'Tanaka',
  'Ivanova',
  'Byrne',
  'Castillo',
  'Weber',
  'Kowalska',
  'Nielsen',
  'Rossi',
  'Adeyemi',
  'Petrov',
  'Suzuki',
  'Meyer',
  'van Dijk',
  'Öztürk',
  "O'Neill",
];
const companies = [
  'Northwind Looms',
  'Harbour & Sons',
  'Blue Kite GmbH',
  'Quarry Systems',
  'Lumen Foods',
  'Kestrel Air',
];
const titles = ['Engineer', 'Head of Sales', 'Buyer', 'Founder', 'Analyst', 'Marketing Manager', 'Director'];
const cities = ['Hamburg', 'Lyon', 'Porto', 'Cork', 'Malmö', 'Austin'];

export interface Persona {
  firstname: string;
  lastname: string;
  email: string;
  company: string;
  jobtitle: string;
  city: string;
  phone: string;
}

const ascii = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/ø/gi, 'o')
    .replace(/ł/gi, 'l')
    .replace(/[^a-z]/gi, '')
    .toLowerCase();

/** The n-th person of the world; the address is its own. */
export function persona(random: Random, n: number): Persona {
  const firstname = pick(random, first);
  const lastname = pick(random, last);
  return {
    firstname,
    lastname,
    email: `${ascii(firstname)}.${ascii(lastname)}.${n}@looms.example`,
    company: pick(random, companies),
    jobtitle: pick(random, titles),
    city: pick(random, cities),
    phone: `+49 40 ${100000 + Math.floor(random() * 899999)}`,
  };
}

/** Names that break careless pages: very long, right to left, markup, emoji, only spaces in between. */
export const oddNames: { key: string; firstname: string; lastname: string }[] = [
  {
    key: 'odd-long',
    firstname: 'Maximiliane-Alexandrina-Theodora',
    lastname: 'von und zu Hohenstaufen-Wittelsbach-Schönborn-Buchheim-Waldburg-Zeil',
  },
  { key: 'odd-right-to-left', firstname: 'يوسف', lastname: 'الخوارزمي' },
  { key: 'odd-hebrew', firstname: 'שרה', lastname: 'כהן' },
  { key: 'odd-markup', firstname: '<b>Bold</b>', lastname: '<img src=x onerror=alert(1)>' },
  { key: 'odd-quotes', firstname: "Robert'); --", lastname: '"Bobby" & Sons' },
  { key: 'odd-emoji', firstname: '👩‍💻 Ada', lastname: 'Z̸a̸l̸g̸o̸' },
  { key: 'odd-cjk', firstname: '小明', lastname: '王' },
];
