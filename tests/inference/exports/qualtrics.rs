//! Qualtrics: one, two or three rows of headings; numbers or texts.

use super::{Export, batteries, counted};

const DATE: &str = "2024-03-01 08:28:{row}";
const KEY: &str = "R_2YPOQ602ER1j{row}";

#[test]
fn three_rows_with_recoded_values_timing_and_order() {
    let engine = Export {
        headings: &[
            "StartDate|EndDate|Status|IPAddress|Progress|Duration (in seconds)|Finished|RecordedDate\
             |ResponseId|RecipientEmail|ExternalReference|LocationLatitude|DistributionChannel\
             |UserLanguage|Q_RecaptchaScore|Q1_First Click|Q1_Page Submit|Q2_1|Q2_2|Q2_3|Q2_DO_1\
             |Q3_1|Q3_2|Q3_2_TEXT|Q4|Q5 - Topics|dept",
            "Begindatum|Einddatum|Type reactie|IP-adres|Voortgang|Duur (in seconden)|Voltooid\
             |Opgenomen op|Antwoord-ID|E-mail van ontvanger|Externe referentie|Breedtegraad\
             |Distributiekanaal|Gebruikerstaal|Q_RecaptchaScore|Timing - First Click\
             |Timing - Page Submit|Hoe tevreden bent u? - Loon|Hoe tevreden bent u? - Sfeer\
             |Hoe tevreden bent u? - Rust|Hoe tevreden bent u? - Volgorde - Loon|Wat? - Fiets\
             |Wat? - Anders, namelijk:|Wat? - Anders, namelijk: - Tekst|Opmerkingen\
             |Q5 - Topics|dept",
            "{\"ImportId\":\"startDate\",\"timeZone\":\"Europe/Amsterdam\"}|{\"ImportId\":\"endDate\"}\
             |{\"ImportId\":\"status\"}|{\"ImportId\":\"ipAddress\"}|{\"ImportId\":\"progress\"}\
             |{\"ImportId\":\"duration\"}|{\"ImportId\":\"finished\"}|{\"ImportId\":\"recordedDate\"}\
             |{\"ImportId\":\"_recordId\"}|{\"ImportId\":\"recipientEmail\"}\
             |{\"ImportId\":\"externalDataReference\"}|{\"ImportId\":\"locationLatitude\"}\
             |{\"ImportId\":\"distributionChannel\"}|{\"ImportId\":\"userLanguage\"}\
             |{\"ImportId\":\"Q_RecaptchaScore\"}|{\"ImportId\":\"QID1_FIRST_CLICK\"}\
             |{\"ImportId\":\"QID1_PAGE_SUBMIT\"}|{\"ImportId\":\"QID2_1\"}|{\"ImportId\":\"QID2_2\"}\
             |{\"ImportId\":\"QID2_3\"}|{\"ImportId\":\"QID2_DO\"}|{\"ImportId\":\"QID3_1\"}\
             |{\"ImportId\":\"QID3_2\"}|{\"ImportId\":\"QID3_2_TEXT\"}|{\"ImportId\":\"QID4_TEXT\"}\
             |{\"ImportId\":\"QID5_x\"}|{\"ImportId\":\"dept\"}",
        ],
        answers: &[
            DATE, DATE, "0 / 0 / 0 / 8 / 0 / 0 / 0 / 0 / 0 / 1", "192.0.2.7", "100 / 100 / 34",
            "{row}", "1 / 1 / 0", DATE, KEY, "", "", "52.1", "anonymous", "NL", "0.{row}", "1.{row}",
            "9.{row}", "11 / 12 / 13 / 14 / 15 / -99 / 12", "15 / 14 / 13 / 12 / 11 / 12 / -99",
            "13 / 11 / 12 / 15 / 14 / 11", "1 / 2 / 3", "1 / ", "1 /  / ", "step {row} / ",
            "vond {row} goed", "", "Noord / Zuid",
        ],
        rows: 60,
    }
    .check("qualtrics", 36, "pptptttpppppttttt IIIt MMOOt S".replace(' ', "").as_str());
    assert_eq!(counted(&engine, "previews-left-out").as_deref(), Some("6"));
    assert_eq!(counted(&engine, "unfinished-left-out").as_deref(), Some("18"));
    assert_eq!(counted(&engine, "spam-kept").as_deref(), Some("4"));
    let scale = "11 / 12 / 13 / 14 / 15";
    assert_eq!(batteries(&engine), [("Hoe tevreden bent u?".to_owned(), scale.to_owned())]);
    assert_eq!(counted(&engine, "inferred-outside").as_deref(), Some("4"), "-99: seen, no answer");
}

#[test]
fn two_rows_with_texts_of_answers() {
    let engine = Export {
        headings: &[
            "StartDate|EndDate|Status|Progress|Duration (in seconds)|Finished|RecordedDate\
             |ResponseId|DistributionChannel|UserLanguage|Q1|Q2|Q3|gender",
            "Start Date|End Date|Response Type|Progress|Duration (in seconds)|Finished\
             |Recorded Date|Response ID|Distribution Channel|User Language\
             |How likely is it that you would recommend us?|How satisfied are you?\
             |What could be better?|gender",
        ],
        answers: &[
            DATE,
            DATE,
            "IP Address / IP Address / IP Address / Survey Preview",
            "100",
            "35",
            "True / True / True / True / False",
            DATE,
            KEY,
            "anonymous",
            "EN",
            "0 - Not at all likely / 1 / 2 / 3 / 4 / 5 / 6 / 7 / 8 / 9 / 10 - Extremely likely",
            "Extremely satisfied / Somewhat satisfied / Neither satisfied nor dissatisfied \
             / Somewhat dissatisfied / Extremely dissatisfied / ",
            "better {row}",
            "Male / Female / Prefer not to say",
        ],
        rows: 60,
    }
    .check("qualtrics", 36, "pptttt ppttIIOS".replace(' ', "").as_str());
    let scales: Vec<String> = batteries(&engine).into_iter().map(|(_, points)| points).collect();
    assert_eq!(scales[0].split(" / ").count(), 11);
    assert_eq!(
        scales[1],
        "Extremely dissatisfied / Somewhat dissatisfied / Neither satisfied nor dissatisfied \
         / Somewhat satisfied / Extremely satisfied"
    );
}

#[test]
fn the_old_format_with_two_rows() {
    let engine = Export {
        headings: &[
            "V1|V2|V3|V4|V5|V6|V7|V8|V9|V10|Q1_1|Q1_2|Q2|LocationLatitude|LocationLongitude",
            "ResponseID|ResponseSet|Name|ExternalDataReference|EmailAddress|IPAddress|Status\
             |StartDate|EndDate|Finished|How often?-At home|How often?-At work|Your team\
             |LocationLatitude|LocationLongitude",
        ],
        answers: &[
            KEY,
            "Default Response Set",
            "Anonymous",
            "",
            "",
            "192.0.2.7",
            "0",
            DATE,
            DATE,
            "1 / 1 / 1 / 0",
            "1 / 2 / 3 / 4 / 5",
            "5 / 4 / 3 / 2 / 1",
            "North / South",
            "52.1",
            "4.3",
        ],
        rows: 60,
    }
    .check("qualtrics", 45, "ptppppt ppt IISpp".replace(' ', "").as_str());
    assert_eq!(batteries(&engine)[0].0, "How often?");
}

#[test]
fn one_row_is_enough() {
    Export {
        headings: &["StartDate|EndDate|Status|Progress|Finished|ResponseId|Q1_1|Q1_2|Q1_3"],
        answers: &[
            DATE,
            DATE,
            "0",
            "100",
            "1 / 1 / 1 / 1 / 0",
            KEY,
            "10 / 20 / 30 / 40 / 50 / ",
            "50 / 40 / 30 / 20 / 10",
            "10 / 30 / 20 / 50 / 40 / ",
        ],
        rows: 60,
    }
    .check("qualtrics", 48, "pptttpIII");
}

#[test]
fn a_question_called_status_leaves_nobody_out() {
    let engine = Export {
        headings: &[
            "StartDate|EndDate|Finished|ResponseId|UserLanguage|Status|Q1_1|Q1_2",
            "Start|Einde|Voltooid|Antwoord-ID|Taal\
             |Wat is uw huidige status binnen de organisatie, vast of tijdelijk?\
             |Vindt u dit? - Goed|Vindt u dit? - Nuttig",
            "{\"ImportId\":\"startDate\"}|{\"ImportId\":\"endDate\"}|{\"ImportId\":\"finished\"}\
             |{\"ImportId\":\"_recordId\"}|{\"ImportId\":\"userLanguage\"}|{\"ImportId\":\"QID9\"}\
             |{\"ImportId\":\"QID1_1\"}|{\"ImportId\":\"QID1_2\"}",
        ],
        answers: &[DATE, DATE, "1", KEY, "NL", "1 / 2", "1 / 2 / 3 / 4", "4 / 3 / 2 / 1"],
        rows: 60,
    }
    .check("qualtrics", 60, "pptptSII");
    assert_eq!(counted(&engine, "previews-left-out"), None);
}
