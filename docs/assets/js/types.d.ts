/* What the scripts share, for the type checker (`make lint`) and for editors. Nothing of it is published. */

/* Written by the build: generator/site/scripts.py puts those that a script names before it. */

/** The set that holds everything. */
declare const ALL_SETS: string;
/** The set that goes with every other one. */
declare const SHARED_SET: string;
/** What names the set of a commune below a handbook that many share, as a regular expression: generator/guide/commune.py */
declare const COMMUNES: string;
/** Days after which what is kept counts as old. */
declare const OLD_DAYS: number;
/** What a phone must know to put the site on its first screen, by path from the site's root. */
declare const MANIFEST: string;
/** What makes the search box find, by path from the site's root, in the order of loading. */
declare const SEARCH_SCRIPTS: string[];
/** What makes a lesson more than a page to read, likewise. */
declare const LESSON_SCRIPTS: string[];
/** generator/words/resident/page.vi.yml */
declare const LESSON_SAY: Record<string, string>;

/** generator/words/resident/judge_page.vi.yml, script */
declare const JUDGE_SAY: Record<string, string> & { better: Record<string, string> };
/** What tells a phone that keeps pages of their news, by path from the site's root, in the order of loading. */
declare const NEWS_SCRIPTS: string[];
/** What reads a lesson aloud, by path from the site's root, in the order of loading. */
declare const HEAR_SCRIPTS: string[];
/** generator/words/resident/nghe.vi.yml */
declare const HEAR_SAY: Record<string, string>;
/** Names of languages by their ISO 639-3 code: generator/guide/recording.py */
declare const HEAR_LANGUAGES: Record<string, string>;

/** What begins a practice run, by path from the site's root, in the order of loading; before it goes RUN_FOLDER + code + ".js". */
declare const RUN_SCRIPTS: string[];
/** Where the lessons' runs lie. */
declare const RUN_FOLDER: string;
/** generator/words/resident/run.vi.yml */
declare const RUN_SAY: Record<string, string> & { real: Record<string, string>; slips: Record<string, string> };

/** The script's own stylesheet. */
declare const STYLE: string;

/* Lists of the site: generator/site/saved_sets.py. */

/** SHA-256 in hexadecimal digits, bytes, bytes as a server that compresses sends them. */
type KeptFile = [checksum: string, bytes: number, sent: number];

/** assets/luu.json: all that can be kept. A set is named by a lesson's code, a topic's digit, ALL_SETS, SHARED_SET or a
    commune's part of the address. */
interface KeepList {
  version: string;
  files: Record<string, KeptFile>;
  /** Paths by set. */
  sets: Record<string, string[]>;
  /** A short text that changes with a set's files; assets/luu-ban.json holds these alone. */
  marks: Record<string, string>;
  /** What the sets of communes are called; the page /luu/ knows the names of all others. */
  names?: Record<string, string>;
}

/* Records on the phone: keep.js. */

/** What sw.js says of a kept page, in the page's words. */
interface Hints {
  newer: string;
  old: string;
}

/** What is kept: those parts of a KeepList that belong to the sets that the reader chose. */
interface Saved extends KeepList {
  wanted: string[];
  /** When, in milliseconds since 1970. */
  at: number;
  say: Hints;
}

/** When sw.js last asked for news, and the answer. */
interface News {
  at: number;
  newer: boolean;
}

/** What keep.js gives to the page /luu/. */
interface Keeping {
  root: string;
  NAME: string;
  kept(): Promise<Saved | undefined>;
  /** For tests to ask it directly. */
  isList(told: unknown): told is KeepList;
  put(name: "muc", value: Saved): Promise<void>;
  put(name: "tin", value: News): Promise<void>;
  present(): Promise<Set<string>>;
  weigh(): Promise<number>;
  tidy(files: Record<string, KeptFile>): Promise<void>;
  forget(): Promise<void>;
  covers(big: string, small: string): boolean;
  joined(wanted: string[]): string[];
  keeping(list: KeepList, wanted: string[]): KeepList & { wanted: string[] };
  missing(files: Record<string, KeptFile>, there: Set<string>): string[];
  Refused: new (path: string) => Error;
  /** With the lists of those communes below this handbook; what is no commune's is passed over. */
  fetchList(communes: string[]): Promise<KeepList>;
  fetchAll(files: Record<string, KeptFile>, paths: string[], stop: AbortController, arrived: (path: string) => void): Promise<void>;
}

/* Search. */

/** What is known before a question: generator/site/search_index.py. */
interface SearchIndex {
  /** The rules of generator/vietnamese/fold.py: patterns, and for `alike` and `plain` pairs of letters. */
  fold: Record<string, string>;
  say: Record<string, string>;
  /** What is said to whoever does not find: a sentence, or the name of a page. */
  lost: [text: string, page?: string][];
  /** The keys of what is meant, and after each `=` a way to write it short, without accents: `mật khẩu=mk=pass,…`. */
  short: string;
  /** What is no lesson has for its code an address below the site, `tu-dien/#otp`. */
  codes: (number | string)[];
  topics: string[];
  titles: string[];
  lines: string[];
  /** Aliases, with commas between. */
  asked: string[];
  texts: string;
}

/** What search.js adds, for tests to ask it directly. */
interface Searching {
  /** The words as they are compared, short forms written out. */
  words(text: string): { key: string; bare: string }[];
  /** What is found, best first. */
  search(query: string): { found: { code: number | string }[] };
}

/* Practice runs: generator/page/run_data.py. */

type Act = "tap" | "type" | "look";
/** From the drawing's upper left corner, in its units. */
type UnitBox = [x: number, y: number, width: number, height: number];

interface RunSpot {
  what: string;
  name: string;
  kind: string;
  act: Act;
  box: UnitBox;
  /** Where words are typed. */
  inside: UnitBox;
}

interface RunScreen {
  svg: string;
  size: [width: number, height: number];
  spots: RunSpot[];
}

/** Screens are told by their number in the lesson, -1 for none; spots by their number in the screen. */
interface RunStep {
  do: string;
  see: string;
  until: string;
  screen: number;
  opens: number;
  press: [spot: number, act: Act][];
  look: number[];
  slips: [spot: number, wrong: string, fix: string][];
}

interface RunLesson {
  code: number;
  screens: RunScreen[];
  steps: RunStep[];
}

interface Window {
  /** What a lesson's run is told, once it has been asked for. */
  soTayRunLesson?: RunLesson;
  /** Opens the run, once its script is there. */
  soTayRun?: () => void;
  soTayKept: Keeping;
  soTaySearch: SearchIndex & Partial<Searching>;
}
