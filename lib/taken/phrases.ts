/**
 * How HubSpot's pages call things, in English and German. HubSpot has renamed most of them once; each pattern takes the
 * names that its help pages have had since 2023. A page in another language, or with other names, is simply not read.
 */
export const phrases = {
  /** The section in which the inclusion segment is chosen (R7), and the field itself. */
  limiting:
    /limiting what syncs|inclusion (list|segment)|(einschränk\w*|begrenz\w*),? was synchronisiert|(aufnahme|einschluss)-?(liste|segment)/i,
  /** Chosen: none. What only invites to choose says nothing. */
  noSegment: /^(none|no (inclusion )?(list|segment)|all contacts|kein(e|er)? ?(\w*(liste|segment))?|alle kontakte)$/i,
  invitation: /^(select|choose|search|pick|auswählen|wähle|wählen|suche|suchen)\b|…$|\.\.\.$|auswählen$/i,
  /** Questions of the section "Creating and updating contacts" (R6): of people, and where something happens. */
  people: /contact|lead|kontakt/i,
  inHubspot: /\bin hubspot\b/i,
  inSalesforce: /\bin salesforce\b/i,
  /** "When a contact is created in Salesforce": there it comes from. */
  fromHubspot: /(creat|updat|add)\w* in hubspot|in hubspot \w*(erstellt|angelegt|aktualisiert|geändert)/i,
  fromSalesforce: /(creat|updat|add)\w* in salesforce|in salesforce \w*(erstellt|angelegt|aktualisiert|geändert)/i,
  /** It must speak of creating or changing: what is said of deleting stands on the same page. */
  creating: /creat|updat|add|new|erstell|anleg|angelegt|aktualisier|neu/i,
  deleting: /delet|lösch|gelöscht/i,
  creates: /^(create|erstellen|anlegen|(\w+ )*(erstellen|anlegen)\b)/i,
  createsNothing: /^(do nothing|do not|don.?t|nothing|nichts|keine aktion|nicht )/i,
  /** Heads of the table of mappings. */
  property: /hubspot|propert|eigenschaft/i,
  lead: /lead/i,
  contact: /contact|kontakt/i,
  field: /salesforce|field|feld/i,
  rule: /rule|direction|regel|richtung/i,
  /** Sync Health: calls that HubSpot may use (R12). */
  allocated:
    /allocated to hubspot|(für|zu|an) hubspot (zugewiesen|zugeteilt)|(zugewiesen|zugeteilt) (zu|an|für) hubspot/i,
  /** What the card on a record says of an error, and its way to more of it. */
  error:
    /error|fail|not? sync|could ?n.?t|cannot|can.?t|unable|invalid|denied|duplicate|fehler|fehlgeschlagen|nicht synchronisiert|konnte|kann nicht|ungültig|verweigert/i,
  /** Says that there is none. */
  noError:
    /^(no|0|kein|keine)( \w+){0,2} \w*(errors?|fehler)\W*$|(errors?|fehler)\W*0$|(without|ohne) \w*(errors?|fehler)\b/i,
  way: /^(view|show|see|learn|open|go to|anzeigen|mehr|zeige|öffne)\b|(details?|anzeigen|ansehen|more|mehr)$/i,
} as const;

/** Rules of a mapping, as HubSpot words them. */
export const ruleWords = [
  ['prefer-salesforce', /prefer salesforce|salesforce bevorzug|bevorzug\w* salesforce/i],
  ['always-salesforce', /always (use )?salesforce|immer salesforce|salesforce immer/i],
  [
    'two-way',
    /two.?way|bidirectional|bidirektional|zwei.?weg|zwei.?seitig|beid.?seitig|wechselseitig|beide richtungen|in beide/i,
  ],
  ['none', /do ?n.?t sync|do not sync|no sync|nicht synchronisieren|keine synchronisierung/i],
] as const;
