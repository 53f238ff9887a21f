// To parse this data:
//
//   import { Convert, Taskforce, Meeting, Event } from "./file";
//
//   const taskforce = Convert.toTaskforce(json);
//   const meeting = Convert.toMeeting(json);
//   const event = Convert.toEvent(json);
//
// These functions will throw an error if the JSON doesn't
// match the expected interface, even if the JSON is valid.

/**
 * A taskforce as an object.
 *
 * A taskforce: a series of support actions for a country, region or organisation.
 */
export interface Taskforce {
    /**
     * Why it came to be; empty for none.
     */
    background?: string;
    /**
     * The country it is for; null also where there are several.
     */
    country?: Country | null;
    /**
     * The timeline, in the order of the page.
     */
    events?: TaskforceEvent[];
    /**
     * The title of the dossier.
     */
    name: string;
    /**
     * What it is to reach; empty for none.
     */
    objectives?: string;
    /**
     * Who asked for support.
     */
    requesting_organisation?: null | string;
    /**
     * What it has reached; empty for none.
     */
    results?: string;
    /**
     * The day it started.
     */
    start_date?: Date | null;
    /**
     * Whether it goes on.
     */
    status?: TaskforceStatus | null;
    /**
     * The type of the record.
     */
    type: TaskforceType;
    /**
     * The page of the dossier.
     */
    url?: null | string;
    /**
     * The version of the wire format.
     */
    version: number;
}

/**
 * An ISO 3166-1 alpha-2 code, or EU or XK; EL and UK are not among them, GR and GB are.
 */
export enum Country {
    AE = "AE",
    AF = "AF",
    AI = "AI",
    Ad = "AD",
    Ag = "AG",
    Al = "AL",
    Am = "AM",
    Ao = "AO",
    Aq = "AQ",
    Ar = "AR",
    As = "AS",
    At = "AT",
    Au = "AU",
    Aw = "AW",
    Ax = "AX",
    Az = "AZ",
    BI = "BI",
    BT = "BT",
    BW = "BW",
    Ba = "BA",
    Bb = "BB",
    Bd = "BD",
    Be = "BE",
    Bf = "BF",
    Bg = "BG",
    Bh = "BH",
    Bj = "BJ",
    Bl = "BL",
    Bm = "BM",
    Bn = "BN",
    Bo = "BO",
    Bq = "BQ",
    Br = "BR",
    Bs = "BS",
    Bv = "BV",
    By = "BY",
    Bz = "BZ",
    CA = "CA",
    CD = "CD",
    CF = "CF",
    CG = "CG",
    CM = "CM",
    CN = "CN",
    CR = "CR",
    Cc = "CC",
    Ch = "CH",
    Ci = "CI",
    Ck = "CK",
    Cl = "CL",
    Co = "CO",
    Cu = "CU",
    Cv = "CV",
    Cw = "CW",
    Cx = "CX",
    Cy = "CY",
    Cz = "CZ",
    De = "DE",
    Dj = "DJ",
    Dk = "DK",
    Dm = "DM",
    Do = "DO",
    Dz = "DZ",
    Ec = "EC",
    Ee = "EE",
    Eg = "EG",
    Eh = "EH",
    Er = "ER",
    Es = "ES",
    Et = "ET",
    Eu = "EU",
    Fi = "FI",
    Fj = "FJ",
    Fk = "FK",
    Fm = "FM",
    Fo = "FO",
    Fr = "FR",
    GB = "GB",
    Ga = "GA",
    Gd = "GD",
    Ge = "GE",
    Gf = "GF",
    Gg = "GG",
    Gh = "GH",
    Gi = "GI",
    Gl = "GL",
    Gm = "GM",
    Gn = "GN",
    Gp = "GP",
    Gq = "GQ",
    Gr = "GR",
    Gs = "GS",
    Gt = "GT",
    Gu = "GU",
    Gw = "GW",
    Gy = "GY",
    HT = "HT",
    Hk = "HK",
    Hm = "HM",
    Hn = "HN",
    Hr = "HR",
    Hu = "HU",
    ID = "ID",
    IL = "IL",
    IM = "IM",
    IR = "IR",
    Ie = "IE",
    In = "IN",
    Io = "IO",
    Iq = "IQ",
    Is = "IS",
    It = "IT",
    Je = "JE",
    Jm = "JM",
    Jo = "JO",
    Jp = "JP",
    KM = "KM",
    Ke = "KE",
    Kg = "KG",
    Kh = "KH",
    Ki = "KI",
    Kn = "KN",
    Kp = "KP",
    Kr = "KR",
    Kw = "KW",
    Ky = "KY",
    Kz = "KZ",
    LB = "LB",
    LV = "LV",
    La = "LA",
    Lc = "LC",
    Li = "LI",
    Lk = "LK",
    Lr = "LR",
    Ls = "LS",
    Lt = "LT",
    Lu = "LU",
    Ly = "LY",
    MF = "MF",
    MS = "MS",
    MT = "MT",
    MX = "MX",
    Ma = "MA",
    Mc = "MC",
    Md = "MD",
    Me = "ME",
    Mg = "MG",
    Mh = "MH",
    Mk = "MK",
    Ml = "ML",
    Mm = "MM",
    Mn = "MN",
    Mo = "MO",
    Mp = "MP",
    Mq = "MQ",
    Mr = "MR",
    Mu = "MU",
    Mv = "MV",
    Mw = "MW",
    My = "MY",
    Mz = "MZ",
    NI = "NI",
    NP = "NP",
    Na = "NA",
    Nc = "NC",
    Ne = "NE",
    Nf = "NF",
    Ng = "NG",
    Nl = "NL",
    No = "NO",
    Nr = "NR",
    Nu = "NU",
    Nz = "NZ",
    Om = "OM",
    PE = "PE",
    PG = "PG",
    PR = "PR",
    PS = "PS",
    Pa = "PA",
    Pf = "PF",
    Ph = "PH",
    Pk = "PK",
    Pl = "PL",
    Pm = "PM",
    Pn = "PN",
    Pt = "PT",
    Pw = "PW",
    Py = "PY",
    QA = "QA",
    Re = "RE",
    Ro = "RO",
    Rs = "RS",
    Ru = "RU",
    Rw = "RW",
    SD = "SD",
    SE = "SE",
    Sa = "SA",
    Sb = "SB",
    Sc = "SC",
    Sg = "SG",
    Sh = "SH",
    Si = "SI",
    Sj = "SJ",
    Sk = "SK",
    Sl = "SL",
    Sm = "SM",
    Sn = "SN",
    So = "SO",
    Sr = "SR",
    Ss = "SS",
    St = "ST",
    Sv = "SV",
    Sx = "SX",
    Sy = "SY",
    Sz = "SZ",
    Tc = "TC",
    Td = "TD",
    Tf = "TF",
    Tg = "TG",
    Th = "TH",
    Tj = "TJ",
    Tk = "TK",
    Tl = "TL",
    Tm = "TM",
    Tn = "TN",
    To = "TO",
    Tr = "TR",
    Tt = "TT",
    Tv = "TV",
    Tw = "TW",
    Tz = "TZ",
    Ua = "UA",
    Ug = "UG",
    Um = "UM",
    Us = "US",
    Uy = "UY",
    Uz = "UZ",
    VG = "VG",
    Va = "VA",
    Vc = "VC",
    Ve = "VE",
    Vi = "VI",
    Vn = "VN",
    Vu = "VU",
    Wf = "WF",
    Ws = "WS",
    Xk = "XK",
    Ye = "YE",
    Yt = "YT",
    Za = "ZA",
    Zm = "ZM",
    Zw = "ZW",
}

/**
 * An event of a taskforce, without type and version.
 */
export interface TaskforceEvent {
    /**
     * What it is, in the site's open vocabulary.
     */
    category?: null | string;
    /**
     * The country it is about.
     */
    country?: Country | null;
    /**
     * The day; null where the site gives none.
     */
    date?: Date | null;
    /**
     * Who published it.
     */
    publisher?: null | string;
    /**
     * The teaser or the whole text; empty for none.
     */
    summary?: string;
    /**
     * The title; a timeline has none.
     */
    title?: null | string;
    /**
     * The page of it.
     */
    url?: null | string;
}

/**
 * Whether the support goes on.
 */
export enum TaskforceStatus {
    Finalised = "finalised",
    Ongoing = "ongoing",
}

export enum TaskforceType {
    Taskforce = "taskforce",
}

/**
 * A meeting as an object.
 *
 * A meeting of a taskforce or of the coalition.
 */
export interface Meeting {
    /**
     * The country it was in.
     */
    country?: Country | null;
    /**
     * The day, the first of several.
     */
    date: Date;
    /**
     * What happened; empty for none.
     */
    description?: string;
    /**
     * The last day, after the date; null for one day.
     */
    end_date?: Date | null;
    /**
     * Who was host.
     */
    host_organisation?: null | string;
    /**
     * What kind of meeting.
     */
    kind?: MeetingKind;
    /**
     * The town and place.
     */
    location?: null | string;
    /**
     * What follows; empty for none.
     */
    next_steps?: string;
    /**
     * What it was for; empty for none.
     */
    objective?: string;
    /**
     * The short summary; empty for none.
     */
    summary?: string;
    /**
     * The local time of day it started.
     */
    time?: null | string;
    /**
     * The title of the page.
     */
    title: string;
    /**
     * The type of the record.
     */
    type: MeetingType;
    /**
     * The page of the meeting.
     */
    url?: null | string;
    /**
     * The version of the wire format.
     */
    version: number;
}

/**
 * What kind of meeting.
 *
 * A kind of meeting.
 */
export enum MeetingKind {
    Conference = "conference",
    GeneralAssembly = "general-assembly",
    KickOff = "kick-off",
    Other = "other",
    TaskforceMeeting = "taskforce-meeting",
    ThematicSession = "thematic-session",
    Webinar = "webinar",
}

export enum MeetingType {
    Meeting = "meeting",
}

/**
 * An event as an object.
 *
 * An entry of a timeline or a publication, with a title, summary, category or publisher.
 */
export interface Event {
    /**
     * What it is, in the site's open vocabulary.
     */
    category?: null | string;
    /**
     * The country it is about.
     */
    country?: Country | null;
    /**
     * The day; null where the site gives none.
     */
    date?: Date | null;
    /**
     * Who published it.
     */
    publisher?: null | string;
    /**
     * The teaser or the whole text; empty for none.
     */
    summary?: string;
    /**
     * The title; a timeline has none.
     */
    title?: null | string;
    /**
     * The type of the record.
     */
    type: EventType;
    /**
     * The page of it.
     */
    url?: null | string;
    /**
     * The version of the wire format.
     */
    version: number;
}

export enum EventType {
    Event = "event",
}

// Converts JSON strings to/from your types
// and asserts the results of JSON.parse at runtime
export class Convert {
    public static toTaskforce(json: string): Taskforce {
        return cast(JSON.parse(json), r("Taskforce"));
    }

    public static taskforceToJson(value: Taskforce): string {
        return JSON.stringify(uncast(value, r("Taskforce")), null, 2);
    }

    public static toMeeting(json: string): Meeting {
        return cast(JSON.parse(json), r("Meeting"));
    }

    public static meetingToJson(value: Meeting): string {
        return JSON.stringify(uncast(value, r("Meeting")), null, 2);
    }

    public static toEvent(json: string): Event {
        return cast(JSON.parse(json), r("Event"));
    }

    public static eventToJson(value: Event): string {
        return JSON.stringify(uncast(value, r("Event")), null, 2);
    }
}

function invalidValue(typ: any, val: any, key: any, parent: any = ''): never {
    const prettyTyp = prettyTypeName(typ);
    const parentText = parent ? ` on ${parent}` : '';
    const keyText = key ? ` for key "${key}"` : '';
    throw Error(`Invalid value${keyText}${parentText}. Expected ${prettyTyp} but got ${JSON.stringify(val)}`);
}

function prettyTypeName(typ: any): string {
    if (Array.isArray(typ)) {
        if (typ.length === 2 && typ[0] === undefined) {
            return `an optional ${prettyTypeName(typ[1])}`;
        } else {
            return `one of [${typ.map(a => { return prettyTypeName(a); }).join(", ")}]`;
        }
    } else if (typeof typ === "object" && typ.literal !== undefined) {
        return typ.literal;
    } else {
        return typeof typ;
    }
}

function jsonToJSProps(typ: any): any {
    if (typ.jsonToJS === undefined) {
        const map: any = {};
        typ.props.forEach((p: any) => map[p.json] = { key: p.js, typ: p.typ });
        typ.jsonToJS = map;
    }
    return typ.jsonToJS;
}

function jsToJSONProps(typ: any): any {
    if (typ.jsToJSON === undefined) {
        const map: any = {};
        typ.props.forEach((p: any) => map[p.js] = { key: p.json, typ: p.typ });
        typ.jsToJSON = map;
    }
    return typ.jsToJSON;
}

function transform(val: any, typ: any, getProps: any, key: any = '', parent: any = ''): any {
    function transformPrimitive(typ: string, val: any): any {
        if (typeof typ === typeof val) return val;
        return invalidValue(typ, val, key, parent);
    }

    function transformUnion(typs: any[], val: any): any {
        // val must validate against one typ in typs
        const l = typs.length;
        for (let i = 0; i < l; i++) {
            const typ = typs[i];
            try {
                return transform(val, typ, getProps);
            } catch (_) {}
        }
        return invalidValue(typs, val, key, parent);
    }

    function transformEnum(cases: string[], val: any): any {
        if (cases.indexOf(val) !== -1) return val;
        return invalidValue(cases.map(a => { return l(a); }), val, key, parent);
    }

    function transformArray(typ: any, val: any): any {
        // val must be an array with no invalid elements
        if (!Array.isArray(val)) return invalidValue(l("array"), val, key, parent);
        return val.map(el => transform(el, typ, getProps));
    }

    function transformDate(val: any): any {
        if (val === null) {
            return null;
        }
        const d = new Date(val);
        if (isNaN(d.valueOf())) {
            return invalidValue(l("Date"), val, key, parent);
        }
        return d;
    }

    function transformObject(props: { [k: string]: any }, additional: any, val: any): any {
        if (val === null || typeof val !== "object" || Array.isArray(val)) {
            return invalidValue(l(ref || "object"), val, key, parent);
        }
        const result: any = {};
        Object.getOwnPropertyNames(props).forEach(key => {
            const prop = props[key];
            const v = Object.prototype.hasOwnProperty.call(val, key) ? val[key] : undefined;
            result[prop.key] = transform(v, prop.typ, getProps, key, ref);
        });
        Object.getOwnPropertyNames(val).forEach(key => {
            if (!Object.prototype.hasOwnProperty.call(props, key)) {
                result[key] = transform(val[key], additional, getProps, key, ref);
            }
        });
        return result;
    }

    if (typ === "any") return val;
    if (typ === null) {
        if (val === null) return val;
        return invalidValue(typ, val, key, parent);
    }
    if (typ === false) return invalidValue(typ, val, key, parent);
    let ref: any = undefined;
    while (typeof typ === "object" && typ.ref !== undefined) {
        ref = typ.ref;
        typ = typeMap[typ.ref];
    }
    if (Array.isArray(typ)) return transformEnum(typ, val);
    if (typeof typ === "object") {
        return typ.hasOwnProperty("unionMembers") ? transformUnion(typ.unionMembers, val)
            : typ.hasOwnProperty("arrayItems")    ? transformArray(typ.arrayItems, val)
            : typ.hasOwnProperty("props")         ? transformObject(getProps(typ), typ.additional, val)
            : invalidValue(typ, val, key, parent);
    }
    // Numbers can be parsed by Date but shouldn't be.
    if (typ === Date && typeof val !== "number") return transformDate(val);
    return transformPrimitive(typ, val);
}

function cast<T>(val: any, typ: any): T {
    return transform(val, typ, jsonToJSProps);
}

function uncast<T>(val: T, typ: any): any {
    return transform(val, typ, jsToJSONProps);
}

function l(typ: any) {
    return { literal: typ };
}

function a(typ: any) {
    return { arrayItems: typ };
}

function u(...typs: any[]) {
    return { unionMembers: typs };
}

function o(props: any[], additional: any) {
    return { props, additional };
}

function m(additional: any) {
    return { props: [], additional };
}

function r(name: string) {
    return { ref: name };
}

const typeMap: any = {
    "Taskforce": o([
        { json: "background", js: "background", typ: u(undefined, "") },
        { json: "country", js: "country", typ: u(undefined, u(r("Country"), null)) },
        { json: "events", js: "events", typ: u(undefined, a(r("TaskforceEvent"))) },
        { json: "name", js: "name", typ: "" },
        { json: "objectives", js: "objectives", typ: u(undefined, "") },
        { json: "requesting_organisation", js: "requesting_organisation", typ: u(undefined, u(null, "")) },
        { json: "results", js: "results", typ: u(undefined, "") },
        { json: "start_date", js: "start_date", typ: u(undefined, u(Date, null)) },
        { json: "status", js: "status", typ: u(undefined, u(r("TaskforceStatus"), null)) },
        { json: "type", js: "type", typ: r("TaskforceType") },
        { json: "url", js: "url", typ: u(undefined, u(null, "")) },
        { json: "version", js: "version", typ: 3.14 },
    ], false),
    "TaskforceEvent": o([
        { json: "category", js: "category", typ: u(undefined, u(null, "")) },
        { json: "country", js: "country", typ: u(undefined, u(r("Country"), null)) },
        { json: "date", js: "date", typ: u(undefined, u(Date, null)) },
        { json: "publisher", js: "publisher", typ: u(undefined, u(null, "")) },
        { json: "summary", js: "summary", typ: u(undefined, "") },
        { json: "title", js: "title", typ: u(undefined, u(null, "")) },
        { json: "url", js: "url", typ: u(undefined, u(null, "")) },
    ], false),
    "Meeting": o([
        { json: "country", js: "country", typ: u(undefined, u(r("Country"), null)) },
        { json: "date", js: "date", typ: Date },
        { json: "description", js: "description", typ: u(undefined, "") },
        { json: "end_date", js: "end_date", typ: u(undefined, u(Date, null)) },
        { json: "host_organisation", js: "host_organisation", typ: u(undefined, u(null, "")) },
        { json: "kind", js: "kind", typ: u(undefined, r("MeetingKind")) },
        { json: "location", js: "location", typ: u(undefined, u(null, "")) },
        { json: "next_steps", js: "next_steps", typ: u(undefined, "") },
        { json: "objective", js: "objective", typ: u(undefined, "") },
        { json: "summary", js: "summary", typ: u(undefined, "") },
        { json: "time", js: "time", typ: u(undefined, u(null, "")) },
        { json: "title", js: "title", typ: "" },
        { json: "type", js: "type", typ: r("MeetingType") },
        { json: "url", js: "url", typ: u(undefined, u(null, "")) },
        { json: "version", js: "version", typ: 3.14 },
    ], false),
    "Event": o([
        { json: "category", js: "category", typ: u(undefined, u(null, "")) },
        { json: "country", js: "country", typ: u(undefined, u(r("Country"), null)) },
        { json: "date", js: "date", typ: u(undefined, u(Date, null)) },
        { json: "publisher", js: "publisher", typ: u(undefined, u(null, "")) },
        { json: "summary", js: "summary", typ: u(undefined, "") },
        { json: "title", js: "title", typ: u(undefined, u(null, "")) },
        { json: "type", js: "type", typ: r("EventType") },
        { json: "url", js: "url", typ: u(undefined, u(null, "")) },
        { json: "version", js: "version", typ: 3.14 },
    ], false),
    "Country": [
        "AE",
        "AF",
        "AI",
        "AD",
        "AG",
        "AL",
        "AM",
        "AO",
        "AQ",
        "AR",
        "AS",
        "AT",
        "AU",
        "AW",
        "AX",
        "AZ",
        "BI",
        "BT",
        "BW",
        "BA",
        "BB",
        "BD",
        "BE",
        "BF",
        "BG",
        "BH",
        "BJ",
        "BL",
        "BM",
        "BN",
        "BO",
        "BQ",
        "BR",
        "BS",
        "BV",
        "BY",
        "BZ",
        "CA",
        "CD",
        "CF",
        "CG",
        "CM",
        "CN",
        "CR",
        "CC",
        "CH",
        "CI",
        "CK",
        "CL",
        "CO",
        "CU",
        "CV",
        "CW",
        "CX",
        "CY",
        "CZ",
        "DE",
        "DJ",
        "DK",
        "DM",
        "DO",
        "DZ",
        "EC",
        "EE",
        "EG",
        "EH",
        "ER",
        "ES",
        "ET",
        "EU",
        "FI",
        "FJ",
        "FK",
        "FM",
        "FO",
        "FR",
        "GB",
        "GA",
        "GD",
        "GE",
        "GF",
        "GG",
        "GH",
        "GI",
        "GL",
        "GM",
        "GN",
        "GP",
        "GQ",
        "GR",
        "GS",
        "GT",
        "GU",
        "GW",
        "GY",
        "HT",
        "HK",
        "HM",
        "HN",
        "HR",
        "HU",
        "ID",
        "IL",
        "IM",
        "IR",
        "IE",
        "IN",
        "IO",
        "IQ",
        "IS",
        "IT",
        "JE",
        "JM",
        "JO",
        "JP",
        "KM",
        "KE",
        "KG",
        "KH",
        "KI",
        "KN",
        "KP",
        "KR",
        "KW",
        "KY",
        "KZ",
        "LB",
        "LV",
        "LA",
        "LC",
        "LI",
        "LK",
        "LR",
        "LS",
        "LT",
        "LU",
        "LY",
        "MF",
        "MS",
        "MT",
        "MX",
        "MA",
        "MC",
        "MD",
        "ME",
        "MG",
        "MH",
        "MK",
        "ML",
        "MM",
        "MN",
        "MO",
        "MP",
        "MQ",
        "MR",
        "MU",
        "MV",
        "MW",
        "MY",
        "MZ",
        "NI",
        "NP",
        "NA",
        "NC",
        "NE",
        "NF",
        "NG",
        "NL",
        "NO",
        "NR",
        "NU",
        "NZ",
        "OM",
        "PE",
        "PG",
        "PR",
        "PS",
        "PA",
        "PF",
        "PH",
        "PK",
        "PL",
        "PM",
        "PN",
        "PT",
        "PW",
        "PY",
        "QA",
        "RE",
        "RO",
        "RS",
        "RU",
        "RW",
        "SD",
        "SE",
        "SA",
        "SB",
        "SC",
        "SG",
        "SH",
        "SI",
        "SJ",
        "SK",
        "SL",
        "SM",
        "SN",
        "SO",
        "SR",
        "SS",
        "ST",
        "SV",
        "SX",
        "SY",
        "SZ",
        "TC",
        "TD",
        "TF",
        "TG",
        "TH",
        "TJ",
        "TK",
        "TL",
        "TM",
        "TN",
        "TO",
        "TR",
        "TT",
        "TV",
        "TW",
        "TZ",
        "UA",
        "UG",
        "UM",
        "US",
        "UY",
        "UZ",
        "VG",
        "VA",
        "VC",
        "VE",
        "VI",
        "VN",
        "VU",
        "WF",
        "WS",
        "XK",
        "YE",
        "YT",
        "ZA",
        "ZM",
        "ZW",
    ],
    "TaskforceStatus": [
        "finalised",
        "ongoing",
    ],
    "TaskforceType": [
        "taskforce",
    ],
    "MeetingKind": [
        "conference",
        "general-assembly",
        "kick-off",
        "other",
        "taskforce-meeting",
        "thematic-session",
        "webinar",
    ],
    "MeetingType": [
        "meeting",
    ],
    "EventType": [
        "event",
    ],
};
