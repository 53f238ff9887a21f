export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * Taskforce
         * @description A taskforce: a series of support actions for a country, region or organisation.
         * @example {
         *       "type": "taskforce",
         *       "version": 1,
         *       "name": "Danish Technology Pact",
         *       "requesting_organisation": "Denmark",
         *       "country": "DK",
         *       "start_date": "2016-09-29",
         *       "events": [
         *         {
         *           "date": "2018-05-04",
         *           "category": "News",
         *           "publisher": "University World News",
         *           "title": "A pact for Denmark"
         *         }
         *       ]
         *     }
         */
        Taskforce: {
            /**
             * @description The type of the record.
             * @constant
             */
            type: "taskforce";
            /**
             * @description The version of the wire format.
             * @constant
             */
            version: 1;
            /** @description The title of the dossier. */
            name: components["schemas"]["Line"];
            /**
             * @description Who asked for support.
             * @default null
             */
            requesting_organisation: components["schemas"]["Line"] | null;
            /**
             * @description The country it is for; null also where there are several.
             * @default null
             */
            country: components["schemas"]["Country"] | null;
            /**
             * @description The day it started.
             * @default null
             */
            start_date: components["schemas"]["Date"] | null;
            /**
             * @description Whether it goes on.
             * @default null
             */
            status: components["schemas"]["TaskforceStatus"] | null;
            /**
             * @description Why it came to be; empty for none.
             * @default
             */
            background: components["schemas"]["Prose"];
            /**
             * @description What it is to reach; empty for none.
             * @default
             */
            objectives: components["schemas"]["Prose"];
            /**
             * @description What it has reached; empty for none.
             * @default
             */
            results: components["schemas"]["Prose"];
            /**
             * @description The timeline, in the order of the page.
             * @default []
             */
            events: components["schemas"]["TaskforceEvent"][];
            /**
             * @description The page of the dossier.
             * @default null
             */
            url: components["schemas"]["Url"] | null;
        };
        /**
         * Meeting
         * @description A meeting of a taskforce or of the coalition.
         * @example {
         *       "type": "meeting",
         *       "version": 1,
         *       "title": "Taskforce Meeting: Norwegian Technology Pact",
         *       "date": "2018-08-20",
         *       "kind": "taskforce-meeting",
         *       "country": "NO",
         *       "location": "Oslo, Norway"
         *     }
         */
        Meeting: {
            /**
             * @description The type of the record.
             * @constant
             */
            type: "meeting";
            /**
             * @description The version of the wire format.
             * @constant
             */
            version: 1;
            /** @description The title of the page. */
            title: components["schemas"]["Line"];
            /** @description The day, the first of several. */
            date: components["schemas"]["Date"];
            /**
             * @description The last day, after the date; null for one day.
             * @default null
             */
            end_date: components["schemas"]["Date"] | null;
            /**
             * @description The local time of day it started.
             * @default null
             */
            time: components["schemas"]["Time"] | null;
            /**
             * @description What kind of meeting.
             * @default taskforce-meeting
             */
            kind: components["schemas"]["MeetingKind"];
            /**
             * @description Who was host.
             * @default null
             */
            host_organisation: components["schemas"]["Line"] | null;
            /**
             * @description The country it was in.
             * @default null
             */
            country: components["schemas"]["Country"] | null;
            /**
             * @description The town and place.
             * @default null
             */
            location: components["schemas"]["Line"] | null;
            /**
             * @description The short summary; empty for none.
             * @default
             */
            summary: components["schemas"]["Prose"];
            /**
             * @description What it was for; empty for none.
             * @default
             */
            objective: components["schemas"]["Prose"];
            /**
             * @description What happened; empty for none.
             * @default
             */
            description: components["schemas"]["Prose"];
            /**
             * @description What follows; empty for none.
             * @default
             */
            next_steps: components["schemas"]["Prose"];
            /**
             * @description The page of the meeting.
             * @default null
             */
            url: components["schemas"]["Url"] | null;
        };
        /**
         * Event
         * @description An entry of a timeline or a publication, with a title, summary, category or publisher.
         * @example {
         *       "type": "event",
         *       "version": 1,
         *       "date": "2018-05-04",
         *       "category": "News",
         *       "publisher": "University World News",
         *       "title": "A pact for Denmark"
         *     }
         */
        Event: {
            /**
             * @description The type of the record.
             * @constant
             */
            type: "event";
            /**
             * @description The version of the wire format.
             * @constant
             */
            version: 1;
            /**
             * @description The day; null where the site gives none.
             * @default null
             */
            date: components["schemas"]["Date"] | null;
            /**
             * @description What it is, in the site's open vocabulary.
             * @default null
             */
            category: components["schemas"]["Line"] | null;
            /**
             * @description Who published it.
             * @default null
             */
            publisher: components["schemas"]["Line"] | null;
            /**
             * @description The teaser or the whole text; empty for none.
             * @default
             */
            summary: components["schemas"]["Prose"];
            /**
             * @description The title; a timeline has none.
             * @default null
             */
            title: components["schemas"]["Line"] | null;
            /**
             * @description The country it is about.
             * @default null
             */
            country: components["schemas"]["Country"] | null;
            /**
             * @description The page of it.
             * @default null
             */
            url: components["schemas"]["Url"] | null;
        };
        /**
         * TaskforceEvent
         * @description An event of a taskforce, without type and version.
         * @example {
         *       "date": "2018-05-04",
         *       "category": "News",
         *       "publisher": "University World News",
         *       "title": "A pact for Denmark"
         *     }
         */
        TaskforceEvent: {
            /**
             * @description The day; null where the site gives none.
             * @default null
             */
            date: components["schemas"]["Date"] | null;
            /**
             * @description What it is, in the site's open vocabulary.
             * @default null
             */
            category: components["schemas"]["Line"] | null;
            /**
             * @description Who published it.
             * @default null
             */
            publisher: components["schemas"]["Line"] | null;
            /**
             * @description The teaser or the whole text; empty for none.
             * @default
             */
            summary: components["schemas"]["Prose"];
            /**
             * @description The title; a timeline has none.
             * @default null
             */
            title: components["schemas"]["Line"] | null;
            /**
             * @description The country it is about.
             * @default null
             */
            country: components["schemas"]["Country"] | null;
            /**
             * @description The page of it.
             * @default null
             */
            url: components["schemas"]["Url"] | null;
        };
        /**
         * Date
         * Format: date
         * @description A day, ISO 8601 YYYY-MM-DD.
         */
        Date: string;
        /**
         * Time
         * @description A time of day in whole seconds, HH:MM:SS.
         */
        Time: string;
        /**
         * Country
         * @description An ISO 3166-1 alpha-2 code, or EU or XK; EL and UK are not among them, GR and GB are.
         * @enum {string}
         */
        Country: "AD" | "AE" | "AF" | "AG" | "AI" | "AL" | "AM" | "AO" | "AQ" | "AR" | "AS" | "AT" | "AU" | "AW" | "AX" | "AZ" | "BA" | "BB" | "BD" | "BE" | "BF" | "BG" | "BH" | "BI" | "BJ" | "BL" | "BM" | "BN" | "BO" | "BQ" | "BR" | "BS" | "BT" | "BV" | "BW" | "BY" | "BZ" | "CA" | "CC" | "CD" | "CF" | "CG" | "CH" | "CI" | "CK" | "CL" | "CM" | "CN" | "CO" | "CR" | "CU" | "CV" | "CW" | "CX" | "CY" | "CZ" | "DE" | "DJ" | "DK" | "DM" | "DO" | "DZ" | "EC" | "EE" | "EG" | "EH" | "ER" | "ES" | "ET" | "EU" | "FI" | "FJ" | "FK" | "FM" | "FO" | "FR" | "GA" | "GB" | "GD" | "GE" | "GF" | "GG" | "GH" | "GI" | "GL" | "GM" | "GN" | "GP" | "GQ" | "GR" | "GS" | "GT" | "GU" | "GW" | "GY" | "HK" | "HM" | "HN" | "HR" | "HT" | "HU" | "ID" | "IE" | "IL" | "IM" | "IN" | "IO" | "IQ" | "IR" | "IS" | "IT" | "JE" | "JM" | "JO" | "JP" | "KE" | "KG" | "KH" | "KI" | "KM" | "KN" | "KP" | "KR" | "KW" | "KY" | "KZ" | "LA" | "LB" | "LC" | "LI" | "LK" | "LR" | "LS" | "LT" | "LU" | "LV" | "LY" | "MA" | "MC" | "MD" | "ME" | "MF" | "MG" | "MH" | "MK" | "ML" | "MM" | "MN" | "MO" | "MP" | "MQ" | "MR" | "MS" | "MT" | "MU" | "MV" | "MW" | "MX" | "MY" | "MZ" | "NA" | "NC" | "NE" | "NF" | "NG" | "NI" | "NL" | "NO" | "NP" | "NR" | "NU" | "NZ" | "OM" | "PA" | "PE" | "PF" | "PG" | "PH" | "PK" | "PL" | "PM" | "PN" | "PR" | "PS" | "PT" | "PW" | "PY" | "QA" | "RE" | "RO" | "RS" | "RU" | "RW" | "SA" | "SB" | "SC" | "SD" | "SE" | "SG" | "SH" | "SI" | "SJ" | "SK" | "SL" | "SM" | "SN" | "SO" | "SR" | "SS" | "ST" | "SV" | "SX" | "SY" | "SZ" | "TC" | "TD" | "TF" | "TG" | "TH" | "TJ" | "TK" | "TL" | "TM" | "TN" | "TO" | "TR" | "TT" | "TV" | "TW" | "TZ" | "UA" | "UG" | "UM" | "US" | "UY" | "UZ" | "VA" | "VC" | "VE" | "VG" | "VI" | "VN" | "VU" | "WF" | "WS" | "XK" | "YE" | "YT" | "ZA" | "ZM" | "ZW";
        /**
         * TaskforceStatus
         * @description Whether the support goes on.
         * @enum {string}
         */
        TaskforceStatus: "ongoing" | "finalised";
        /**
         * MeetingKind
         * @description A kind of meeting.
         * @enum {string}
         */
        MeetingKind: "taskforce-meeting" | "general-assembly" | "thematic-session" | "webinar" | "conference" | "kick-off" | "other";
        /**
         * Line
         * @description Text of one line, in NFC, no white space at either end.
         */
        Line: string;
        /**
         * Prose
         * @description Text in NFC, paragraphs apart by an empty line.
         */
        Prose: string;
        /**
         * Url
         * @description An absolute http or https URL.
         */
        Url: string;
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
