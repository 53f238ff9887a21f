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
 * An ISO 3166-1 alpha-2 code, or EU or XK; EL and UK are not among them, GR and GB are.
 */
export var Country;
(function (Country) {
    Country["AE"] = "AE";
    Country["AF"] = "AF";
    Country["AI"] = "AI";
    Country["Ad"] = "AD";
    Country["Ag"] = "AG";
    Country["Al"] = "AL";
    Country["Am"] = "AM";
    Country["Ao"] = "AO";
    Country["Aq"] = "AQ";
    Country["Ar"] = "AR";
    Country["As"] = "AS";
    Country["At"] = "AT";
    Country["Au"] = "AU";
    Country["Aw"] = "AW";
    Country["Ax"] = "AX";
    Country["Az"] = "AZ";
    Country["BI"] = "BI";
    Country["BT"] = "BT";
    Country["BW"] = "BW";
    Country["Ba"] = "BA";
    Country["Bb"] = "BB";
    Country["Bd"] = "BD";
    Country["Be"] = "BE";
    Country["Bf"] = "BF";
    Country["Bg"] = "BG";
    Country["Bh"] = "BH";
    Country["Bj"] = "BJ";
    Country["Bl"] = "BL";
    Country["Bm"] = "BM";
    Country["Bn"] = "BN";
    Country["Bo"] = "BO";
    Country["Bq"] = "BQ";
    Country["Br"] = "BR";
    Country["Bs"] = "BS";
    Country["Bv"] = "BV";
    Country["By"] = "BY";
    Country["Bz"] = "BZ";
    Country["CA"] = "CA";
    Country["CD"] = "CD";
    Country["CF"] = "CF";
    Country["CG"] = "CG";
    Country["CM"] = "CM";
    Country["CN"] = "CN";
    Country["CR"] = "CR";
    Country["Cc"] = "CC";
    Country["Ch"] = "CH";
    Country["Ci"] = "CI";
    Country["Ck"] = "CK";
    Country["Cl"] = "CL";
    Country["Co"] = "CO";
    Country["Cu"] = "CU";
    Country["Cv"] = "CV";
    Country["Cw"] = "CW";
    Country["Cx"] = "CX";
    Country["Cy"] = "CY";
    Country["Cz"] = "CZ";
    Country["De"] = "DE";
    Country["Dj"] = "DJ";
    Country["Dk"] = "DK";
    Country["Dm"] = "DM";
    Country["Do"] = "DO";
    Country["Dz"] = "DZ";
    Country["Ec"] = "EC";
    Country["Ee"] = "EE";
    Country["Eg"] = "EG";
    Country["Eh"] = "EH";
    Country["Er"] = "ER";
    Country["Es"] = "ES";
    Country["Et"] = "ET";
    Country["Eu"] = "EU";
    Country["Fi"] = "FI";
    Country["Fj"] = "FJ";
    Country["Fk"] = "FK";
    Country["Fm"] = "FM";
    Country["Fo"] = "FO";
    Country["Fr"] = "FR";
    Country["GB"] = "GB";
    Country["Ga"] = "GA";
    Country["Gd"] = "GD";
    Country["Ge"] = "GE";
    Country["Gf"] = "GF";
    Country["Gg"] = "GG";
    Country["Gh"] = "GH";
    Country["Gi"] = "GI";
    Country["Gl"] = "GL";
    Country["Gm"] = "GM";
    Country["Gn"] = "GN";
    Country["Gp"] = "GP";
    Country["Gq"] = "GQ";
    Country["Gr"] = "GR";
    Country["Gs"] = "GS";
    Country["Gt"] = "GT";
    Country["Gu"] = "GU";
    Country["Gw"] = "GW";
    Country["Gy"] = "GY";
    Country["HT"] = "HT";
    Country["Hk"] = "HK";
    Country["Hm"] = "HM";
    Country["Hn"] = "HN";
    Country["Hr"] = "HR";
    Country["Hu"] = "HU";
    Country["ID"] = "ID";
    Country["IL"] = "IL";
    Country["IM"] = "IM";
    Country["IR"] = "IR";
    Country["Ie"] = "IE";
    Country["In"] = "IN";
    Country["Io"] = "IO";
    Country["Iq"] = "IQ";
    Country["Is"] = "IS";
    Country["It"] = "IT";
    Country["Je"] = "JE";
    Country["Jm"] = "JM";
    Country["Jo"] = "JO";
    Country["Jp"] = "JP";
    Country["KM"] = "KM";
    Country["Ke"] = "KE";
    Country["Kg"] = "KG";
    Country["Kh"] = "KH";
    Country["Ki"] = "KI";
    Country["Kn"] = "KN";
    Country["Kp"] = "KP";
    Country["Kr"] = "KR";
    Country["Kw"] = "KW";
    Country["Ky"] = "KY";
    Country["Kz"] = "KZ";
    Country["LB"] = "LB";
    Country["LV"] = "LV";
    Country["La"] = "LA";
    Country["Lc"] = "LC";
    Country["Li"] = "LI";
    Country["Lk"] = "LK";
    Country["Lr"] = "LR";
    Country["Ls"] = "LS";
    Country["Lt"] = "LT";
    Country["Lu"] = "LU";
    Country["Ly"] = "LY";
    Country["MF"] = "MF";
    Country["MS"] = "MS";
    Country["MT"] = "MT";
    Country["MX"] = "MX";
    Country["Ma"] = "MA";
    Country["Mc"] = "MC";
    Country["Md"] = "MD";
    Country["Me"] = "ME";
    Country["Mg"] = "MG";
    Country["Mh"] = "MH";
    Country["Mk"] = "MK";
    Country["Ml"] = "ML";
    Country["Mm"] = "MM";
    Country["Mn"] = "MN";
    Country["Mo"] = "MO";
    Country["Mp"] = "MP";
    Country["Mq"] = "MQ";
    Country["Mr"] = "MR";
    Country["Mu"] = "MU";
    Country["Mv"] = "MV";
    Country["Mw"] = "MW";
    Country["My"] = "MY";
    Country["Mz"] = "MZ";
    Country["NI"] = "NI";
    Country["NP"] = "NP";
    Country["Na"] = "NA";
    Country["Nc"] = "NC";
    Country["Ne"] = "NE";
    Country["Nf"] = "NF";
    Country["Ng"] = "NG";
    Country["Nl"] = "NL";
    Country["No"] = "NO";
    Country["Nr"] = "NR";
    Country["Nu"] = "NU";
    Country["Nz"] = "NZ";
    Country["Om"] = "OM";
    Country["PE"] = "PE";
    Country["PG"] = "PG";
    Country["PR"] = "PR";
    Country["PS"] = "PS";
    Country["Pa"] = "PA";
    Country["Pf"] = "PF";
    Country["Ph"] = "PH";
    Country["Pk"] = "PK";
    Country["Pl"] = "PL";
    Country["Pm"] = "PM";
    Country["Pn"] = "PN";
    Country["Pt"] = "PT";
    Country["Pw"] = "PW";
    Country["Py"] = "PY";
    Country["QA"] = "QA";
    Country["Re"] = "RE";
    Country["Ro"] = "RO";
    Country["Rs"] = "RS";
    Country["Ru"] = "RU";
    Country["Rw"] = "RW";
    Country["SD"] = "SD";
    Country["SE"] = "SE";
    Country["Sa"] = "SA";
    Country["Sb"] = "SB";
    Country["Sc"] = "SC";
    Country["Sg"] = "SG";
    Country["Sh"] = "SH";
    Country["Si"] = "SI";
    Country["Sj"] = "SJ";
    Country["Sk"] = "SK";
    Country["Sl"] = "SL";
    Country["Sm"] = "SM";
    Country["Sn"] = "SN";
    Country["So"] = "SO";
    Country["Sr"] = "SR";
    Country["Ss"] = "SS";
    Country["St"] = "ST";
    Country["Sv"] = "SV";
    Country["Sx"] = "SX";
    Country["Sy"] = "SY";
    Country["Sz"] = "SZ";
    Country["Tc"] = "TC";
    Country["Td"] = "TD";
    Country["Tf"] = "TF";
    Country["Tg"] = "TG";
    Country["Th"] = "TH";
    Country["Tj"] = "TJ";
    Country["Tk"] = "TK";
    Country["Tl"] = "TL";
    Country["Tm"] = "TM";
    Country["Tn"] = "TN";
    Country["To"] = "TO";
    Country["Tr"] = "TR";
    Country["Tt"] = "TT";
    Country["Tv"] = "TV";
    Country["Tw"] = "TW";
    Country["Tz"] = "TZ";
    Country["Ua"] = "UA";
    Country["Ug"] = "UG";
    Country["Um"] = "UM";
    Country["Us"] = "US";
    Country["Uy"] = "UY";
    Country["Uz"] = "UZ";
    Country["VG"] = "VG";
    Country["Va"] = "VA";
    Country["Vc"] = "VC";
    Country["Ve"] = "VE";
    Country["Vi"] = "VI";
    Country["Vn"] = "VN";
    Country["Vu"] = "VU";
    Country["Wf"] = "WF";
    Country["Ws"] = "WS";
    Country["Xk"] = "XK";
    Country["Ye"] = "YE";
    Country["Yt"] = "YT";
    Country["Za"] = "ZA";
    Country["Zm"] = "ZM";
    Country["Zw"] = "ZW";
})(Country || (Country = {}));
/**
 * Whether the support goes on.
 */
export var TaskforceStatus;
(function (TaskforceStatus) {
    TaskforceStatus["Finalised"] = "finalised";
    TaskforceStatus["Ongoing"] = "ongoing";
})(TaskforceStatus || (TaskforceStatus = {}));
export var TaskforceType;
(function (TaskforceType) {
    TaskforceType["Taskforce"] = "taskforce";
})(TaskforceType || (TaskforceType = {}));
/**
 * What kind of meeting.
 *
 * A kind of meeting.
 */
export var MeetingKind;
(function (MeetingKind) {
    MeetingKind["Conference"] = "conference";
    MeetingKind["GeneralAssembly"] = "general-assembly";
    MeetingKind["KickOff"] = "kick-off";
    MeetingKind["Other"] = "other";
    MeetingKind["TaskforceMeeting"] = "taskforce-meeting";
    MeetingKind["ThematicSession"] = "thematic-session";
    MeetingKind["Webinar"] = "webinar";
})(MeetingKind || (MeetingKind = {}));
export var MeetingType;
(function (MeetingType) {
    MeetingType["Meeting"] = "meeting";
})(MeetingType || (MeetingType = {}));
export var EventType;
(function (EventType) {
    EventType["Event"] = "event";
})(EventType || (EventType = {}));
// Converts JSON strings to/from your types
// and asserts the results of JSON.parse at runtime
export class Convert {
    static toTaskforce(json) {
        return cast(JSON.parse(json), r("Taskforce"));
    }
    static taskforceToJson(value) {
        return JSON.stringify(uncast(value, r("Taskforce")), null, 2);
    }
    static toMeeting(json) {
        return cast(JSON.parse(json), r("Meeting"));
    }
    static meetingToJson(value) {
        return JSON.stringify(uncast(value, r("Meeting")), null, 2);
    }
    static toEvent(json) {
        return cast(JSON.parse(json), r("Event"));
    }
    static eventToJson(value) {
        return JSON.stringify(uncast(value, r("Event")), null, 2);
    }
}
function invalidValue(typ, val, key, parent = '') {
    const prettyTyp = prettyTypeName(typ);
    const parentText = parent ? ` on ${parent}` : '';
    const keyText = key ? ` for key "${key}"` : '';
    throw Error(`Invalid value${keyText}${parentText}. Expected ${prettyTyp} but got ${JSON.stringify(val)}`);
}
function prettyTypeName(typ) {
    if (Array.isArray(typ)) {
        if (typ.length === 2 && typ[0] === undefined) {
            return `an optional ${prettyTypeName(typ[1])}`;
        }
        else {
            return `one of [${typ.map(a => { return prettyTypeName(a); }).join(", ")}]`;
        }
    }
    else if (typeof typ === "object" && typ.literal !== undefined) {
        return typ.literal;
    }
    else {
        return typeof typ;
    }
}
function jsonToJSProps(typ) {
    if (typ.jsonToJS === undefined) {
        const map = {};
        typ.props.forEach((p) => map[p.json] = { key: p.js, typ: p.typ });
        typ.jsonToJS = map;
    }
    return typ.jsonToJS;
}
function jsToJSONProps(typ) {
    if (typ.jsToJSON === undefined) {
        const map = {};
        typ.props.forEach((p) => map[p.js] = { key: p.json, typ: p.typ });
        typ.jsToJSON = map;
    }
    return typ.jsToJSON;
}
function transform(val, typ, getProps, key = '', parent = '') {
    function transformPrimitive(typ, val) {
        if (typeof typ === typeof val)
            return val;
        return invalidValue(typ, val, key, parent);
    }
    function transformUnion(typs, val) {
        // val must validate against one typ in typs
        const l = typs.length;
        for (let i = 0; i < l; i++) {
            const typ = typs[i];
            try {
                return transform(val, typ, getProps);
            }
            catch (_) { }
        }
        return invalidValue(typs, val, key, parent);
    }
    function transformEnum(cases, val) {
        if (cases.indexOf(val) !== -1)
            return val;
        return invalidValue(cases.map(a => { return l(a); }), val, key, parent);
    }
    function transformArray(typ, val) {
        // val must be an array with no invalid elements
        if (!Array.isArray(val))
            return invalidValue(l("array"), val, key, parent);
        return val.map(el => transform(el, typ, getProps));
    }
    function transformDate(val) {
        if (val === null) {
            return null;
        }
        const d = new Date(val);
        if (isNaN(d.valueOf())) {
            return invalidValue(l("Date"), val, key, parent);
        }
        return d;
    }
    function transformObject(props, additional, val) {
        if (val === null || typeof val !== "object" || Array.isArray(val)) {
            return invalidValue(l(ref || "object"), val, key, parent);
        }
        const result = {};
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
    if (typ === "any")
        return val;
    if (typ === null) {
        if (val === null)
            return val;
        return invalidValue(typ, val, key, parent);
    }
    if (typ === false)
        return invalidValue(typ, val, key, parent);
    let ref = undefined;
    while (typeof typ === "object" && typ.ref !== undefined) {
        ref = typ.ref;
        typ = typeMap[typ.ref];
    }
    if (Array.isArray(typ))
        return transformEnum(typ, val);
    if (typeof typ === "object") {
        return typ.hasOwnProperty("unionMembers") ? transformUnion(typ.unionMembers, val)
            : typ.hasOwnProperty("arrayItems") ? transformArray(typ.arrayItems, val)
                : typ.hasOwnProperty("props") ? transformObject(getProps(typ), typ.additional, val)
                    : invalidValue(typ, val, key, parent);
    }
    // Numbers can be parsed by Date but shouldn't be.
    if (typ === Date && typeof val !== "number")
        return transformDate(val);
    return transformPrimitive(typ, val);
}
function cast(val, typ) {
    return transform(val, typ, jsonToJSProps);
}
function uncast(val, typ) {
    return transform(val, typ, jsToJSONProps);
}
function l(typ) {
    return { literal: typ };
}
function a(typ) {
    return { arrayItems: typ };
}
function u(...typs) {
    return { unionMembers: typs };
}
function o(props, additional) {
    return { props, additional };
}
function m(additional) {
    return { props: [], additional };
}
function r(name) {
    return { ref: name };
}
const typeMap = {
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
