/**
 * A record as an object, or records as an array.
 */
export type StemtaskforceRecordsWireFormatVersion1 = (Taskforce | Meeting | Event) | (Taskforce | Meeting | Event)[];
/**
 * The title of the dossier.
 */
export type Line = string;
/**
 * Text of one line, in NFC, no white space at either end.
 */
export type Line1 = string;
/**
 * An ISO 3166-1 alpha-2 code, or EU or XK; EL and UK are not among them, GR and GB are.
 */
export type Country =
  | "AD"
  | "AE"
  | "AF"
  | "AG"
  | "AI"
  | "AL"
  | "AM"
  | "AO"
  | "AQ"
  | "AR"
  | "AS"
  | "AT"
  | "AU"
  | "AW"
  | "AX"
  | "AZ"
  | "BA"
  | "BB"
  | "BD"
  | "BE"
  | "BF"
  | "BG"
  | "BH"
  | "BI"
  | "BJ"
  | "BL"
  | "BM"
  | "BN"
  | "BO"
  | "BQ"
  | "BR"
  | "BS"
  | "BT"
  | "BV"
  | "BW"
  | "BY"
  | "BZ"
  | "CA"
  | "CC"
  | "CD"
  | "CF"
  | "CG"
  | "CH"
  | "CI"
  | "CK"
  | "CL"
  | "CM"
  | "CN"
  | "CO"
  | "CR"
  | "CU"
  | "CV"
  | "CW"
  | "CX"
  | "CY"
  | "CZ"
  | "DE"
  | "DJ"
  | "DK"
  | "DM"
  | "DO"
  | "DZ"
  | "EC"
  | "EE"
  | "EG"
  | "EH"
  | "ER"
  | "ES"
  | "ET"
  | "EU"
  | "FI"
  | "FJ"
  | "FK"
  | "FM"
  | "FO"
  | "FR"
  | "GA"
  | "GB"
  | "GD"
  | "GE"
  | "GF"
  | "GG"
  | "GH"
  | "GI"
  | "GL"
  | "GM"
  | "GN"
  | "GP"
  | "GQ"
  | "GR"
  | "GS"
  | "GT"
  | "GU"
  | "GW"
  | "GY"
  | "HK"
  | "HM"
  | "HN"
  | "HR"
  | "HT"
  | "HU"
  | "ID"
  | "IE"
  | "IL"
  | "IM"
  | "IN"
  | "IO"
  | "IQ"
  | "IR"
  | "IS"
  | "IT"
  | "JE"
  | "JM"
  | "JO"
  | "JP"
  | "KE"
  | "KG"
  | "KH"
  | "KI"
  | "KM"
  | "KN"
  | "KP"
  | "KR"
  | "KW"
  | "KY"
  | "KZ"
  | "LA"
  | "LB"
  | "LC"
  | "LI"
  | "LK"
  | "LR"
  | "LS"
  | "LT"
  | "LU"
  | "LV"
  | "LY"
  | "MA"
  | "MC"
  | "MD"
  | "ME"
  | "MF"
  | "MG"
  | "MH"
  | "MK"
  | "ML"
  | "MM"
  | "MN"
  | "MO"
  | "MP"
  | "MQ"
  | "MR"
  | "MS"
  | "MT"
  | "MU"
  | "MV"
  | "MW"
  | "MX"
  | "MY"
  | "MZ"
  | "NA"
  | "NC"
  | "NE"
  | "NF"
  | "NG"
  | "NI"
  | "NL"
  | "NO"
  | "NP"
  | "NR"
  | "NU"
  | "NZ"
  | "OM"
  | "PA"
  | "PE"
  | "PF"
  | "PG"
  | "PH"
  | "PK"
  | "PL"
  | "PM"
  | "PN"
  | "PR"
  | "PS"
  | "PT"
  | "PW"
  | "PY"
  | "QA"
  | "RE"
  | "RO"
  | "RS"
  | "RU"
  | "RW"
  | "SA"
  | "SB"
  | "SC"
  | "SD"
  | "SE"
  | "SG"
  | "SH"
  | "SI"
  | "SJ"
  | "SK"
  | "SL"
  | "SM"
  | "SN"
  | "SO"
  | "SR"
  | "SS"
  | "ST"
  | "SV"
  | "SX"
  | "SY"
  | "SZ"
  | "TC"
  | "TD"
  | "TF"
  | "TG"
  | "TH"
  | "TJ"
  | "TK"
  | "TL"
  | "TM"
  | "TN"
  | "TO"
  | "TR"
  | "TT"
  | "TV"
  | "TW"
  | "TZ"
  | "UA"
  | "UG"
  | "UM"
  | "US"
  | "UY"
  | "UZ"
  | "VA"
  | "VC"
  | "VE"
  | "VG"
  | "VI"
  | "VN"
  | "VU"
  | "WF"
  | "WS"
  | "XK"
  | "YE"
  | "YT"
  | "ZA"
  | "ZM"
  | "ZW";
/**
 * A day, ISO 8601 YYYY-MM-DD.
 */
export type Date = string;
/**
 * Whether the support goes on.
 */
export type TaskforceStatus = "ongoing" | "finalised";
/**
 * Why it came to be; empty for none.
 */
export type Prose = string;
/**
 * What it is to reach; empty for none.
 */
export type Prose1 = string;
/**
 * What it has reached; empty for none.
 */
export type Prose2 = string;
/**
 * The teaser or the whole text; empty for none.
 */
export type Prose3 = string;
/**
 * An absolute http or https URL.
 */
export type Url = string;
/**
 * Text of one line, in NFC, no white space at either end.
 */
export type Line2 = string;
/**
 * A day, ISO 8601 YYYY-MM-DD.
 */
export type Date1 = string;
/**
 * A time of day in whole seconds, HH:MM:SS.
 */
export type Time = string;
/**
 * What kind of meeting.
 */
export type MeetingKind =
  "taskforce-meeting" | "general-assembly" | "thematic-session" | "webinar" | "conference" | "kick-off" | "other";
/**
 * The short summary; empty for none.
 */
export type Prose4 = string;
/**
 * What it was for; empty for none.
 */
export type Prose5 = string;
/**
 * What happened; empty for none.
 */
export type Prose6 = string;
/**
 * What follows; empty for none.
 */
export type Prose7 = string;
/**
 * The teaser or the whole text; empty for none.
 */
export type Prose8 = string;

/**
 * A taskforce: a series of support actions for a country, region or organisation.
 */
export interface Taskforce {
  /**
   * The type of the record.
   */
  type: "taskforce";
  /**
   * The version of the wire format.
   */
  version: 1;
  name: Line;
  /**
   * Who asked for support.
   */
  requesting_organisation?: Line1 | null;
  /**
   * The country it is for; null also where there are several.
   */
  country?: Country | null;
  /**
   * The day it started.
   */
  start_date?: Date | null;
  /**
   * Whether it goes on.
   */
  status?: TaskforceStatus | null;
  background?: Prose;
  objectives?: Prose1;
  results?: Prose2;
  /**
   * The timeline, in the order of the page.
   *
   * @maxItems 10000
   */
  events?: TaskforceEvent[];
  /**
   * The page of the dossier.
   */
  url?: Url | null;
}
/**
 * An event of a taskforce, without type and version.
 */
export interface TaskforceEvent {
  /**
   * The day; null where the site gives none.
   */
  date?: Date | null;
  /**
   * What it is, in the site's open vocabulary.
   */
  category?: Line1 | null;
  /**
   * Who published it.
   */
  publisher?: Line1 | null;
  summary?: Prose3;
  /**
   * The title; a timeline has none.
   */
  title?: Line1 | null;
  /**
   * The country it is about.
   */
  country?: Country | null;
  /**
   * The page of it.
   */
  url?: Url | null;
}
/**
 * A meeting of a taskforce or of the coalition.
 */
export interface Meeting {
  /**
   * The type of the record.
   */
  type: "meeting";
  /**
   * The version of the wire format.
   */
  version: 1;
  title: Line2;
  date: Date1;
  /**
   * The last day, after the date; null for one day.
   */
  end_date?: Date | null;
  /**
   * The local time of day it started.
   */
  time?: Time | null;
  kind?: MeetingKind;
  /**
   * Who was host.
   */
  host_organisation?: Line1 | null;
  /**
   * The country it was in.
   */
  country?: Country | null;
  /**
   * The town and place.
   */
  location?: Line1 | null;
  summary?: Prose4;
  objective?: Prose5;
  description?: Prose6;
  next_steps?: Prose7;
  /**
   * The page of the meeting.
   */
  url?: Url | null;
}
/**
 * An entry of a timeline or a publication, with a title, summary, category or publisher.
 */
export interface Event {
  /**
   * The type of the record.
   */
  type: "event";
  /**
   * The version of the wire format.
   */
  version: 1;
  /**
   * The day; null where the site gives none.
   */
  date?: Date | null;
  /**
   * What it is, in the site's open vocabulary.
   */
  category?: Line1 | null;
  /**
   * Who published it.
   */
  publisher?: Line1 | null;
  summary?: Prose8;
  /**
   * The title; a timeline has none.
   */
  title?: Line1 | null;
  /**
   * The country it is about.
   */
  country?: Country | null;
  /**
   * The page of it.
   */
  url?: Url | null;
}
